import { describe, expect, it } from 'vitest';
import { countingIn } from '../../../../functions/domain/areas/counting.ts';
import { applyTallies } from '../../../../functions/storage/totals/tallies.ts';
import { sealedWorld } from '../../../support/sealed-answers.ts';
import { withValue, workedExample } from '../../../support/worked-example.ts';

const staff = 'staff@sahlgrenska';

/** A unit whose patients answer on the web, with P1 of 2026 as its staff see it. */
async function groupsWorld() {
  const world = await sealedWorld();
  const references = new Set<string>();
  const answer = async (reference: string, overall = 'good') => {
    references.add(reference);
    return world.answeredOnTheWeb(reference, overall);
  };
  const p1 = async (year = 2026) => {
    const counting = countingIn('sahlgrenska', world.deps.now);
    expect(await applyTallies(world.table, 'sahlgrenska', references, counting)).toEqual([]);
    const { measures } = await (await world.ask(staff, `/measures/${year}`)).json();
    return measures.find(({ id }: { id: string }) => id === 'P1');
  };
  /** Stores a patient with this answer in readable form. */
  const take = (reference: string, overall: string) => {
    references.add(reference);
    const line = { ...workedExample(), reference };
    return world.importLines(staff, [withValue(line, 'invitations.0.answers.prem.values', { overall })]);
  };
  return { ...world, answer, p1, take };
}

const numbered = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => `SU-1${String(first + index).padStart(2, '0')}`);

describe('P1 of a year', () => {
  it('shows known answers at once, and is withheld from the first unread one to the first group', async () => {
    const { answer, p1, take } = await groupsWorld();
    await take('SU-1', 'good');
    await take('SU-2', 'poor');
    expect(await p1()).toMatchObject({
      numerator: 1,
      denominator: 2,
      share: 0.5,
      shareOfAnswered: 0.5,
      answers: { good: 1, poor: 1 },
      waiting: 0,
    });
    for (const reference of numbered(1, 9)) await answer(reference);
    const withheld = await p1();
    expect(withheld).toEqual({
      id: 'P1',
      kind: 'share',
      denominator: 11,
      responseRate: { answered: 11, sent: 11 },
      waiting: 9,
      withheld: true,
      months: [{ month: '2026-02', denominator: 11, answered: 11 }],
    });
    await answer('SU-110', 'very-poor');
    expect(await p1()).toMatchObject({
      numerator: 6,
      denominator: 12,
      share: 0.5,
      interval: [0.254, 0.746],
      answers: { good: 6, poor: 1, 'very-poor': 0 },
      responseRate: { answered: 12, sent: 12 },
      asOf: '2028-03-02',
      waiting: 5,
    });
  });

  it('keeps a group whatever becomes of its members, who enter no group again', async () => {
    const { answer, exported, importLines, p1, remove } = await groupsWorld();
    for (const reference of numbered(1, 10)) await answer(reference);
    const shown = { numerator: 5, answers: { good: 5 }, asOf: '2028-03-02', waiting: 5 };
    expect(await p1()).toMatchObject({ ...shown, denominator: 10 });
    const sealed = await exported(staff, 'SU-101');
    await remove('SU-101');
    expect(await p1()).toMatchObject({ ...shown, denominator: 9, responseRate: { answered: 9, sent: 9 } });
    await importLines(staff, [sealed]);
    expect(await p1()).toMatchObject({ ...shown, denominator: 10 });
    for (const reference of numbered(1, 10)) await remove(reference);
    expect(await p1()).toMatchObject({ ...shown, denominator: 0, share: 1, waiting: 0 });
  });

  it('takes a sealed answer as unread, whatever mode it comes back with', async () => {
    const { answer, importLines, p1, remove } = await groupsWorld();
    const sealed = await answer('SU-101', 'poor');
    expect(await p1()).toMatchObject({ waiting: 1, withheld: true });
    await remove('SU-101');
    await importLines(staff, [withValue(sealed, 'invitations.0.answers.prem.mode', 'paper')]);
    expect(await p1()).toMatchObject({ waiting: 1, withheld: true });
  });

  it('counts a typed-in answer at once, also when it comes back from its seal', async () => {
    const { ask, exported, importLines, p1, remove, take } = await groupsWorld();
    await take('SU-1', 'good');
    const { version } = (await (await ask(staff, '/patients/SU-1')).json()).invitations[0];
    const typed = { answeredOn: '2026-02-20', respondent: 'patient', mode: 'paper', language: 'sv' };
    const replaces = { version, reason: 'Fel ruta' };
    const body = { ...typed, values: { overall: 'poor' }, replaces };
    const path = '/patients/SU-1/invitations/i1/answers/prem';
    expect((await ask(staff, path, { method: 'PUT', body })).status).toBe(409);
    await remove('SU-1');
    const unanswered = withValue(
      { ...workedExample(), reference: 'SU-1' },
      'invitations.0.answers',
      undefined,
    );
    await importLines(staff, [unanswered]);
    const { replaces: _, ...first } = body;
    expect((await ask(staff, path, { method: 'PUT', body: first })).status).toBe(201);
    const shown = { numerator: 0, denominator: 1, answers: { poor: 1 }, waiting: 0 };
    expect(await p1()).toMatchObject(shown);
    const sealed = await exported(staff, 'SU-1');
    expect(JSON.stringify(sealed)).not.toContain('typedIn');
    await remove('SU-1');
    await importLines(staff, [sealed]);
    expect(await p1()).toMatchObject(shown);
  });

  it('logs, for the unit to see, that a counted answer has left the year or was replaced', async () => {
    const { answer, ask, p1, remove } = await groupsWorld();
    await answer('SU-101');
    await p1();
    await remove('SU-101');
    await p1();
    const { entries } = await (await ask('lead@sahlgrenska', '/patients/SU-101/history')).json();
    const left = entries.filter(({ action }: { action: string }) => action === 'answer-left-year');
    expect(left).toMatchObject([{ who: 'system', detail: { year: 2026, measure: 'P1' } }]);
  });

  it('lists only whether its patients have answered', async () => {
    const { answer, ask, p1 } = await groupsWorld();
    for (const reference of numbered(1, 10)) await answer(reference);
    await p1();
    const text = await (await ask(staff, '/measures/2026/P1/patients')).text();
    expect(text).not.toMatch(/inNumerator|good/);
    expect(JSON.parse(text).patients).toHaveLength(10);
  });
});
