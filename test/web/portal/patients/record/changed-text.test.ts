import { expect, it } from 'vitest';
import { changedText } from '../../../../../web/portal/patients/record/changed-text.ts';

const changed = { at: '2026-11-20T13:03:00Z', by: 'Anna Berg' };

it('says who changed it and the time in Stockholm, and the day when it is another one', () => {
  expect(changedText(changed, '2026-11-20')).toBe('Anna Berg ändrade 14.03 i dag.');
  expect(changedText(changed, '2026-11-21')).toBe('Anna Berg ändrade 14.03 den 20 november 2026.');
});
