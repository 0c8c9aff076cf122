/** Writes a name for use within a sentence: «frågan om berörd sida». */
export const withinSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
