import type { CodeMessage } from '../../../../functions/domain/survey/message/message.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Qr } from './qr.tsx';

/** The code for the patient's own phone, at the clinic: the screen shows nothing else of the portal. */
export function HandOver({ message, onClose }: { message: CodeMessage; onClose: () => void }) {
  const { code, link, site } = message;
  return (
    <Dialog title="Svara på din telefon" onClose={onClose} wide>
      <div class="hand-over">
        <p>Rikta telefonens kamera mot rutan och öppna länken.</p>
        <Qr text={link} label={`QR-kod till enkäten ${code}`} />
        <p>
          Eller gå till <strong>{site}</strong> och skriv koden
        </p>
        <p class="code hand-over-code">{code}</p>
      </div>
    </Dialog>
  );
}
