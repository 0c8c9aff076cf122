import { useState } from 'preact/hooks';
import { formatLongDate } from '../../../functions/domain/care/long-date.ts';
import { type Instrument, type Item, optionsOf } from '../../../functions/domain/survey/instrument.ts';
import { itemName } from '../../../functions/domain/survey/instrument-names.ts';
import { instrumentOf } from '../../../functions/domain/survey/instruments/instruments.ts';
import type { Voiced } from '../../../functions/domain/survey/wording.ts';
import type { WordingPack } from '../../../functions/domain/survey/wording-pack.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { api, type PackSummary } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';

/** A loaded pack: its source, and its texts as they will be asked. */
export function PackDialog({ pack, onClose }: { pack: PackSummary; onClose: () => void }) {
  const { version, permission, loaded } = pack;
  return (
    <Dialog title={version} onClose={onClose} wide>
      <div class="stack">
        <p class="small quiet">
          Tillstånd: {permission.holder}, {formatLongDate(permission.date)}. Inläst {formatInstant(loaded.at)}{' '}
          av {loaded.by}.
        </p>
        <PackTexts version={version} />
      </div>
    </Dialog>
  );
}

/** The texts of a loaded pack, fetched when the reader unfolds them. */
export function FoldedTexts({ version }: { version: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Texterna i {version}</summary>
      {open && <PackTexts version={version} />}
    </details>
  );
}

function PackTexts({ version }: { version: string }) {
  const { data, problem, reload } = useLoad(`pack ${version}`, () => api.pack(version));
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="texterna" />;
  return <Texts pack={data.pack} />;
}

/** A text, and the guardian's version where it differs. */
export function Said({ text }: { text: Voiced | undefined }) {
  if (typeof text === 'string' || !text) return <>{text}</>;
  return (
    <>
      {text.patient}
      <br />
      <span class="quiet">Till vårdnadshavare: {text.guardian}</span>
    </>
  );
}

/** Every text in the order it is asked, in the pack's own language. */
export function Texts({ pack }: { pack: WordingPack }) {
  const instrument: Instrument = instrumentOf(pack.instrument);
  const options = (item: Item) =>
    optionsOf(instrument, item).map((value) => pack.options[item.optionSet]?.[value] ?? '');
  return (
    <div class="stack" lang={pack.language}>
      <h3>{pack.title}</h3>
      <p>
        <Said text={pack.introduction} />
      </p>
      <ul class="stack">
        {instrument.items.map((item) => (
          <li key={item.key}>
            <span class="small quiet" lang="sv">
              {itemName(instrument, item.key)}
            </span>
            <br />
            <Said text={pack.items[item.key]} />
            <br />
            <span class="small quiet">{options(item).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
