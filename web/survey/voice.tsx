import type { Voiced } from '../../functions/domain/survey/wording.ts';

const words = (text: string) => text.split(/(?<= )/);

/** How many words from the start the two have in common. */
function common(one: readonly string[], other: readonly string[]): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return index;
  return length;
}

/** A text in both voices: what they share, and between it what each says for itself. */
export function splitVoices(text: Voiced): {
  before: string;
  patient: string;
  guardian: string;
  after: string;
} {
  if (typeof text === 'string') return { before: text, patient: '', guardian: '', after: '' };
  const [patient, guardian] = [words(text.patient), words(text.guardian)];
  const start = common(patient, guardian);
  const [restOfPatient, restOfGuardian] = [patient.slice(start), guardian.slice(start)];
  const end = common(restOfPatient.toReversed(), restOfGuardian.toReversed());
  return {
    before: patient.slice(0, start).join(''),
    patient: restOfPatient.slice(0, restOfPatient.length - end).join(''),
    guardian: restOfGuardian.slice(0, restOfGuardian.length - end).join(''),
    after: restOfPatient.slice(restOfPatient.length - end).join(''),
  };
}

/**
 * Both voices in the page, of which the style shows the one that fits who answers: so the words change with the
 * choice also where no script runs.
 */
export function Voice({ text }: { text: Voiced }) {
  const { before, patient, guardian, after } = splitVoices(text);
  return (
    <>
      {before}
      {patient && <span class="p">{patient}</span>}
      {guardian && <span class="g">{guardian}</span>}
      {after}
    </>
  );
}
