import { useLocation } from 'preact-iso';
import { Notice } from '../../../ui/notice.tsx';
import { showReceipt } from '../../announce.tsx';
import { api, type SeenPatient } from '../../api.ts';
import { EraseDialog } from './erase-dialog.tsx';

type DeletePatientProps = { patient: SeenPatient; onClose: () => void; onSaved: () => Promise<void> };

const why = {
  label: 'Varför tas patienten bort?',
  hint: 'Sparas i historiken.',
  lacking: 'Skriv varför patienten tas bort.',
};

/** Erases everything about one patient. This cannot be undone, and the dialog says so. */
export function DeletePatient({ patient: { reference, version }, onClose, onSaved }: DeletePatientProps) {
  const { route } = useLocation();
  return (
    <EraseDialog
      title={`Ta bort ${reference}`}
      why={why}
      button="Ta bort patienten"
      onClose={onClose}
      erase={(reason) => api.deletePatient(reference, { version, reason })}
      onErased={() => {
        showReceipt(`${reference} är borttagen`);
        route('/portal/patients');
      }}
      reload={onSaved}
    >
      <Notice kind="warning" title="Det går inte att ångra">
        <p>
          Besök, behandlingar, enkäter och svar tas bort, öppna koder slutar gälla och årets mått räknas om.
          Historiken finns kvar: vem som har läst, vem som har ändrat och vad.
        </p>
      </Notice>
    </EraseDialog>
  );
}
