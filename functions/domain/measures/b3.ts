import { periodOf } from '../area.ts';
import { isCounted, treatmentsIn } from '../cohort.ts';
import type { Facts, Measure, Membership } from '../measure.ts';
import type { Treatment } from '../patient.ts';
import type { Reason } from '../reason.ts';
import { notRegistered } from '../region.ts';
import { background, backgroundTexts, distributionPurpose } from './background.ts';
import { definitionReference } from './texts.ts';

/** Whether the treatment would count if it were known that the patient is registered in no region. */
const lacksRegion = (facts: Facts, treatment: Treatment): boolean =>
  facts.patient.homeRegion === undefined &&
  isCounted({ ...facts, patient: { ...facts.patient, homeRegion: notRegistered } }, treatment);

/** Why a treatment is recorded and counts nowhere: it lies outside the definition, or the home region is missing. */
const whyOutside = (facts: Facts, treatment: Treatment): Reason => ({
  code: lacksRegion(facts, treatment) ? 'treatment-unknown-region' : 'treatment-outside',
  date: treatment.date,
});

/** Treatments, not patients: an operation of several kinds counts once in the total and once in each kind. */
function member(facts: Facts, year: number): Membership | null {
  const recorded = treatmentsIn(facts, periodOf(facts.area, year));
  if (recorded.length === 0) return null;
  const treatments = recorded.filter((treatment) => isCounted(facts, treatment));
  const reasons = recorded
    .filter((treatment) => !treatments.includes(treatment))
    .map((treatment) => whyOutside(facts, treatment));
  const missing = reasons.some(({ code }) => code === 'treatment-unknown-region') ? ['homeRegion'] : [];
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
