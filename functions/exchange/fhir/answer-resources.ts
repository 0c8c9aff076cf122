import type { Observation, QuestionnaireResponse, Reference } from 'fhir/r4.js';
import type { Answer } from '../../domain/survey/answer.ts';
import type { Instrument } from '../../domain/survey/instrument.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { canonicalOf, ownExtension } from './canonical.ts';
import { ownCoding } from './own-coding.ts';
import { answerCode } from './questionnaire.ts';
import { type ExportedPatient, partId, patientReference, referenceTo } from './references.ts';

/** https://hl7.org/fhir/R4/extension-questionnaireresponse-completionmode.html */
const completionMode = 'http://hl7.org/fhir/StructureDefinition/questionnaireresponse-completionMode';

/** The visit or the treatment that the invitation asks about. */
const anchorOf = (
  exported: ExportedPatient,
  { occasion, anchor }: Invitation,
): Pick<QuestionnaireResponse, 'encounter' | 'partOf'> =>
  occasion === 'new-visit'
    ? { encounter: referenceTo('Encounter', partId(exported, 'visit', anchor)) }
    : { partOf: [referenceTo('Procedure', partId(exported, 'treatment', anchor))] };

/** The guardian is no resource of its own: the record holds nothing about them. */
const sourceOf = (exported: ExportedPatient, { respondent }: Answer): Reference =>
  respondent === 'guardian'
    ? { type: 'RelatedPerson', display: 'Vårdnadshavare' }
    : patientReference(exported);

export function responseOf(
  exported: ExportedPatient,
  invitation: Invitation,
  instrument: Instrument,
  answer: Answer,
): QuestionnaireResponse {
  const { answeredAt, respondent, mode, language, wording, values } = answer;
  return {
    resourceType: 'QuestionnaireResponse',
    id: partId(exported, 'answer', invitation.key, instrument.id),
    language,
    extension: [
      {
        url: completionMode,
        valueCodeableConcept: { coding: [ownCoding('answer-mode', mode)] },
      },
      { url: ownExtension('respondent'), valueCode: respondent },
      { url: ownExtension('occasion'), valueCode: invitation.occasion },
      ...(wording === undefined ? [] : [{ url: ownExtension('wording'), valueString: wording }]),
    ],
    ...anchorOf(exported, invitation),
    questionnaire: canonicalOf('Questionnaire', instrument.id, instrument.version),
    status: 'completed',
    subject: patientReference(exported),
    authored: answeredAt,
    source: sourceOf(exported, answer),
    item: instrument.items.flatMap((item) => {
      const value = values[item.key];
      if (value === undefined) return [];
      return [{ linkId: item.key, answer: [{ valueCoding: answerCode(instrument, item, value) }] }];
    }),
  };
}

/** The scores of a response that have a value; those that miss too many items are left out. */
export function scoresOf(
  exported: ExportedPatient,
  { key }: Invitation,
  instrument: Instrument,
  { answeredAt, values }: Answer,
): Observation[] {
  const scores = instrument.score(values);
  return instrument.scales.flatMap(({ id, name }): Observation[] => {
    const score = scores[id];
    if (!score || score.value === null) return [];
    return [
      {
        resourceType: 'Observation',
        id: partId(exported, 'score', key, instrument.id, id),
        ...(score.prorated ? { extension: [{ url: ownExtension('prorated'), valueBoolean: true }] } : {}),
        status: 'final',
        code: {
          coding: [ownCoding(`${instrument.id}-scale`, id, instrument.scales)],
          text: `${instrument.shortName}: ${name}`,
        },
        subject: patientReference(exported),
        effectiveDateTime: answeredAt,
        valueQuantity: { value: score.value },
        derivedFrom: [referenceTo('QuestionnaireResponse', partId(exported, 'answer', key, instrument.id))],
      },
    ];
  });
}
