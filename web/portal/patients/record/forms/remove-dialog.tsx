import type { ComponentChildren } from 'preact';
import type { SeenPatient } from '../../../api.ts';
import { EditDialog } from '../edit-dialog.tsx';
import type { Edit } from '../record-edit.ts';

type RemoveDialogProps = {
  title: string;
  patient: SeenPatient;
  edit: Edit;
  onClose: () => void;
  onSaved: () => Promise<void>;
  /** The data that disappears, in words. */
  children: ComponentChildren;
};

/** Asks before part of a record is removed. It needs a reason, as every correction does. */
export function RemoveDialog({ edit, children, ...dialog }: RemoveDialogProps) {
  return (
    <EditDialog {...dialog} unsaved={false} read={() => ({ value: edit })} removes>
      {() => <p>{children} Årets mått räknas om.</p>}
    </EditDialog>
  );
}
