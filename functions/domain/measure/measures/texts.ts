/** Phrases of the source that several measures share. */

export const administrativeSystems = 'Patientadministrativa system';
export const definitionReference = 'Definition av vården som ingår i tillståndsområdet redovisas i bilaga 1.';
export const assessedPopulation =
  'Samtliga unika patienter inom definitionen, som genomgått multidisciplinär bedömning vid nybesök på NHV-enhet under behandlingsåret (året innan inrapporteringsåret).';
export const physicalOrDigital = 'Besök kan ske både fysiskt och digitalt.';
export const assessedDenominator =
  'Nämnare: Samtliga patienter inom definitionen som genomgått multiprofessionell bedömning vid nybesök på NHV-enhet året före inrapporteringsåret.';
export const reportedFrom2026 =
  'NHV-enheten rapporterar detta mått för första gången i mars år 2026 för patienter inom NHV-tillståndet från 1 september–31 december 2025. Därefter inrapporteras uppgifter årligen i mars för patienter inom NHV-definitionen under föregående år (1 januari–31 december).';
export const followedUpPopulation =
  'Samtliga patienter som genomgått behandling på NHV-enhet och följts upp ett år efter behandling (behandlingsåret är året som inträffar två år före inrapporteringsåret).';
export const followedUpDenominator =
  'Nämnare: Antal patienter som genomgått behandling på NHV-enhet under året som inträffar två år före inrapporteringsåret och som följts upp ett år efter behandling.';
/** A reading: the source uses two words for one thing. */
export const sameAssessment =
  'Källan skriver «multidisciplinär» om populationen och «multiprofessionell» i nämnaren. Det läses som samma bedömning.';
export const sharePercent = 'Andel i procent';

/**
 * The texts shown beside public results: those with an asterisk in the source, for a measure without a
 * direction.
 */
export const starredWithoutDirection = [
  'measured',
  'purpose',
  'dataSource',
  'limitations',
  'technical',
] as const;

/** The texts with an asterisk in the source. */
export const starred = [...starredWithoutDirection, 'direction'] as const;
