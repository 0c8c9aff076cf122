import { type CodeMessage, dayIn, guardianTexts, sinceTexts } from './message-words.ts';
import { Qr } from './qr.tsx';

/**
 * The letter with the code, seen on paper only. It says who sends it, never what for: an envelope may be opened by
 * others. Of whom to call only the number, since the unit's own words may name what it treats.
 */
export function Letter({ message }: { message: CodeMessage }) {
  const { sender, since, lastDay, phone, forChild, code, link, site } = message;
  return (
    <div class="on-paper letter">
      <div lang="sv">
        <p class="letter-sender">{sender}</p>
        <h1>Vill du berätta hur du har det?</h1>
        <p>
          {sinceTexts.sv[since]} Vi vill gärna veta hur du har det nu. Dina svar hjälper oss att bli bättre.
          Det tar några minuter och är frivilligt. Vården du får påverkas inte av om du svarar eller av vad du
          svarar.
        </p>
        {forChild && <p>{guardianTexts.sv}</p>}
        {lastDay && (
          <p>
            <strong>Svara senast {dayIn('sv', lastDay)}.</strong>
          </p>
        )}
      </div>
      <div class="letter-code" lang="sv">
        <Qr text={link} label={`QR-kod till enkäten ${code}`} />
        <div>
          <p>
            Rikta telefonens kamera mot rutan. Eller gå till <strong>{site}</strong> och skriv koden:
          </p>
          <p class="code">{code}</p>
          <p>
            Koden är personlig. Någon du litar på får gärna hjälpa dig. Vill du fråga något, eller hellre
            svara på papper eller per telefon,{' '}
            {phone ? (
              <>
                ring <span class="nowrap">{phone}</span>.
              </>
            ) : (
              `kontakta ${sender}.`
            )}
          </p>
        </div>
      </div>
      <div lang="en">
        <h2>In English</h2>
        <p>
          {sinceTexts.en[since]} Please tell us how you are: scan the square with your phone, or enter the
          code at {site}. It takes a few minutes and is voluntary. You can choose English on the first page.
          {lastDay && ` Please answer no later than ${dayIn('en', lastDay)}.`}
          {phone && ` Any questions? Call ${phone}.`}
        </p>
        {forChild && <p>{guardianTexts.en}</p>}
      </div>
    </div>
  );
}
