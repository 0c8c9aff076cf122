/** Clavien–Dindo grades, mildest first. */
export const complicationGrades = ['I', 'II', 'IIIa', 'IIIb', 'IVa', 'IVb', 'V'] as const;
export type ComplicationGrade = (typeof complicationGrades)[number];
