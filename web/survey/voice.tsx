import type { Voiced } from '../../functions/domain/survey/wording.ts';

const words = (text: string) => text.split(/(?<= )/);

/** How many words the two texts share at their start. */
function common(one: readonly string[], other: readonly string[]): number {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) if (one[index] !== other[index]) return index;
  return length;
}

/** A text in both voices: the words they share, and between these the words of each. */
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
 * Puts both voices in the page. The style sheet shows the one that fits the person who answers, so that the words
 * follow the choice even without script.
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
