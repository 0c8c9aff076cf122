import type { Conflict, Failure, Missing } from '../domain/failure.ts';
import { sizeText } from '../domain/limits.ts';

/** The sentences for missing things. */
export const missingText: Readonly<Record<Missing, string>> = {
  address: 'Det finns inget på den här adressen.',
  area: 'Det finns inget sådant område.',
  code: 'Koden finns inte. Kontrollera att den är rätt skriven.',
  'fhir-definition': 'Det finns inget formulär eller mått med den beteckningen.',
  form: 'Formuläret ingår inte i enkäten.',
  'form-at-unit': 'Enheten använder inte formuläret.',
  invitation: 'Patienten har ingen sådan enkät.',
  measure: 'Det måttet finns inte i området.',
  need: 'Uppgiften finns inte längre på listan. Den kan vara åtgärdad.',
  patient: 'Det finns ingen patient med den referensen på enheten.',
  'report-check': 'Rapporten har ingen sådan kontroll.',
  'report-version': 'Det finns ingen sådan version av årsrapporten.',
  unit: 'Det finns ingen sådan enhet.',
  'wording-pack': 'Det finns inget paket med den versionen.',
  year: 'Ange ett år med fyra siffror.',
};

/** The sentences for changes that conflict with the stored data. */
const conflictText: Readonly<
  Record<
    Exclude<Conflict['why'], 'pack-exists' | 'unsendable' | 'reference-alike' | 'reports-missing'>,
    string
  >
> = {
  'patient-changed':
    'Någon annan har ändrat patienten sedan du öppnade den. Se vad som ändrats och gör om din ändring.',
  'answer-changed':
    'Någon annan har ändrat enkäten eller svaret sedan du öppnade det. Se vad som gäller nu och gör om din ändring.',
  'answer-removed': 'Formuläret har inget svar längre. Någon annan har tagit bort det.',
  'no-code': 'Enkäten har ingen kod att lämna. Skapa en ny kod först.',
  'code-renewed': 'Någon annan har just skapat en ny kod. Hämta patienten igen och visa den koden.',
  'code-unknown':
    'Koden kan inte visas igen. Koden som patienten har gäller fortfarande. Skapa en ny kod om den är borta.',
  'contact-changed':
    'Någon annan har ändrat kontaktuppgifterna sedan du öppnade dem. Se vad som står nu och gör om din ändring.',
  'plan-changed':
    'Någon annan har ändrat utskicken sedan du öppnade dem. Se vad som gäller nu och gör om din ändring.',
  'wording-changed': 'Någon annan ändrade ordalydelsen samtidigt. Läs om och försök igen.',
  'created-already': 'Det är redan skapat. Läs om sidan.',
  'report-changed':
    'Något i rapporten har ändrats sedan du hämtade den. Läs igenom den igen och signera sedan.',
  'report-signed': 'Rapporten är redan signerad med just de här uppgifterna.',
  'published-meanwhile':
    'Någon annan publicerade eller signerade samtidigt. Läs igenom förhandsvisningen igen.',
  'published-already': 'Den senaste publiceringen har redan just de här rapporterna.',
  'patient-exists': 'Det finns redan en patient med referensen.',
  'invitation-exists': 'Patienten har redan en enkät med den nyckeln.',
  'need-declined': 'Patienten har sagt nej till att svara. Ångra det först, om patienten har ändrat sig.',
  'need-not-declined': 'Det finns inget nej från patienten att ångra.',
  answered: 'Formuläret är redan besvarat.',
  'all-answered': 'Alla formulär är redan besvarade.',
  'answered-on-web': 'Svaret är lämnat på webben och ändras aldrig av någon annan.',
  expired: 'Enkäten har gått ut. Skapa en ny i stället.',
  withdrawn: 'Enkäten är tillbakadragen. Skapa en ny i stället.',
  'withdrawn-for-answers': 'Enkäten är tillbakadragen. Svaret kan inte registreras.',
};

/** The largest number of references that are named because they read like a new one. */
export const toldAlike = 5;

const list = new Intl.ListFormat('sv-SE', { type: 'conjunction' });

/** Lists the references, with the number of those that are not named. */
const namesOf = (references: readonly string[]): string => {
  const more = references.length - toldAlike;
  return list.format([...references.slice(0, toldAlike), ...(more > 0 ? [`${more} till`] : [])]);
};

const patientsNamed = (references: readonly string[]): string =>
  `${references.length > 1 ? 'Patienterna' : 'Patienten'} ${namesOf(references)}`;

const onlyCapitals =
  'Bara stora och små bokstäver eller inledande nollor skiljer referenserna åt. Är det samma patient, skriv referensen på samma sätt.';

/** The sentence about a new reference that reads like those of stored patients. */
export const alikeSentence = (references: readonly string[]): string =>
  `${patientsNamed(references)} finns redan. ${onlyCapitals}`;

/** The sentence about a new reference that reads like one on an earlier line of the same import. */
export const alikeOnLineSentence = (references: readonly string[]): string =>
  `${patientsNamed(references)} står på ${references.length > 1 ? 'tidigare rader' : 'en tidigare rad'} i samma import. ${onlyCapitals}`;

/** The sentence about taking in the line of an import all the same; every reference that reads like it must be listed. */
export const acceptAlikeSentence = (references: readonly string[]): string =>
  `Är det en annan patient, ange ${namesOf(references)} som ${references.length > 1 ? 'lika referenser' : 'lik referens'}.`;

function conflictSentence(conflict: Conflict): string {
  switch (conflict.why) {
    case 'pack-exists':
      return `Versionen ${conflict.version} finns redan med annat innehåll. Svar kan hänvisa till den, så ändrade texter behöver en ny version.`;
    case 'unsendable':
      return conflict.messages.join(' ');
    case 'reports-missing':
      return `Årsrapporten är inte signerad av ${list.format(conflict.units)}. Publicera utan ${conflict.units.length > 1 ? 'dem' : 'den'} genom att godta det.`;
    case 'reference-alike':
      return alikeSentence(conflict.references);
    default:
      return conflictText[conflict.why];
  }
}

const goneText = {
  expired: 'Länken gäller inte längre. Be mottagningen om en ny.',
  withdrawn: 'Länken är återkallad. Kontakta mottagningen om du har frågor.',
} as const;

/** Returns the Swedish sentence that answers a failure. */
export function sentenceOf(failure: Failure): string {
  switch (failure.kind) {
    case 'malformed':
      return failure.detail;
    case 'unauthenticated':
      return failure.why === 'no-role'
        ? 'Ditt konto har ingen roll här. Kontakta den som sköter systemet i din region.'
        : 'Logga in och försök igen.';
    case 'old-sign-in':
      return `Logga in på nytt för att signera: inloggningen får vara högst ${failure.maxAge / 60} minuter gammal.`;
    case 'forbidden':
      return 'Din roll har inte rätt till det här.';
    case 'not-found':
      return missingText[failure.what];
    case 'wrong-method':
      return `Den här adressen tar bara emot ${failure.allowed.join(', ')}.`;
    case 'conflict':
      return conflictSentence(failure);
    case 'gone':
      return goneText[failure.reason];
    case 'too-large':
      return `Det som skickades är för stort. Högst ${sizeText(failure.limit)} går att skicka på en gång.`;
    case 'not-acceptable':
      return `Svaret finns bara som ${failure.offered}.`;
    case 'unsupported-type':
      return `Skicka innehållet som ${failure.expected}.`;
    case 'unsupported-encoding':
      return 'Skicka innehållet okomprimerat, utan Content-Encoding.';
    case 'invalid':
      return 'Något i det som skickades behöver rättas.';
    case 'too-many':
      return 'Det har kommit många försök. Vänta en stund och försök igen.';
  }
}

export const unexpectedText = (id: string): string =>
  `Något gick fel hos oss. Försök igen. Om felet kommer tillbaka, uppge ${id}.`;
