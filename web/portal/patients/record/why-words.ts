/** The label and hint of the field for a reason, and the error when it is empty. */
export const whyWords = (removes = false) =>
  removes
    ? {
        label: 'Varför tas den bort?',
        hint: 'Sparas i historiken tillsammans med vem som tog bort.',
        lacking: 'Skriv varför den tas bort.',
      }
    : {
        label: 'Varför ändras uppgiften?',
        hint: 'Sparas i historiken tillsammans med vem som ändrade.',
        lacking: 'Skriv varför uppgiften ändras.',
      };

export type WhyWords = ReturnType<typeof whyWords>;
