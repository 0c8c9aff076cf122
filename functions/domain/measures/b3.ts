import { periodOf } from '../area.ts';
import { countedTreatmentsIn } from '../cohort.ts';
import type { Facts, Measure, Membership } from '../measure.ts';
import { contains } from '../period.ts';
import type { Reason } from '../reason.ts';
import { notRegistered } from '../region.ts';
import { background, backgroundTexts, distributionPurpose } from './background.ts';
import { definitionReference } from './texts.ts';

/** Treatments that are recorded but outside the definition, and whether a missing home region is why. */
function outside(facts: Facts, year: number): { reasons: Reason[]; missing: string[] } {
  const { area, unit, patient } = facts;
  const period = periodOf(area, year);
  const reasons: Reason[] = [];
  const missing: string[] = [];
  for (const treatment of patient.treatments) {
    if (!contains(period, treatment.date) || area.counts(treatment, patient, unit)) continue;
    const elsewhere = area.counts(treatment, { ...patient, homeRegion: notRegistered }, unit);
    const unknown = patient.homeRegion === undefined && elsewhere;
    if (unknown && missing.length === 0) missing.push('homeRegion');
    reasons.push({ code: unknown ? 'treatment-unknown-region' : 'treatment-outside', date: treatment.date });
  }
  return { reasons, missing };
}

/** Treatments, not patients: an operation of several kinds counts once in the total and once in each kind. */
function member(facts: Facts, year: number): Membership | null {
  const treatments = countedTreatmentsIn(facts, periodOf(facts.area, year));
  const { reasons, missing } = outside(facts, year);
  if (treatments.length === 0 && reasons.length === 0) return null;
  const counts: Record<string, number> = {};
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { kind, procedures } of treatments) {
    add('count');
    add(`treatment.${kind}`);
    if (procedures === undefined) continue;
    for (const procedure of new Set(procedures)) add(`${kind}.${procedure}`);
    if (procedures.length === 0) {
      add(`${kind}.missing`);
      if (!missing.includes('procedures')) missing.push('procedures');
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
      'Botulinum räknas bara för patienter med komplexa synkinesier vars hemregion är en annan än enhetens, eller som inte är folkbokförda i Sverige. Saknas hemregion räknas den inte.',
    ],
  },
  breakdowns: ['treatment', 'surgery'],
  member,
  present: (counter) => ({ patients: counter('patients') }),
};
