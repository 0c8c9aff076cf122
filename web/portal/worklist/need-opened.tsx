import { useEffect, useState } from 'preact/hooks';
import { api, type WorklistItem } from '../api.ts';
import { useLoad } from '../load.ts';
import { focusField } from '../patients/page/gap.ts';
import { Opened } from '../patients/page/opened.tsx';
import type { Opening } from '../patients/page/opening.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { dialogOf } from './need-words.ts';

type NeedOpenedProps = { item: WorklistItem; onClose: () => void; onSaved: () => Promise<void> };

/** Opens the dialog of the patient's page in which the need is mended. */
export function NeedOpened({ item, onClose, onSaved }: NeedOpenedProps) {
  const [opening, setOpening] = useState<Opening | undefined>(dialogOf(item)?.opening);
  const { data, problem, reload } = useLoad(`need ${item.id}`, () => api.patient(item.reference));
  const isThere = data !== undefined;
  useEffect(() => {
    if (isThere && opening && 'field' in opening && opening.field) focusField(opening.field);
  }, [isThere, opening]);
  if (problem && !data) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data || !opening) return null;
  return (
    <Opened
      key={JSON.stringify(opening)}
      opening={opening}
      patient={data}
      onOpen={setOpening}
      onClose={onClose}
      onSaved={async () => {
        await reload();
        await onSaved();
      }}
    />
  );
}
