import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { figuresOf } from '../../../functions/domain/measure/figure.ts';
import {
  type Audience,
  shownFigures,
  shownMember,
  smallestShownAnswers,
} from '../../../functions/domain/measure/hiding.ts';
import { measure } from '../../support/landing.ts';

const view = { area, year: 2027, today: '2028-03-02' };
const hidden = measure('P1');

/** The figures of P1 for ten patients with that many answers, all of them good. */
const shown = (answers: number, audience: Audience) => {
  const counters = {
    'P1.denominator': 10,
    'P1.numerator': answers,
    'P1.answers.good': answers,
    'P1.sent': 10,
    'P1.answered': answers,
    'P1.gap.prem': 10 - answers,
  };
  return shownFigures(hidden, figuresOf(hidden, counters, view) ?? [], audience);
};
const idsOf = (figures: readonly { id: string }[]) => figures.map(({ id }) => id);

describe('the figures about answers that a unit sees', () => {
  it('are hidden while fewer than five patients have a counted answer', () => {
    const figures = shown(smallestShownAnswers - 1, 'unit');
    expect(figures[0]).toEqual({ id: 'P1', kind: 'share', n: null, of: 10, interval: null });
    expect(idsOf(figures)).toEqual(['P1', 'P1.responseRate', 'P1.gaps']);
  });

  it('are all shown from five patients', () => {
    const figures = shown(smallestShownAnswers, 'unit');
    expect(figures[0]).toMatchObject({ n: 5, of: 10 });
    expect(idsOf(figures)).toEqual(['P1', 'P1.responseRate', 'P1.shareOfAnswered', 'P1.answers', 'P1.gaps']);
  });
});

it('nothing is hidden from the authority', () => {
  expect(shown(1, 'authority')[0]).toMatchObject({ n: 1, of: 10 });
});

it('a measure without answers hides nothing', () => {
  const t1 = measure('T1');
  const figures = figuresOf(t1, { 'T1.denominator': 2, 'T1.numerator': 1 }, view) ?? [];
  expect(shownFigures(t1, figures, 'unit')).toEqual(figures);
});

it('a list shows the place of a patient, but not the answer', () => {
  const member = { inDenominator: true, inNumerator: true, parts: ['a.b'], missing: ['prem'] };
  expect(shownMember(hidden, member)).toEqual({ inDenominator: true, missing: ['prem'] });
  expect(shownMember(measure('T1'), member)).toEqual(member);
});
