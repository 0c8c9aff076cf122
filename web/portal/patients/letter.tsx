import { Qr } from './qr.tsx';

type LetterProps = {
  code: string;
  link: string;
  site: string;
  /** Of the unit, where it has given one. */
  phone: string | undefined;
};

/**
 * The letter with the code, seen on paper only. It names no clinic, diagnosis or person: the envelope and who hands it
 * over say where it comes from. Of whom to call only the number, since the unit's own words may name what it treats.
 */
export function Letter({ code, link, site, phone }: LetterProps) {
  const place = site.replace(/^https?:\/\//, '');
  return (
    <div class="letter">
      <div lang="sv">
        <h1>Vill du berätta hur du har det?</h1>
        <p>
          Du har nyligen varit hos oss. Dina svar hjälper oss att följa upp vården och göra den bättre. Det
          tar ungefär fem minuter, och det är frivilligt. Din vård påverkas inte av om du svarar eller av vad
          du svarar.
        </p>
      </div>
      <div class="letter-code">
        <Qr text={link} label={`QR-kod till enkäten ${code}`} />
        <div>
          <p>
            Rikta telefonens kamera mot rutan. Eller gå till <strong>{place}</strong> och skriv koden:
          </p>
          <p class="code">{code}</p>
          <p>
            Koden är personlig. Vill du hellre svara på papper eller per telefon,{' '}
            {phone ? (
              <>
                ring <span class="nowrap">{phone}</span>.
              </>
            ) : (
              'kontakta mottagningen du besökte.'
            )}
          </p>
        </div>
      </div>
      <div lang="en">
        <h2>In English</h2>
        <p>
          You have recently visited us. Please tell us how you are by scanning the square with your phone, or
          by entering the code at {place}. It takes about five minutes and is voluntary. You can choose
          English on the first page.
        </p>
      </div>
    </div>
  );
}
