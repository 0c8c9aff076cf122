import { createPortal } from 'preact/compat';
import { useState } from 'preact/hooks';
import { readCode, showCode } from '../../../functions/domain/code.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatList } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api, type IssuedCode } from '../api.ts';
import { useLoad } from '../load.ts';
import { usePlace } from '../session.ts';
import { type channelNames, formName, inFormOrder } from '../words.ts';
import { Letter } from './letter.tsx';
import { Qr } from './qr.tsx';

type CodeSheetProps = {
  issued: IssuedCode;
  reference: string;
  forms: readonly string[];
  /** How the code is handed over: what one does next stands first. */
  channel: keyof typeof channelNames;
};

/** The code as people read it, whatever form the server sent it in. */
const shown = (code: string) => showCode(readCode(code) ?? code);

/** The code, the link and the QR, which are shown this once: to print, to hand over on the screen, or to copy. */
export function CodeSheet({ issued, reference, forms, channel }: CodeSheetProps) {
  const { session, area } = usePlace();
  const [handing, setHanding] = useState(false);
  const { data } = useLoad('unit contact', api.unitContact);
  const code = shown(issued.code);
  const look = (first: boolean) => (first ? 'primary' : 'plain');
  const print = (
    <Button key="print" look={look(channel === 'letter')} onPress={() => window.print()}>
      Skriv ut brev
    </Button>
  );
  const show = (
    <Button key="show" look={look(channel === 'clinic')} onPress={() => setHanding(true)}>
      Visa stort för patienten
    </Button>
  );
  return (
    <div class="stack">
      <Notice kind="warning" title="Koden visas bara nu">
        <p>Den sparas inte så att den kan läsas igen. Tappas den bort kan du skapa en ny.</p>
      </Notice>
      <div class="code-sheet">
        <Qr text={issued.link} label={`QR-kod till enkäten ${code}`} />
        <div class="stack">
          <p>
            {reference}: {formatList(inFormOrder(area, forms).map(formName))}
          </p>
          <Copyable label="Kod" text={code} copied={code} />
          <Copyable label="Länk" text={issued.link.replace(/^https?:\/\//, '')} copied={issued.link} />
        </div>
      </div>
      <p class="actions">{channel === 'clinic' ? [show, print] : [print, show]}</p>
      {createPortal(
        <Letter code={code} link={issued.link} site={session.survey} phone={data?.contact?.phone} />,
        document.body,
      )}
      {handing && (
        <HandOver code={code} link={issued.link} site={session.survey} onClose={() => setHanding(false)} />
      )}
    </div>
  );
}

function Copyable({ label, text, copied }: { label: string; text: string; copied: string }) {
  const [done, setDone] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(copied);
      setDone(true);
      announce(`${label} kopierad.`);
    } catch {
      announce('Det gick inte att kopiera. Markera texten och kopiera den.');
    }
  };
  return (
    <div>
      <p class="small quiet">{label}</p>
      <p class="row">
        <span class="code copyable">{text}</span>
        <Button
          small
          look="quiet"
          onPress={() => void copy()}
          name={done ? `Kopierad: ${label.toLowerCase()}en` : `Kopiera ${label.toLowerCase()}en`}
        >
          {done ? 'Kopierad' : 'Kopiera'}
        </Button>
      </p>
    </div>
  );
}

/** For the patient's own phone, at the clinic: nothing else of the portal is on the screen. */
function HandOver({
  code,
  link,
  site,
  onClose,
}: {
  code: string;
  link: string;
  site: string;
  onClose: () => void;
}) {
  return (
    <Dialog title="Svara på din telefon" onClose={onClose} wide>
      <div class="hand-over">
        <p>Rikta telefonens kamera mot rutan och öppna länken.</p>
        <Qr text={link} label={`QR-kod till enkäten ${code}`} />
        <p>
          Eller gå till <strong>{site.replace(/^https?:\/\//, '')}</strong> och skriv koden
        </p>
        <p class="code hand-over-code">{code}</p>
      </div>
    </Dialog>
  );
}
