import { type Area, type Named, periodOf } from '../../care/area.ts';
import { homeRegions } from '../../care/region.ts';
import type { Treatment } from '../../patient/patient.ts';
import { isCounted, treatmentsIn } from '../cohort.ts';
import type { Facts } from '../facts.ts';
import type { Measure, Membership } from '../measure.ts';
import type { Reason } from '../reason.ts';
import { background, backgroundTexts, distributionPurpose } from './background.ts';
import { definitionReference } from './texts.ts';

/** The facts about a patient that can decide whether a treatment counts, with the values they may have in an area. */
const decidingFacts = {
  patientGroup: (area: Area) => area.patientGroups,
  homeRegion: () => homeRegions,
} as const satisfies Record<string, (area: Area) => readonly Named[]>;

type DecidingFact = keyof typeof decidingFacts;

/** The facts filled in that make the treatment count, the recorded ones left as they are; null when none do. */
function countedWith(facts: Facts, treatment: Treatment, unknown: readonly DecidingFact[]): Facts | null {
  const [fact, ...others] = unknown;
  if (fact === undefined) return isCounted(facts, treatment) ? facts : null;
  for (const { id } of decidingFacts[fact](facts.area)) {
    const patient = { ...facts.patient, [fact]: id };
    const found = countedWith({ ...facts, patient }, treatment, others);
    if (found) return found;
  }
  return null;
}

/** The missing facts that decide whether a treatment counts; none where it counts nowhere whatever they are. */
function undecidedBy(facts: Facts, treatment: Treatment): DecidingFact[] {
  const names = Object.keys(decidingFacts) as DecidingFact[];
  const unknown = names.filter((fact) => facts.patient[fact] === undefined);
  if (unknown.length === 0) return [];
  const counted = countedWith(facts, treatment, unknown);
  if (!counted) return [];
  return unknown.filter(
    (fact) => !isCounted({ ...counted, patient: { ...counted.patient, [fact]: undefined } }, treatment),
  );
}

/** Why a treatment is recorded and counts nowhere: it lies outside the definition, or what decides is missing. */
function whyOutside({ date }: Treatment, missing: readonly DecidingFact[]): Reason {
  const [region, group] = [missing.includes('homeRegion'), missing.includes('patientGroup')];
  if (region && group) return { code: 'treatment-unknown-group-and-region', date };
  if (region) return { code: 'treatment-unknown-region', date };
  if (group) return { code: 'treatment-unknown-group', date };
  return { code: 'treatment-outside', date };
}

/** Treatments, not patients: an operation of several kinds counts once in the total and once in each kind. */
function member(facts: Facts, year: number): Membership | null {
  const recorded = treatmentsIn(facts, periodOf(facts.area, year));
  if (recorded.length === 0) return null;
  const treatments = recorded.filter((treatment) => isCounted(facts, treatment));
  const reasons: Reason[] = [];
  const missing: string[] = [];
  const lacks = (name: string) => {
    if (!missing.includes(name)) missing.push(name);
  };
  for (const treatment of recorded) {
    if (treatments.includes(treatment)) continue;
    const undecided = undecidedBy(facts, treatment);
    reasons.push(whyOutside(treatment, undecided));
    for (const fact of undecided) lacks(fact);
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
    reasons.unshift({ code: 'treatments', count: treatments.length });
  }
  return {
    inDenominator: treatments.length > 0,
    inNumerator: treatments.length > 0,
    counts,
    missing,
    reasons,
  };
}

export const b3: Measure = {
  id: 'B3',
  name: 'Antal behandlingar',
  ...background,
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
  breakdowns: ['treatment', 'surgery'],
  member,
  present: (counter) => ({ patients: counter('patients') }),
};
