import { describe, expect, it } from 'vitest';
import { instrumentOf } from '../../../../../functions/domain/survey/instruments/instruments.ts';
import {
  answerDraft,
  carriedOn,
  nextForm,
  readAnswer,
} from '../../../../../web/portal/patients/answer/answer-draft.ts';
import { unknownWording } from '../../../../../web/portal/patients/answer/answer-wording.ts';

const context = {
  instrument: instrumentOf('face'),
  invitation: { sentAt: '2026-02-13T09:00:00Z' },
  today: '2026-03-02',
  version: 'face-sv-1',
};
const head = {
  respondent: 'guardian',
  mode: 'phone',
  language: 'fi',
  answeredOn: '2026-02-20',
  wording: 'face-fi-1',
};
const stored = {
  answeredAt: '2026-02-10T08:15:00Z',
  respondent: 'patient',
  mode: 'paper',
  language: 'sv',
  values: { 1: 3 },
} as const;

describe('forms that come together', () => {
  const forms = ['prem', 'face', 'fdi'];
  it.each([
    ['prem', [], 'face'],
    ['prem', ['face'], 'fdi'],
    ['fdi', ['face'], 'prem'],
    ['fdi', ['prem', 'face'], undefined],
    ['face', ['prem', 'face', 'fdi'], undefined],
  ])('go on from %s, when %j are answered, with %s', (form, answered, next) => {
    expect(nextForm(forms, form, answered)).toBe(next);
  });

  it('share the respondent, way, day and language, and begin without answers', () => {
    expect(carriedOn(head)).toEqual({ head: { ...head, wording: '' }, values: {} });
    expect(carriedOn({ ...head, wording: unknownWording }).head.wording).toBe(unknownWording);
  });
});

describe('a typed-in answer', () => {
  it('is read with the version that was answered, or without one when it is unknown', () => {
    const draft = { head, values: { 1: 2 } };
    const { respondent, mode, language, answeredOn } = head;
    const value = { respondent, mode, language, answeredOn, wording: 'face-sv-1', values: { 1: 2 } };
    expect(readAnswer(draft, context)).toEqual({ value });
    const { wording: _, ...without } = value;
    expect(readAnswer(draft, { ...context, version: unknownWording })).toEqual({ value: without });
  });

  it.each([
    ['respondent', { respondent: '' }, { 1: 2 }],
    ['answeredOn', { answeredOn: 'i går' }, { 1: 2 }],
    ['answeredOn', { answeredOn: '2026-03-03' }, { 1: 2 }],
    ['answeredOn', { answeredOn: '2026-02-12' }, { 1: 2 }],
    ['values', {}, { side: 'left' }],
    ['values', {}, {}],
  ])('has an error about %s', (field, wrong, values) => {
    const { errors } = readAnswer({ head: { ...head, ...wrong }, values }, context);
    expect(Object.keys(errors ?? {})).toEqual([field]);
  });

  it('begins, when it is corrected, with the stored answer, whose day stays valid', () => {
    const draft = answerDraft(stored);
    expect(draft).toEqual({
      head: {
        respondent: 'patient',
        mode: 'paper',
        language: 'sv',
        answeredOn: '2026-02-10',
        wording: unknownWording,
      },
      values: { 1: 3 },
    });
    expect(readAnswer(draft, context)).toHaveProperty('errors.answeredOn');
    expect(readAnswer(draft, { ...context, dayBefore: '2026-02-10' })).toHaveProperty('value.values', {
      1: 3,
    });
  });

  it('begins without values when staff may not see them', () => {
    const { values: _, ...unseen } = stored;
    expect(answerDraft(unseen).values).toEqual({});
  });
});
