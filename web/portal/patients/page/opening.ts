import type { Occasion } from '../../../../functions/domain/care/occasion.ts';
import type { Visit } from '../../../../functions/domain/patient/patient.ts';

/** The open dialog of the patient's page, with the entry it is about. */
export type Opening =
  | { what: 'delete' }
  /** `field` is the label of the field to fill in. */
  | { what: 'head'; field?: string }
  /** `kind`: of a new visit. */
  | { what: 'visit'; key?: string; field?: string; kind?: Visit['kind'] }
  | { what: 'treatment'; key?: string; field?: string }
  | { what: 'remove-visit' | 'remove-treatment' | 'sunnybrook'; key: string }
  | { what: 'complication'; key: string; at: number | null }
  | { what: 'remove-complication'; key: string; at: number }
  /**
   * One year after a treatment, the anchor may also be the visit that followed the treatment up, or '' for
   * today.
   */
  | { what: 'invite'; occasion: Occasion; anchor: string }
  | { what: 'answer' | 'remove-answer'; key: string; form: string }
  | { what: 'show-code'; key: string }
  | { what: 'new-code'; key: string }
  | { what: 'withdraw'; key: string };

let arrival: { reference: string; opening: Opening } | undefined;

/** Opens a dialog when the patient's page is shown next. */
export function openOnArrival(reference: string, opening: Opening): void {
  arrival = { reference, opening };
}

/** Takes the dialog to open for a patient, once. */
export function openingOnArrival(reference: string): Opening | undefined {
  const { opening } = arrival?.reference === reference ? arrival : {};
  arrival = undefined;
  return opening;
}
