/** A moment after all dates of the worked example. */
export const exampleMoment = new Date('2028-03-02T09:00:00Z');

/** A fresh copy of the example record in the documentation of the interface. */
export const workedExample = () => ({
  reference: 'SU-0001',
  birthDate: '2012-04-30',
  legalSex: 'female',
  homeRegion: '14',
  patientGroup: 'congenital',
  cause: 'congenital',
  visits: [
    {
      key: 'v1',
      kind: 'new',
      date: '2026-02-11',
      mode: 'physical',
      multidisciplinary: true,
      referralReceivedOn: '2025-12-01',
      patientChoseToWait: false,
      reportedToReferrerOn: '2026-02-20',
      sunnybrook: {
        resting: { eye: 1, cheek: 2, mouth: 1 },
        movement: { brow: 1, eyeClosure: 2, smile: 1, snarl: 1, pucker: 2 },
        synkinesis: { brow: 0, eyeClosure: 1, smile: 0, snarl: 0, pucker: 0 },
      },
    },
    { key: 'v2', kind: 'one-year', date: '2027-05-02', mode: 'digital', multidisciplinary: false },
  ],
  treatments: [
    {
      key: 't1',
      kind: 'surgery',
      date: '2026-05-05',
      procedures: ['free-muscle-transplant', 'cross-face-nerve-graft'],
      complications: [{ date: '2026-05-20', grade: 'IIIb', expected: false }],
    },
    { key: 't2', kind: 'physiotherapy', date: '2026-06-01', mode: 'digital' },
    { key: 't3', kind: 'botulinum', date: '2026-07-01' },
  ],
  invitations: [
    {
      key: 'i1',
      occasion: 'new-visit',
      anchor: 'v1',
      forms: ['prem', 'face', 'fdi'],
      channel: 'letter',
      sentAt: '2026-02-13T09:00:00Z',
      answers: {
        prem: {
          answeredAt: '2026-02-15T18:22:00Z',
          respondent: 'guardian',
          mode: 'web',
          language: 'sv',
          values: { overall: 'very-good' },
        },
        face: {
          answeredAt: '2026-02-15T18:25:00Z',
          respondent: 'patient',
          mode: 'paper',
          language: 'sv',
          values: { side: 'left', '1': 2, '2': 1 },
        },
      },
    },
    {
      key: 'i2',
      occasion: 'one-year',
      anchor: 't1',
      forms: ['face', 'fdi'],
      channel: 'sms',
      sentAt: '2027-05-03T07:00:00Z',
    },
  ],
});

/** Copies data with the value at a path (dots and indexes) replaced; `undefined` removes it. */
export function withValue<T>(data: T, path: string, value: unknown): T {
  const copy = structuredClone(data);
  const names = path.split('.');
  const last = names.pop() ?? '';
  // biome-ignore lint/suspicious/noExplicitAny: the path is data
  const parent = names.reduce<any>((part, name) => part[name], copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}
