import type { TreatmentScope } from '../../care/area.ts';
import type { Treatment } from '../../patient/patient.ts';
import { fieldNames, treatmentKindField } from '../../patient/record-names.ts';
import { earliest, factGap, type Gap } from '../gap.ts';
import type { ScopedTreatment, YearHistory } from '../history.ts';
import type { Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import type { MemberReason, ReasonDetail } from '../reason.ts';
import { background, backgroundTexts, distributionPurpose } from './background.ts';
import { definitionReference } from './texts.ts';

const reasons = {
  treatments: ({ count }: ReasonDetail) =>
    count === 1 ? '1 behandling räknas.' : `${count} behandlingar räknas.`,
  'treatment-outside': ({ date }: ReasonDetail) =>
    `Behandlingen ${date} ligger utanför definitionen och räknas inte.`,
  'treatment-unknown-region': ({ date }: ReasonDetail) =>
    `Behandlingen ${date} räknas inte: hemregion saknas.`,
  'treatment-unknown-group': ({ date }: ReasonDetail) =>
    `Behandlingen ${date} räknas inte: patientgrupp saknas.`,
  'treatment-unknown-group-and-region': ({ date }: ReasonDetail) =>
    `Behandlingen ${date} räknas inte: patientgrupp och hemregion saknas.`,
};
type TreatmentReason = MemberReason<keyof typeof reasons>;

const lacksProcedures = ({ procedures }: Treatment) => procedures?.length === 0;

const procedures: Gap = {
  name: fieldNames.procedures.toLowerCase(),
  filledIn({ treatments }) {
    const operation = earliest(treatments.filter(lacksProcedures));
    return operation && { record: 'treatment', key: operation.key, field: 'procedures' };
  },
  need({ treatments }) {
    const operation = treatments.find(
      ({ treatment, scope }) => scope === 'within' && lacksProcedures(treatment),
    );
    if (!operation) return undefined;
    const { key, date } = operation.treatment;
    return { kind: 'facts', treatment: key, field: 'procedures', from: date };
  },
};

const gaps = { patientGroup: factGap('patientGroup'), homeRegion: factGap('homeRegion'), procedures };

const unknownOf = (scope: TreatmentScope) => (typeof scope === 'object' ? scope.unknown : []);

/**
 * The reason why a recorded treatment is not counted: it lies outside the definition, or a deciding fact is
 * missing.
 */
function whyOutside({ treatment: { date }, scope }: ScopedTreatment): TreatmentReason {
  const unknown = unknownOf(scope);
  const [region, group] = [unknown.includes('homeRegion'), unknown.includes('patientGroup')];
  if (region && group) return { code: 'treatment-unknown-group-and-region', date };
  if (region) return { code: 'treatment-unknown-region', date };
  if (group) return { code: 'treatment-unknown-group', date };
  return { code: 'treatment-outside', date };
}

/**
 * Counts treatments, not patients. An operation of several kinds counts once in the total and once in each
 * kind.
 */
function member({
  treatments: recorded,
}: YearHistory): Membership<keyof typeof reasons, keyof typeof gaps> | null {
  if (recorded.length === 0) return null;
  const treatments = recorded.filter(({ scope }) => scope === 'within').map(({ treatment }) => treatment);
  const why: TreatmentReason[] = [];
  const missing: (keyof typeof gaps)[] = [];
  const lacks = (name: keyof typeof gaps) => {
    if (!missing.includes(name)) missing.push(name);
  };
  for (const one of recorded) {
    if (one.scope === 'within') continue;
    why.push(whyOutside(one));
    for (const fact of unknownOf(one.scope)) lacks(fact);
  }
  const counts: Record<string, number> = {};
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { kind, procedures } of treatments) {
    add('count');
    add(`treatment.${kind}`);
    if (procedures === undefined) continue;
    for (const procedure of [...new Set(procedures)].sort()) add(`${kind}.${procedure}`);
    if (procedures.length === 0) {
      add(`${kind}.missing`);
      lacks('procedures');
    }
  }
  if (treatments.length > 0) {
    counts.patients = 1;
    why.unshift({ code: 'treatments', count: treatments.length });
  }
  return {
    inDenominator: treatments.length > 0,
    inNumerator: treatments.length > 0,
    counts,
    missing,
    reasons: why,
  };
}

export const b3: Measure = {
  id: 'B3',
  name: 'Antal behandlingar',
  ...background,
  links: [
    // An operation counts once in each of its kinds, and under a missing kind when none is recorded.
    { is: 'at-most', sum: ['B3.treatment.surgery'], to: ['B3.surgery.*'] },
    { is: 'each-at-most', sum: ['B3.surgery.*'], to: ['B3.treatment.surgery'] },
  ],
  counted: { nouns: ['behandling', 'behandlingar'], patients: 'patients' },
  texts: {
    measured: 'Antal behandlingar inom NHV-definitionen, fördelat på typ av behandling',
    unitOfMeasure: 'Antal behandlingar',
    purpose: distributionPurpose,
    ...backgroundTexts,
    technical: [
      'Samtliga patienter som genomgått behandling vid NHV-enhet under behandlingsåret (året innan inrapporteringsåret).',
      definitionReference,
      'För måttet redovisas totalt antalet behandlingar som dessa patienter fått samt fördelat på typ av behandling: kirurgisk behandling (antal operationer), fysioterapi (antal besök för fysioterapi), botoxbehandling på utomregions-/utomlänspatienter med komplex synkinesi (antal besök för botoxbehandling).',
      'Antal kirurgiska behandlingar fördelas även på typ av kirurgi: myektomi, neurektomi, fritt muskeltransplantat, cross-face nervgraft, temporalis muskeltransposition.',
    ],
    comment: 'Besök för fysioterapi kan ske både fysiskt och digitalt.',
    readings: [
      'En operation av flera slag räknas en gång i totalen och en gång i varje slag, så slagen kan summera till mer.',
      'Botulinum räknas bara för patienter med komplexa synkinesier vars hemregion är en annan än enhetens, eller som inte är folkbokförda i Sverige. Saknas patientgrupp eller hemregion räknas den inte, och det som saknas redovisas.',
    ],
  },
  member,
  reasons,
  gaps,
  breakdowns: [
    {
      id: 'treatment',
      name: treatmentKindField,
      categories: ({ treatmentKinds }) => treatmentKinds,
      neverMissing: true,
    },
    {
      id: 'surgery',
      name: fieldNames.procedures,
      categories: (area) => area.procedures,
      overlapping: true,
      note: 'En operation av flera slag räknas i varje slag.',
    },
  ],
  beside: [],
};
