import type { Occasion } from '../../../../functions/domain/care/occasion.ts';

/** Which dialog of the patient's page is open, and about what. */
export type Opening =
  | { what: 'delete' }
  /** `field` is the label of what is to be filled in. */
  | { what: 'head'; field?: string }
  | { what: 'visit' | 'treatment'; key?: string; field?: string }
  | { what: 'remove-visit' | 'remove-treatment' | 'sunnybrook'; key: string }
  | { what: 'complication'; key: string; at: number | null }
  | { what: 'remove-complication'; key: string; at: number }
  /** One year after a treatment the anchor may be the visit whose treatment is meant, or '' for today's. */
  | { what: 'invite'; occasion: Occasion; anchor: string }
  | { what: 'answer' | 'remove-answer'; key: string; form: string }
  | { what: 'show-code'; key: string }
  | { what: 'new-code'; key: string }
  | { what: 'withdraw'; key: string };
