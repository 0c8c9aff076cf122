import type { PatientRecord } from '../../functions/domain/patient/patient.ts';

/** Makes patients assessed in 2026. The first of them have one of these answers to PREM each, on paper. */
export const assessedPatients = (
  prefix: string,
  answers: readonly string[],
): (PatientRecord & { invitations: object[] })[] =>
  answers.map((overall, index) => ({
    reference: `${prefix}-${index + 1}`,
    birthDate: `19${60 + index}-04-30`,
    legalSex: index % 2 === 0 ? 'female' : 'male',
    homeRegion: '14',
    patientGroup: 'flaccid',
    cause: 'tumour',
    visits: [
      {
        key: 'v1',
        kind: 'new',
        date: '2026-03-02',
        mode: 'physical',
        multidisciplinary: true,
        referralReceivedOn: '2026-01-12',
        reportedToReferrerOn: '2026-03-05',
      },
    ],
    treatments: [],
    invitations: [
      {
        key: 'i1',
        occasion: 'new-visit',
        anchor: 'v1',
        forms: ['prem'],
        channel: 'letter',
        sentAt: '2026-03-03T09:00:00Z',
        answers: {
          prem: {
            answeredAt: '2026-03-10T09:00:00Z',
            respondent: 'patient',
            mode: 'paper',
            language: 'sv',
            values: { overall },
          },
        },
      },
    ],
  }));
