import { type Area, formsOf } from '../../functions/domain/care/area.ts';
import { homeRegions } from '../../functions/domain/care/region.ts';
import type { InvitationEnd } from '../../functions/domain/measure/response.ts';
import {
  fieldNames,
  sexNames,
  treatmentKindField,
  visitKindNames,
} from '../../functions/domain/patient/record-names.ts';
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
export { answerModeNames, respondentNames } from '../../functions/domain/survey/answer.ts';
export { formName } from '../../functions/domain/survey/instruments/instruments.ts';
export { channelNames } from '../../functions/domain/survey/invitation.ts';

/** The Swedish words for stored values, said the same everywhere in the portal. */

export const roleNames = {
  staff: 'Vårdpersonal',
  lead: 'Enhetens ansvariga',
  authority: 'Myndigheten',
  admin: 'Administratör',
} as const;

/** The name of a value that may be anything; one that has no name is shown as it is, and none as nothing. */
export const nameFrom = (names: Readonly<Record<string, string>>, value: unknown): string =>
  Object.hasOwn(names, String(value)) ? (names[String(value)] ?? '') : String(value ?? '');

export const visitKindName = (kind: string): string => nameFrom(visitKindNames, kind);

export const statusNames = {
  'not-sent': 'Inte skickat',
  sent: 'Skickat',
  opened: 'Öppnat',
  started: 'Delvis besvarat',
  answered: 'Besvarat',
  withdrawn: 'Återkallat',
  expired: 'Utgånget',
} as const satisfies Record<InvitationStatus, string>;

/** The numbers of a response, in the order they are shown. */
export const responseNames = {
  sent: 'Skickade',
  opened: 'Öppnade',
  answered: 'Besvarade',
  open: 'Väntar på svar',
  expired: 'Utgångna',
  withdrawn: 'Återkallade',
} as const satisfies Record<InvitationEnd | 'sent' | 'opened', string>;

const languageNames = new Intl.DisplayNames('sv-SE', { type: 'language' });

/** A language's Swedish name, as it begins a line: «Finska». */
export const languageName = (language: string): string => withCapital(languageNames.of(language) ?? language);

/** «1 patient», «3 patienter». */
export const patientCount = (count: number): string => formatCount(count, 'patient', 'patienter');

/** Forms in the order the area asks them in, whatever order an invitation was written in. */
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

const breakdownNames: Readonly<Record<string, string>> = {
  homeRegion: fieldNames.homeRegion,
  legalSex: fieldNames.legalSex,
  ageGroup: 'Barn och vuxna',
  patientGroup: fieldNames.patientGroup,
  cause: fieldNames.cause,
  age: 'Ålder',
  treatment: treatmentKindField,
  surgery: fieldNames.procedures,
};

export const breakdownName = (name: string): string => breakdownNames[name] ?? name;

/** A category of a breakdown, in the order it is shown, with its words. */
export function categoriesOf(area: Area, breakdown: string): Option[] {
  const missing = { value: 'missing', text: 'Uppgift saknas' };
  const known = {
    homeRegion: namedOptions(homeRegions),
    legalSex: optionsOf(sexNames),
    ageGroup: optionsOf({ child: 'Barn (under 18 år)', adult: 'Vuxna' }),
    patientGroup: namedOptions(area.patientGroups),
    cause: namedOptions(area.causes),
    age: ['0-5', '6-11', '12-17', '18-39', '40-64', '65+'].map((band) => ({
      value: band,
      text: `${band.replace('-', '–').replace('65+', '65 år och äldre')}${band === '65+' ? '' : ' år'}`,
    })),
    treatment: namedOptions(area.treatmentKinds),
    surgery: namedOptions(area.procedures),
  }[breakdown];
  return [...(known ?? []), missing];
}

const actionNames: Readonly<Record<string, string>> = {
  'register-patient': 'Registrerade patienten',
  'read-patient': 'Öppnade patienten',
  'change-patient': 'Ändrade uppgifter',
  'delete-patient': 'Tog bort patienten',
  'read-history': 'Läste historiken',
  'create-invitation': 'Skapade ett utskick',
  'withdraw-invitation': 'Återkallade ett utskick',
  'show-code': 'Visade koden igen',
  'renew-code': 'Skapade en ny kod',
  'record-answer': 'Skrev in ett svar',
  'correct-answer': 'Ändrade ett inskrivet svar',
  'delete-answer': 'Tog bort ett inskrivet svar',
  'import-patient': 'Läste in från fil',
  'preview-patient': 'Förhandsgranskade inläsning från fil',
};

/** What was done, in the patient-data access log. */
export const actionText = (action: string): string => actionNames[action] ?? action;

const partsBeside: Readonly<Record<string, string>> = {
  patientChoseToWait: 'Valde själva att vänta',
  notAssessable: 'Graderade som ej bedömbara',
  sameInstrument: 'Samma formulär båda gångerna',
  windowsOpen: 'Kan ännu följas upp i tid',
};

/** A part of a number: «Hemregion: Region Skåne». */
export function partText(area: Area, part: string): string {
  const [breakdown = '', category] = part.split('.');
  if (category === undefined) return partsBeside[part] ?? part;
  const text = categoriesOf(area, breakdown).find(({ value }) => value === category)?.text ?? category;
  return `${breakdownName(breakdown)}: ${text}`;
}
