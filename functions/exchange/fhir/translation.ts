import type { Element } from 'fhir/r4.js';

/** A text by language, in BCP 47. */
export type Translations = Readonly<Record<string, string>>;

const translation = 'http://hl7.org/fhir/StructureDefinition/translation';

/** Makes the extensions that carry a text in other languages. */
export const translated = (texts: Translations): Element => ({
  extension: Object.entries(texts).map(([language, text]) => ({
    url: translation,
    extension: [
      { url: 'lang', valueCode: language },
      { url: 'content', valueString: text },
    ],
  })),
});
