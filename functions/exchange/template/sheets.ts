import type { Area, Named } from '../../domain/care/area.ts';
import { homeRegions, notRegistered } from '../../domain/care/region.ts';
import { complicationGrades } from '../../domain/patient/complication-grade.ts';
import {
  fieldNames,
  modeNames,
  sexNames,
  treatmentKindField,
  visitKindField,
  visitKindNames,
} from '../../domain/patient/record-names.ts';
import { usesSunnybrook } from '../../domain/patient/sunnybrook-grading.ts';
import { type Codec, choice, choices, date, folded, text, yesNo } from '../files/codec.ts';
import { answerSheet } from './answer-sheet.ts';
import { type Column, key, reference, type Sheet } from './column.ts';
import { sunnybrookColumns } from './sunnybrook-columns.ts';

/**
 * A choice among an area's values, by the start of their names when it is unambiguous; whole names are read
 * too.
 */
function named(values: readonly Named[]): Codec {
  const beginning = (name: string) => name.split(/[(,]/)[0]?.trim() ?? name;
  const isAlone = (name: string) =>
    values.filter((one) => beginning(one.name) === beginning(name)).length === 1;
  const names = values.map(({ id, name }) => [id, isAlone(name) ? beginning(name) : name]);
  const whole = values.map(({ id, name }) => [name, id]);
  return choice(Object.fromEntries(names), Object.fromEntries(whole));
}

const homeRegion = choice(
  homeRegions.map(({ id }) => [id, id === notRegistered ? 'ej folkbokförd' : id]),
  Object.fromEntries([
    ...homeRegions.map(({ id, name }) => [name, id]),
    // Spreadsheets drop the leading zero of a code.
    ...homeRegions.map(({ id }) => [id.replace(/^0/, ''), id]),
  ]),
);

/** The other patients whose references the patient's own may read like. */
const references: Codec = {
  explains: 'Andra patienters referenser, med komma emellan.',
  read: (value) => ({ value: value.split(/[,\s]+/).filter(Boolean) }),
  write: (value) => (Array.isArray(value) ? value.join(', ') : ''),
  isText: true,
};

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
  columns.push({ header: 'Lik referens', field: 'sameReference', codec: references, unasked: true });
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
    ...(usesSunnybrook(area)
      ? sunnybrookColumns
      : sunnybrookColumns.map((column) => ({ ...column, unasked: true as const }))),
  ],
});

/** The text in the column of complications when it is known that there were none. */
export const noComplications = 'none';

/** The text in the column of procedures when an operation is registered without any. */
const noProcedures = 'ej angiven';

/** An empty cell leaves the stored procedures unchanged, so an empty list has a word of its own. */
function proceduresOf(area: Area): Codec {
  const codec = choices(named(area.procedures));
  return {
    explains: `${codec.explains} Behövs för en ny operation; ${noProcedures} där den inte är känd.`,
    read: (value) => (folded(value) === noProcedures ? { value: [] } : codec.read(value)),
    write: (value) => codec.write(value) || noProcedures,
  };
}

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
        codec: proceduresOf(area),
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

const built = new Map<Area, readonly Sheet[]>();

/**
 * Makes the sheets of an area's template: its groups, procedures and forms are data, so the sheets are too.
 */
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
