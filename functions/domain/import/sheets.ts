import { type Area, formsOf, type Named } from '../area.ts';
import type { Item } from '../instrument.ts';
import { instrumentOf } from '../instruments/instruments.ts';
import {
  answerModeNames,
  channelNames,
  fieldNames,
  modeNames,
  occasionNames,
  respondentNames,
  sexNames,
  treatmentKindField,
  visitKindField,
  visitKindNames,
} from '../names.ts';
import { complicationGrades } from '../patient.ts';
import { homeRegions, notRegistered } from '../region.ts';
import { findWording } from '../wordings/wordings.ts';
import { type Codec, choice, choices, date, instant, number, text, yesNo } from './codec.ts';
import { sunnybrookColumns } from './sunnybrook-columns.ts';

/** A column of the template: its Swedish header, and the field it holds (dots for parts). */
export type Column = {
  header: string;
  /** Headers that it has had, which are read as well. */
  formerly?: readonly string[];
  field: string;
  codec: Codec;
  required?: true;
  /** Of the answers sheet: which form the item is of. */
  form?: string;
  /** The area does not ask for it: it is read where it stands and written where a patient has it, and never offered. */
  unasked?: true;
};

export const isAsked = ({ unasked }: Column): boolean => !unasked;

export type SheetId = 'patients' | 'visits' | 'treatments' | 'complications' | 'answers';

/** A sheet of the template. Every row begins with the patient's reference. */
export type Sheet = { id: SheetId; name: string; columns: readonly Column[] };

type Names = Readonly<Record<string, string>>;

const reference: Column = { header: fieldNames.reference, field: 'reference', codec: text, required: true };

/** What tells the patient's own visits, treatments or invitations apart; the same again is the same one. */
const key = (header: string, explains: string): Column => ({
  header,
  field: 'key',
  codec: { ...text, explains },
  required: true,
});

/** Values that areas define, by the beginning of their names where that tells them apart; the whole is read too. */
function named(values: readonly Named[]): Codec {
  const beginning = (name: string) => name.split(/[(,]/)[0]?.trim() ?? name;
  const isAlone = (name: string) =>
    values.filter((one) => beginning(one.name) === beginning(name)).length === 1;
  const names = values.map(({ id, name }) => [id, isAlone(name) ? beginning(name) : name]);
  const whole = values.map(({ id, name }) => [name, id]);
  return choice(Object.fromEntries(names), Object.fromEntries(whole));
}

const homeRegion = choice(
  Object.fromEntries(homeRegions.map(({ id }) => [id, id === notRegistered ? 'ej folkbokförd' : id])),
  Object.fromEntries([
    ...homeRegions.map(({ id, name }) => [name, id]),
    // Spreadsheets drop the zero that a code begins with.
    ...homeRegions.map(({ id }) => [id.replace(/^0/, ''), id]),
  ]),
);

function patientSheet(area: Area): Sheet {
  const columns: Column[] = [
    reference,
    { header: fieldNames.birthDate, field: 'birthDate', codec: date, required: true },
    { header: fieldNames.legalSex, field: 'legalSex', codec: choice(sexNames) },
    {
      header: fieldNames.homeRegion,
      field: 'homeRegion',
      codec: {
        ...homeRegion,
        explains: 'Regionens kod med två siffror, till exempel 14, eller ej folkbokförd.',
      },
    },
  ];
  if (area.patientGroups.length > 0)
    columns.push({
      header: fieldNames.patientGroup,
      field: 'patientGroup',
      codec: named(area.patientGroups),
    });
  if (area.causes.length > 0)
    columns.push({ header: fieldNames.cause, field: 'cause', codec: named(area.causes) });
  return { id: 'patients', name: 'Patienter', columns };
}

const visitSheet = (area: Area): Sheet => ({
  id: 'visits',
  name: 'Besök',
  columns: [
    reference,
    key('Besök', 'Egen beteckning för varje besök hos patienten, till exempel b1.'),
    {
      header: visitKindField,
      field: 'kind',
      codec: choice(visitKindNames, { ettårsbesök: 'one-year', annat: 'other' }),
      required: true,
    },
    { header: fieldNames.date, field: 'date', codec: date, required: true },
    { header: fieldNames.mode, field: 'mode', codec: choice(modeNames), required: true },
    {
      header: fieldNames.multidisciplinary,
      formerly: ['Teambedömning'],
      field: 'multidisciplinary',
      codec: yesNo,
      required: true,
    },
    {
      header: fieldNames.referralReceivedOn,
      formerly: ['Remiss mottagen'],
      field: 'referralReceivedOn',
      codec: date,
    },
    {
      header: fieldNames.patientChoseToWait,
      formerly: ['Patienten valde att vänta'],
      field: 'patientChoseToWait',
      codec: yesNo,
    },
    {
      header: fieldNames.reportedToReferrerOn,
      formerly: ['Svar till remittent'],
      field: 'reportedToReferrerOn',
      codec: date,
    },
    ...(area.gradesWith === 'sunnybrook'
      ? sunnybrookColumns
      : sunnybrookColumns.map((column) => ({ ...column, unasked: true as const }))),
  ],
});

/** In the column of complications where it is known that there were none. */
export const noComplications = 'none';

function treatmentSheet(area: Area): Sheet {
  const carries = (what: string) => area.treatmentKinds.some((kind) => kind.carries === what);
  const columns: Column[] = [
    reference,
    key('Behandling', 'Egen beteckning för varje behandling hos patienten, till exempel k1.'),
    { header: treatmentKindField, field: 'kind', codec: named(area.treatmentKinds), required: true },
    { header: fieldNames.date, field: 'date', codec: date, required: true },
  ];
  if (carries('mode')) columns.push({ header: fieldNames.mode, field: 'mode', codec: choice(modeNames) });
  if (carries('procedures')) {
    columns.push(
      {
        header: fieldNames.procedures,
        formerly: ['Åtgärder'],
        field: 'procedures',
        codec: choices(named(area.procedures)),
      },
      {
        header: fieldNames.complications,
        field: 'complications',
        codec: {
          ...choice({ [noComplications]: 'inga' }),
          explains: 'inga, där det är känt. Komplikationer skrivs på sitt eget blad.',
        },
      },
    );
  }
  return { id: 'treatments', name: 'Behandlingar', columns };
}

const complicationSheet: Sheet = {
  id: 'complications',
  name: 'Komplikationer',
  columns: [
    reference,
    {
      header: 'Behandling',
      field: 'treatment',
      codec: { ...text, explains: 'Operationen, som på bladet Behandlingar.' },
      required: true,
    },
    { header: fieldNames.date, field: 'date', codec: date, required: true },
    {
      header: 'Grad',
      field: 'grade',
      codec: choice(Object.fromEntries(complicationGrades.map((grade) => [grade, grade]))),
      required: true,
    },
    { header: 'Förväntad', field: 'expected', codec: yesNo, required: true },
  ],
};

/** Names of items where their number is not name enough. */
const itemNames: Names = { side: 'sida', overall: 'helhet' };

function itemCodec(form: string, item: Item): Codec {
  const instrument = instrumentOf(form);
  const options = instrument.optionSets[item.optionSet] ?? [];
  if (options.every((option) => typeof option === 'number')) {
    return { ...number, explains: `Heltal, ${Math.min(...options)}–${Math.max(...options)}.` };
  }
  const words = findWording(form, 'sv')?.options[item.optionSet] ?? {};
  return choice(
    Object.fromEntries(options.map((option) => [String(option), words[option] ?? String(option)])),
  );
}

const formName = (form: string): string => instrumentOf(form).shortName;

function answerSheet(area: Area): Sheet {
  const forms = formsOf(area);
  const prems = forms.filter((form) => instrumentOf(form).type === 'prem');
  return {
    id: 'answers',
    name: 'Enkätsvar',
    columns: [
      reference,
      key(
        'Utskick',
        'Egen beteckning för varje utskick till patienten, samma på alla dess rader, till exempel u1.',
      ),
      {
        header: 'Tillfälle',
        field: 'occasion',
        codec: choice(occasionNames),
        required: true,
      },
      {
        header: 'Gäller',
        field: 'anchor',
        codec: {
          ...text,
          explains: 'Besöket (vid nybesök) eller behandlingen (vid ettårskontroll), som på dess blad.',
        },
        required: true,
      },
      {
        header: 'Formulär',
        field: 'forms',
        codec: choice(Object.fromEntries(forms.map((form) => [form, formName(form)]))),
        required: true,
      },
      {
        header: 'Kanal',
        field: 'channel',
        codec: choice(channelNames),
        required: true,
      },
      { header: 'Skickat', field: 'sentAt', codec: instant },
      { header: 'Öppnat', field: 'openedAt', codec: instant },
      { header: 'Går ut', field: 'expiresAt', codec: instant },
      { header: 'Återkallat', field: 'withdrawnAt', codec: instant },
      { header: 'Besvarat', field: 'answeredAt', codec: instant },
      {
        header: 'Besvarat av',
        field: 'respondent',
        codec: choice(respondentNames, {
          patienten: 'patient',
          vårdnadshavare: 'guardian',
          'vårdnadshavare eller närstående': 'guardian',
        }),
      },
      {
        header: 'Svarssätt',
        field: 'mode',
        codec: choice(answerModeNames, { webb: 'web', papper: 'paper', telefon: 'phone' }),
      },
      { header: 'Språk', field: 'language', codec: { ...text, explains: 'sv, en …' } },
      {
        header: 'Ordalydelse',
        field: 'wording',
        codec: { ...text, explains: 'Vilken version av frågorna som visades.' },
      },
      ...forms.flatMap((form) =>
        instrumentOf(form).items.map((item) => ({
          header: `${formName(form)} ${itemNames[item.key] ?? item.key}`,
          field: `values.${item.key}`,
          codec: itemCodec(form, item),
          form,
        })),
      ),
      ...prems.map((form) => ({
        header: `${formName(form)} förseglat`,
        field: 'values.sealed',
        codec: { ...text, explains: 'Fylls i av export och lämnas som det är.' },
        form,
      })),
    ],
  };
}

const built = new Map<Area, readonly Sheet[]>();

/** The sheets of an area's template: its groups, procedures and forms are data, so they are too. */
export function sheetsOf(area: Area): readonly Sheet[] {
  let sheets = built.get(area);
  if (!sheets) {
    const hasOperations = area.treatmentKinds.some((kind) => kind.carries === 'procedures');
    sheets = [
      patientSheet(area),
      visitSheet(area),
      treatmentSheet(area),
      ...(hasOperations ? [complicationSheet] : []),
      answerSheet(area),
    ];
    built.set(area, sheets);
  }
  return sheets;
}
