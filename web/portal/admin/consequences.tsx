import { formatList } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { formName } from '../words.ts';
import { isLeftWithout, type WordingChange, wordingChangeText } from './activation.ts';
import type { WordingSlot } from './wording-words.ts';

/** Lists everything that the button will do, before it is pressed. */
export function Consequences({ changes, slot }: { changes: readonly WordingChange[]; slot: WordingSlot }) {
  if (changes.length === 0)
    return (
      <Notice title="Inget ändras">
        <p>De markerade enheterna visar redan det som är valt.</p>
      </Notice>
    );
  const left = changes.filter((change) => isLeftWithout(change, slot)).map(({ unit }) => unit.name);
  return (
    <Notice kind={left.length > 0 ? 'warning' : 'info'} title="Det här händer">
      <ul>
        {changes.map((change) => (
          <li key={change.unit.id}>
            {change.unit.name} {wordingChangeText(change, slot)}.
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <p>
          {formName(slot.instrument)} kan då inte skickas från {formatList(left)}.
        </p>
      )}
      <p>
        Patienterna ser det inom en minut. Den som har sidan öppen svarar på de ord som står där, och svaret
        sparar den versionen.
      </p>
    </Notice>
  );
}
