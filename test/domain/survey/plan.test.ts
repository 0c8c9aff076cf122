import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { readInput } from '../../../functions/domain/input.ts';
import { defaultPlan, planSchema } from '../../../functions/domain/survey/plan.ts';

const plan = defaultPlan(periferFacialispares);

describe('the plan of a unit that has written none', () => {
  it('is the contract’s: everything off, two reminders, a call, office hours', () => {
    expect(plan).toEqual({
      'new-visit': { automatic: false, afterDays: 1, forms: ['prem', 'face', 'fdi'] },
      'one-year': { automatic: false, afterMonths: 12, forms: ['face', 'fdi'] },
      channels: ['sms', 'email'],
      reminders: [{ afterDays: 7 }, { afterDays: 12, otherChannel: true }],
      callAfterDays: 18,
      hours: { from: '09:00', to: '18:00' },
      weekdaysOnly: true,
      link: true,
    });
  });

  it.each(areas)('is a plan of its area: $id', (area) => {
    expect(readInput(planSchema(area), defaultPlan(area))).toEqual({ value: defaultPlan(area) });
  });
});

describe('a plan', () => {
  it.each<[string, object, string]>([
    ['no channel', { channels: [] }, 'channels'],
    ['a channel twice', { channels: ['sms', 'sms'] }, 'channels'],
    ['a channel that the system cannot send by', { channels: ['letter'] }, 'channels.0'],
    ['three reminders', { reminders: [1, 2, 3].map((afterDays) => ({ afterDays })) }, 'reminders'],
    ['a second reminder before the first', { reminders: [{ afterDays: 7 }, { afterDays: 7 }] }, 'reminders'],
    ['a reminder on the day of sending', { reminders: [{ afterDays: 0 }] }, 'reminders.0.afterDays'],
    ['a call before the last reminder', { callAfterDays: 12 }, 'callAfterDays'],
    ['a call after the last day', { callAfterDays: 90 }, 'callAfterDays'],
    ['hours that end before they begin', { hours: { from: '18:00', to: '09:00' } }, 'hours.to'],
    ['an hour that is none', { hours: { from: '9', to: '18:00' } }, 'hours.from'],
    ['no form', { 'new-visit': { ...plan['new-visit'], forms: [] } }, 'new-visit.forms'],
    ['another occasion’s form', { 'one-year': { ...plan['one-year'], forms: ['prem'] } }, 'one-year.forms.0'],
    [
      'a month before the window',
      { 'one-year': { ...plan['one-year'], afterMonths: 8 } },
      'one-year.afterMonths',
    ],
    ['an unknown field', { sundays: true }, 'sundays'],
  ])('is refused at the field with %s', (_, wrong, path) => {
    const read = readInput(planSchema(periferFacialispares), { ...plan, ...wrong });
    expect('errors' in read && read.errors.map((error) => error.path)).toEqual([path]);
  });
});
