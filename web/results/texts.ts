/** The words of the public pages. What the source says of a measure is shown in its own Swedish. */
export type ResultTexts = {
  language: 'sv' | 'en';
  other: { language: 'sv' | 'en'; name: string };
  site: string;
  country: string;
  /** The one word for a hidden number. */
  notShown: string;
  none: string;
  year: string;
  intro: string;
  noneYet: string;
  published: (day: string, publication: number) => string;
  corrected: (units: string) => string;
  missing: (units: string) => string;
  positive: (part: string, answered: string | null, words: string) => string;
  positiveHidden: string;
  of: (n: string, whole: string) => string;
  interval: string;
  notYet: (year: number) => string;
  treatmentYear: (year: number) => string;
  numbers: string;
  category: string;
  trend: string;
  about: string;
  reading: { title: string; paragraphs: readonly string[] };
  withheld: string;
  care: { title: string; definition: string; clarifications: string; exclusions: string; source: string };
  files: string;
  back: string;
  readings: string;
};

const sv: ResultTexts = {
  language: 'sv',
  other: { language: 'en', name: 'English' },
  site: 'Resultat från nationell högspecialiserad vård',
  country: 'Riket',
  notShown: 'visas inte',
  none: '–',
  year: 'Mätår',
  intro: 'Varje år redovisar enheterna samma mått. Här är det som är publicerat.',
  noneYet: 'Inget är publicerat än.',
  published: (day, publication) =>
    `Publicerat ${day}${publication > 1 ? `, publicering ${publication}` : ''}.`,
  corrected: (units) => `Sedan förra publiceringen har rapporten ändrats för ${units}.`,
  missing: (units) => `Utan ${units}, som inte hade lämnat sin rapport.`,
  positive: (part, answered, words) =>
    `${part} bedömda patienter har svarat ${words} om sitt besök${answered === null ? '' : `; ${answered} har inte svarat`}.`,
  positiveHidden: 'Hur patienterna svarade visas inte: de är för få för att visas utan att röja någon.',
  of: (n, whole) => `${n} av ${whole}`,
  interval: '95 % konfidensintervall',
  notYet: (year) => `Redovisas första gången i mars ${year}.`,
  treatmentYear: (year) => `Patienter behandlade ${year}`,
  numbers: 'Alla tal',
  category: 'Grupp',
  trend: 'Riket år för år',
  about: 'Om måttet',
  reading: {
    title: 'Så läser du talen',
    paragraphs: [
      'Punkten är andelen. Strecket är ett 95-procentigt konfidensintervall: så mycket kan slumpen betyda när patienterna är få. Överlappar två streck går det inte att säga att enheterna skiljer sig åt. Romben är riket.',
      'Enheterna står i samma ordning överallt. Det är ingen rangordning: enheterna tar emot olika patienter, och talen är små.',
      'Tal mellan 1 och 4 visas inte, och inte heller de tal som ett sådant kan räknas ut av. Det står då «visas inte». En nolla eller ett större tal kan också döljas, för att skydda ett annat.',
      'En patient som setts vid två enheter räknas vid båda, och två gånger i riket.',
    ],
  },
  withheld: 'Inga tal visas: vi hittade inget säkert sätt att visa några utan att röja enskilda patienter.',
  care: {
    title: 'Vården',
    definition: 'Definition',
    clarifications: 'Förtydliganden',
    exclusions: 'Ingår inte',
    source: 'Källa',
  },
  files: 'Hämta talen',
  back: 'Alla områden',
  readings: 'Så läser vi källan',
};

const en: ResultTexts = {
  language: 'en',
  other: { language: 'sv', name: 'Svenska' },
  site: 'Results of national highly specialised care',
  country: 'Sweden',
  notShown: 'not shown',
  none: '–',
  year: 'Year',
  intro: 'Every year the units report the same measures. This is what has been published.',
  noneYet: 'Nothing has been published yet.',
  published: (day, publication) =>
    `Published ${day}${publication > 1 ? `, publication ${publication}` : ''}.`,
  corrected: (units) => `Since the publication before, the report of ${units} has changed.`,
  missing: (units) => `Without ${units}, which had not reported.`,
  positive: (part, answered) =>
    `${part} assessed patients were positive about their visit${answered === null ? '' : `; ${answered} have not answered`}.`,
  positiveHidden: 'How patients answered is not shown: they are too few to show without giving anyone away.',
  of: (n, whole) => `${n} of ${whole}`,
  interval: '95% confidence interval',
  notYet: (year) => `First reported in March ${year}.`,
  treatmentYear: (year) => `Patients treated in ${year}`,
  numbers: 'All numbers',
  category: 'Group',
  trend: 'Sweden, year by year',
  about: 'About the measure (in Swedish)',
  reading: {
    title: 'How to read the numbers',
    paragraphs: [
      'The dot is the share. The line is a 95% confidence interval: how much chance can mean when patients are few. Where two lines overlap, the units cannot be said to differ. The diamond is Sweden.',
      'The units are in the same order everywhere. It is no ranking: they see different patients, and the numbers are small.',
      'Numbers from 1 to 4 are not shown, nor are those that would tell such a number. They read “not shown”. A zero or a larger number can also be hidden, to protect another.',
      'A patient seen at two units is counted at both, and twice for Sweden.',
    ],
  },
  withheld: 'No number is shown: no safe way was found to show any without giving individual patients away.',
  care: {
    title: 'The care (in Swedish)',
    definition: 'Definition',
    clarifications: 'Clarifications',
    exclusions: 'Not included',
    source: 'Source',
  },
  files: 'Get the numbers',
  back: 'All areas',
  readings: 'How we read the source',
};

export const resultTexts = { sv, en };
