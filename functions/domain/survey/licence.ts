/** Whether a questionnaire's published words may be used, with the Swedish sentence that says so. */
export const licenceSentences = {
  'published-by-authority': 'Frågor och svarsalternativ är publicerade av en myndighet.',
  'permission-needed':
    'Ingen öppen licens är känd. Formulärets publicerade text kräver rättighetshavarens tillstånd.',
} as const;

export type LicenceStatus = keyof typeof licenceSentences;
