import { useState } from 'preact/hooks';
import { formatLongDate } from '../../../functions/domain/care/long-date.ts';
import { instrumentOf } from '../../../functions/domain/survey/instruments/instruments.ts';
import type { Wording } from '../../../functions/domain/survey/wording.ts';
import type { WordingPack } from '../../../functions/domain/survey/wording-pack.ts';
import { wordings as provided } from '../../../functions/domain/survey/wordings/wordings.ts';
import { formatCount } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/notice.tsx';
import { api, type PackSummary, type Wordings } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { formName, languageName } from '../words.ts';
import { shownWith, wordingChangeText } from './activation.ts';
import { groupsAt } from './overview.ts';
import { textChanges } from './pack-changes.ts';
import { Said, Texts } from './pack-dialog.tsx';
import { usersOf, whereText } from './wording-words.ts';

export type FoundPack = Omit<PackSummary, 'loaded'> & { isNew: boolean };

type PackCheckProps = {
  file: string;
  pack: WordingPack;
  found: FoundPack;
  wordings: Wordings;
  heading: { current: HTMLHeadingElement | null };
};

/** The result of the check of a pack: its source, its errors, and the changes at each unit. */
export function PackCheck({ file, pack, found, wordings, heading }: PackCheckProps) {
  const { instrument, language, version, title, permission, isNew } = found;
  const { items, optionSets } = instrumentOf(instrument);
  const texts = formatCount(items.length, 'fråga', 'frågor');
  const scales = formatCount(Object.keys(optionSets).length, 'svarsskala', 'svarsskalor');
  return (
    <>
      <Notice kind="done">
        <h3 class="notice-title" tabIndex={-1} ref={heading}>
          {file}: inga fel
        </h3>
        <p>
          {texts} och {scales}: alla texter finns.{' '}
          {isNew ? 'Inget är sparat ännu.' : 'Precis det här paketet är redan inläst.'}
        </p>
      </Notice>
      <dl class="facts facts-patient">
        <div>
          <dt>Formulär och språk</dt>
          <dd>
            {formName(instrument)}, {languageName(language)}
          </dd>
        </div>
        <div>
          <dt>Rubrik</dt>
          <dd>{title}</dd>
        </div>
        <div>
          <dt>Version</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>Tillstånd</dt>
          <dd>
            {permission.holder}, {formatLongDate(permission.date)}
          </dd>
        </div>
      </dl>
      <WhatChanges pack={pack} wordings={wordings} />
      <details>
        <summary>Texterna i {version}</summary>
        <Texts pack={pack} />
      </details>
    </>
  );
}

/** The changes at every unit that uses the form if the pack is activated, and the texts that differ. */
function WhatChanges({ pack, wordings }: Pick<PackCheckProps, 'pack' | 'wordings'>) {
  const users = usersOf(wordings, pack.instrument);
  const groups = groupsAt(users, pack).filter(({ shown }) => shown?.version !== pack.version);
  const to = shownWith(wordings, pack, pack.version);
  if (groups.length === 0) return <p>{whereText(users, users)} visar det redan.</p>;
  return (
    <div class="stack-small">
      <h3>Det här ändras där du sedan aktiverar det</h3>
      <ul>
        {groups.map(({ shown, units }) => (
          <li key={shown?.version ?? ''}>
            {whereText(units, users)} {wordingChangeText({ from: shown, to }, pack)}.
          </li>
        ))}
      </ul>
      {groups.map(
        ({ shown }) => shown && <Comparison key={shown.version} pack={pack} than={shown.version} />,
      )}
    </div>
  );
}

type ComparisonProps = { pack: WordingPack; than: string };

function Comparison({ pack, than }: ComparisonProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Jämför med {than}</summary>
      {open && <Changes pack={pack} than={than} />}
    </details>
  );
}

function Changes({ pack, than }: ComparisonProps) {
  const { data, problem, reload } = useLoad(`compared ${than}`, async (): Promise<Wording> => {
    const own = provided.find(({ version }) => version === than);
    return own ?? (await api.pack(than)).pack;
  });
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="texterna" />;
  const { changes, of } = textChanges(data, pack, instrumentOf(pack.instrument));
  return (
    <div class="stack">
      <p>
        {changes.length} av {formatCount(of, 'text', 'texter')} blir annorlunda.
      </p>
      <ul class="plain stack">
        {changes.map(({ name, before, after }) => (
          <li key={name}>
            <strong>{name}</strong>
            <dl class="text-change">
              <dt>Nu</dt>
              <dd lang={pack.language}>
                <Said text={before} />
              </dd>
              <dt>Blir</dt>
              <dd lang={pack.language}>
                <Said text={after} />
              </dd>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}
