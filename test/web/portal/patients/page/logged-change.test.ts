import { expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../../functions/domain/areas/perifer-facialispares.ts';
import type { RecordChange } from '../../../../../functions/domain/patient/record-changes.ts';
import { loggedChangeText } from '../../../../../web/portal/patients/page/logged-change.ts';

const invitation = { occasion: 'new-visit', sentAt: '2026-02-13T09:00:00Z' } as const;
const subject = 'Enkät för nybesök 2026-02-13';

it.each<[RecordChange, object]>([
  [
    { kind: 'added', invitation },
    { what: subject, after: 'Tillagt' },
  ],
  [
    { kind: 'changed', invitation, field: 'channel', before: 'letter', after: 'email' },
    { what: `${subject}: sätt att lämna`, before: 'Brev', after: 'E-post' },
  ],
  [
    {
      kind: 'changed',
      invitation,
      field: 'anchor',
      before: { kind: 'new', date: '2026-02-11' },
      after: 'v9',
    },
    { what: `${subject}: tillfälle som enkäten gäller`, before: 'Nybesök 2026-02-11', after: 'v9' },
  ],
  [
    { kind: 'removed', invitation, form: 'face' },
    { what: `${subject}, svar FaCE`, after: 'Borttaget' },
  ],
  [
    { kind: 'replaced', invitation, form: 'prem' },
    { what: `${subject}, svar PREM`, after: 'Skrivet på nytt' },
  ],
  [
    { kind: 'changed', invitation, form: 'face', field: 'values.2', before: 1, after: 4 },
    { what: expect.stringContaining(`${subject}, svar FaCE: `), before: '1', after: '4' },
  ],
  [
    { kind: 'changed', field: 'homeRegion', before: '14', after: '12' },
    { what: 'Hemregion', before: 'Västra Götalandsregionen', after: 'Region Skåne' },
  ],
])('a change that the log holds in words: %j', (change, words) => {
  expect(loggedChangeText(area, change)).toEqual(words);
});
