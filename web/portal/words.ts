import { type Area, formsOf } from '../../functions/domain/care/area.ts';
import { homeRegions } from '../../functions/domain/care/region.ts';
import type { Breakdown, Measure } from '../../functions/domain/measure/measure.ts';
import type { InvitationEnd, UnsentState } from '../../functions/domain/measure/response.ts';
import { closedWindows, openWindows } from '../../functions/domain/measure/window.ts';
import { visitKindNames } from '../../functions/domain/patient/record-names.ts';
import type { InvitationStatus } from '../../functions/domain/survey/invitation-state.ts';
import type { Option } from '../ui/choice.tsx';
import { formatCount, withCapital } from '../ui/format.ts';

export { occasionNames } from '../../functions/domain/care/occasion.ts';
export {
  fieldNames,
  modeNames,
  sexNames,
  treatmentKindField,
  visitKindField,
  visitKindNames,
} from '../../functions/domain/patient/record-names.ts';
export { answerModeNames, respondentNames } from '../../functions/domain/survey/answer-names.ts';
export { channelNames } from '../../functions/domain/survey/channel-names.ts';
export { formName } from '../../functions/domain/survey/instruments/instruments.ts';

/** The Swedish words for stored values, the same everywhere in the portal. */

export const roleNames = {
  staff: 'Vårdpersonal',
  lead: 'Enhetens ansvariga',
  authority: 'Myndigheten',
  admin: 'Administratör',
} as const;

/** The name of a value of any type; a value without a name is shown unchanged, and none as an empty text. */
export const nameFrom = (names: Readonly<Record<string, string>>, value: unknown): string =>
  Object.hasOwn(names, String(value)) ? (names[String(value)] ?? '') : String(value ?? '');

export const visitKindName = (kind: string): string => nameFrom(visitKindNames, kind);

export const statusNames = {
  'not-sent': 'Inte lämnad',
  created: 'Skapad, inte lämnad',
  sent: 'Lämnad',
  opened: 'Öppnad',
  started: 'Delvis besvarad',
  answered: 'Besvarad',
  withdrawn: 'Tillbakadragen',
  expired: 'Utgången',
} as const satisfies Record<InvitationStatus, string>;

/** The numbers of a response, in the order they are shown. */
export const responseNames = {
  sent: 'Skickade',
  opened: 'Öppnade',
  answered: 'Besvarade',
  open: 'Väntar på svar',
  expired: 'Utgångna',
  withdrawn: 'Tillbakadragna',
  created: 'Skapade, inte lämnade',
  lapsed: 'Aldrig lämnade',
} as const satisfies Record<InvitationEnd | UnsentState | 'sent' | 'opened', string>;

const languageNames = new Intl.DisplayNames('sv-SE', { type: 'language' });

/** The Swedish name of a language, with a capital: «Finska». */
export const languageName = (language: string): string => withCapital(languageNames.of(language) ?? language);

/** «1 patient», «3 patienter». */
export const patientCount = (count: number): string => formatCount(count, 'patient', 'patienter');

/** Sorts forms in the order the area asks them, regardless of their order in the invitation. */
export const inFormOrder = (area: Area, forms: readonly string[]): string[] => {
  const order = formsOf(area);
  return forms.toSorted((one, other) => order.indexOf(one) - order.indexOf(other));
};

export const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, text]) => ({ value, text }));

export const namedOptions = (named: readonly { id: string; name: string }[]): Option[] =>
  named.map(({ id, name }) => ({ value: id, text: name }));

const nameIn = (named: readonly { id: string; name: string }[], id: string): string =>
  named.find((one) => one.id === id)?.name ?? id;

export const regionName = (id: string): string => nameIn(homeRegions, id);
export const groupName = (area: Area, id: string): string => nameIn(area.patientGroups, id);
export const causeName = (area: Area, id: string): string => nameIn(area.causes, id);
export const treatmentName = (area: Area, kind: string): string => nameIn(area.treatmentKinds, kind);
export const procedureName = (area: Area, id: string): string => nameIn(area.procedures, id);

/** The categories of a breakdown with their names, in the order they are shown. */
export const categoriesOf = (area: Area, breakdown: Breakdown): Option[] => [
  ...namedOptions(breakdown.categories(area)),
  { value: 'missing', text: 'Uppgift saknas' },
];

const actionNames: Readonly<Record<string, string>> = {
  'register-patient': 'Registrerade patienten',
  'read-patient': 'Öppnade patienten',
  'change-patient': 'Ändrade uppgifter',
  'delete-patient': 'Tog bort patienten',
  'read-history': 'Läste historiken',
  'create-invitation': 'Skapade en enkät',
  'withdraw-invitation': 'Drog tillbaka en enkät',
  'hand-over': 'Lämnade koden',
  'settle-need': 'Svarade i Att göra',
  'read-contact': 'Öppnade kontaktuppgifterna',
  'change-patient-contact': 'Ändrade kontaktuppgifterna',
  'stop-contact': 'Stoppade enkäter till patienten',
  'resume-contact': 'Återupptog enkäter till patienten',
  remind: 'Bad om en påminnelse',
  'send-message': 'Skickade ett meddelande',
  'show-code': 'Visade koden igen',
  'renew-code': 'Skapade en ny kod',
  'record-answer': 'Skrev in ett svar',
  'correct-answer': 'Ändrade ett inskrivet svar',
  'delete-answer': 'Tog bort ett inskrivet svar',
  'answer-left-year': 'Svaret räknas inte längre för',
  'answer-replaced': 'Ett annat svar räknas för',
  'import-patient': 'Läste in från fil',
  'preview-patient': 'Förhandsgranskade inläsning från fil',
};

/** The name of an action in the patient-data access log; one about a counted answer ends with its year. */
export const actionText = (action: string, year?: number): string =>
  [actionNames[action] ?? action, year].filter(Boolean).join(' ');

/** The person of an entry; the system notes by itself when a counted answer leaves a year. */
export const personText = (who: string): string => (who === 'system' ? 'Systemet' : who);

/** A part of a measure's number: «Hemregion: Region Skåne». */
export function partText(area: Area, measure: Measure, part: string): string {
  if (part === openWindows) return 'Kan ännu följas upp i tid';
  if (part === closedWindows) return 'Följdes inte upp i tid';
  const [id, category] = part.split('.');
  const breakdown = category !== undefined && measure.breakdowns.find((one) => one.id === id);
  if (!breakdown) return measure.beside.find((one) => one.id === part)?.name ?? part;
  const text = categoriesOf(area, breakdown).find(({ value }) => value === category)?.text ?? category;
  return `${breakdown.name}: ${text}`;
}
