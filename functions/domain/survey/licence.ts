/** The licence statuses of questionnaires' published words, each with its Swedish sentence. */
export const licenceSentences = {
  'published-by-authority': 'Frågor och svarsalternativ är publicerade av en myndighet.',
  'permission-needed':
    'Ingen öppen licens är känd. Formulärets publicerade text kräver rättighetshavarens tillstånd.',
} as const;

export type LicenceStatus = keyof typeof licenceSentences;
