import { breachesOf } from '../../../functions/domain/measure/measure-set.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import { Notice } from '../../ui/notice.tsx';

/** A draft set of measures, with the rules that it breaks. */
export function DraftSet({ area }: { area: MeasuredArea }) {
  const breaches = breachesOf(area);
  return (
    <Notice kind="warning" title="Utkast">
      <p>
        Inga mått är beslutade för {area.name.toLowerCase()}. Det här är ett utkast av generella mått som inte
        kan undertecknas.
      </p>
      {breaches.length > 0 && (
        <>
          <p>Utkastet följer inte reglerna för en måttuppsättning:</p>
          <ul>
            {breaches.map((breach) => (
              <li key={breach}>{breach}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
