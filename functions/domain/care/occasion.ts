/** The visits that lead to a survey: the new visit, and the follow-up about one year after a treatment. */
export const occasions = ['new-visit', 'one-year'] as const;
export type Occasion = (typeof occasions)[number];

/** The Swedish names of occasions, on screens and in files. */
export const occasionNames = {
  'new-visit': 'Nybesök',
  'one-year': 'Ettårskontroll',
} as const satisfies Record<Occasion, string>;
