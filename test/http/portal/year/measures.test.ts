import { describe, expect, it } from 'vitest';
import { portalWorld } from '../../../support/portal.ts';
import { withValue, workedExample } from '../../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const get = async (path: string, user = staff) => (await world.ask(user, `/measures${path}`)).json();

// Six patients: all alike except for region, referral and answers.
const patients = Array.from({ length: 6 }, (_, index) => ({
  ...workedExample(),
  reference: `SU-${index + 1}`,
}));
const [, second, third] = patients;
if (second) second.homeRegion = '12';
if (third) patients[2] = withValue(third, 'visits.0.referralReceivedOn', undefined);
patients[3] = withValue(patients[3] ?? workedExample(), 'invitations.0.answers', undefined);
await world.importLines(staff, patients);
await world.importLines('staff@akademiska', [workedExample()]);
await world.tallied('sahlgrenska');
await world.tallied('akademiska');

describe('the measures of a year', () => {
  it('are all nine, for the unit alone', async () => {
    const year = await get('/2026');
    expect(year).toMatchObject({
      area: 'perifer-facialispares',
      unit: 'sahlgrenska',
      year: 2026,
      period: { from: '2026-01-01', to: '2026-12-31' },
      status: 'open',
    });
    const ids = year.measures.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['B1', 'B2', 'B3', 'T1', 'R1', 'R2', 'P1', 'P2', 'Ö1']);
    const of = (id: string) => year.measures.find((measure: { id: string }) => measure.id === id);
    expect(of('B1')).toMatchObject({ count: 6, breakdowns: { homeRegion: { '14': 5, '12': 1 } } });
    expect(of('T1')).toMatchObject({
      numerator: 5,
      denominator: 6,
      gaps: { referralReceivedOn: 1 },
      months: [{ month: '2026-02', denominator: 6, numerator: 5 }],
    });
    expect(of('P1')).toMatchObject({
      numerator: 5,
      denominator: 6,
      responseRate: { answered: 5, sent: 6 },
      shareOfAnswered: 1,
      waiting: 0,
      months: [{ month: '2026-02', denominator: 6, answered: 5 }],
    });
    expect(of('B1')).not.toHaveProperty('months');
    expect(of('R2')).toEqual({
      id: 'R2',
      kind: 'share',
      status: 'not-yet-reported',
      firstReportYear: 2028,
      treatmentYear: 2025,
    });
    expect(year.response[0]).toMatchObject({ occasion: 'new-visit', sent: 6, opened: 5, expired: 6 });
  });

  it('are marked as a draft with the rules they break, where the area’s set is one', async () => {
    const draft = await get('/2026', 'staff@dysmeli-orebro');
    expect(draft.set).toEqual({
      status: 'draft',
      breaches: ['Resultatmått: 0 finns, 1–3 ska finnas.'],
    });
    expect(await get('/2026')).not.toHaveProperty('set');
  });

  it('tell how those treated the year before are followed up, and before the first report those of the year itself', async () => {
    const done = { followedUp: 6, windowsOpen: 0, windowsClosed: 0 };
    const cohortsOf = async (year: number) => (await get(`/${year}`)).cohorts;
    const both = (cohort: object) => [
      { id: 'R2', ...cohort },
      { id: 'P2', ...cohort },
    ];
    expect(await cohortsOf(2026)).toEqual(both({ treatmentYear: 2026, ...done }));
    expect(await cohortsOf(2027)).toEqual(both({ treatmentYear: 2026, ...done }));
    expect(await cohortsOf(2028)).toEqual(both({ treatmentYear: 2027, ...done, followedUp: 0 }));
  });

  it('list those who can still be followed up, and the missed once their window has closed', async () => {
    const user = 'staff@linkoping';
    const example = workedExample();
    const visits = (example.visits as { kind: string }[]).filter(({ kind }) => kind !== 'one-year');
    await world.importLines(user, [{ ...example, reference: 'US-1', visits, invitations: [] }]);
    await world.tallied('linkoping');
    const seen = async () => {
      const { cohorts } = await get('/2027', user);
      const { windowsOpen, windowsClosed } = cohorts[0];
      const parts = await Promise.all(
        ['windowsOpen', 'windowsClosed'].map(async (part) => {
          const { patients: rows } = await get(`/2027/R2/patients?part=${part}`, user);
          return rows.map(({ reference }: { reference: string }) => reference);
        }),
      );
      return { windowsOpen, windowsClosed, parts };
    };
    const { now } = world.clock;
    expect(await seen()).toEqual({ windowsOpen: 0, windowsClosed: 1, parts: [[], ['US-1']] });
    world.clock.now = new Date('2027-02-01T09:00:00Z');
    expect(await seen()).toEqual({ windowsOpen: 1, windowsClosed: 0, parts: [['US-1'], []] });
    world.clock.now = now;
  });

  it('of the first year begin in September', async () => {
    expect((await get('/2025')).period).toEqual({ from: '2025-09-01', to: '2025-12-31' });
  });

  it('of an empty unit are zero and null', async () => {
    const { measures } = await get('/2027', 'staff@linkoping');
    for (const measure of measures) {
      if (measure.kind === 'count') expect(measure.count).toBe(0);
      else expect(measure).toMatchObject({ share: null, interval: null });
    }
  });

  it.each([
    ['2024', 422],
    ['2029', 422],
    ['26', 404],
    ['2026.0', 404],
  ])('are refused for %s', async (year, status) => {
    const response = await world.ask(staff, `/measures/${year}`);
    expect(response.status).toBe(status);
    if (status === 422) {
      expect((await response.json()).errors).toEqual([
        { path: 'year', message: 'Mått finns för åren 2025–2028.' },
      ]);
    }
  });
});

describe('the patients behind a number', () => {
  const references = ({ patients: rows }: { patients: { reference: string }[] }) =>
    rows.map(({ reference }) => reference);

  it('say where each lands and why', async () => {
    const { patients: rows } = await get('/2026/T1/patients');
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({ reference: 'SU-1', inDenominator: true, inNumerator: true, missing: [] });
    expect(rows[2]).toMatchObject({ inNumerator: false, missing: ['referralReceivedOn'] });
    for (const { reasons } of rows) expect(reasons.length).toBeGreaterThan(0);
  });

  it.each([
    ['T1', 'landed=numerator', ['SU-1', 'SU-2', 'SU-4', 'SU-5', 'SU-6']],
    ['T1', 'landed=not-numerator', ['SU-3']],
    ['T1', 'missing=referralReceivedOn', ['SU-3']],
    ['B1', 'part=homeRegion.12', ['SU-2']],
    ['B1', 'part=homeRegion.missing', []],
    ['B3', 'part=surgery.free-muscle-transplant', ['SU-1', 'SU-2', 'SU-3', 'SU-4', 'SU-5', 'SU-6']],
    ['R1', 'landed=numerator', ['SU-1', 'SU-2', 'SU-3', 'SU-4', 'SU-5', 'SU-6']],
    ['P1', 'missing=prem', ['SU-4']],
    ['P1', 'landed=outside', []],
    ['T1', 'landed=denominator&complete=true', ['SU-1', 'SU-2', 'SU-4', 'SU-5', 'SU-6']],
    ['T1', 'landed=not-numerator&complete=true', []],
    ['R2', '', []],
  ])('are listed by where they land: %s %s', async (id, search, expected) => {
    expect(references(await get(`/2026/${id}/patients?${search}`))).toEqual(expected);
  });

  it('come in pages, each with the way to the next', async () => {
    const answer = await world.ask(staff, '/measures/2026/T1/patients?landed=numerator&limit=2');
    const first = await answer.json();
    expect([references(first), first.next]).toEqual([['SU-1', 'SU-2'], 'SU-2']);
    expect(answer.headers.get('Link')).toMatch(
      /^<https:\/\/nhv\.test\/api\/portal\/measures\/2026\/T1\/patients\?landed=numerator&limit=2&after=SU-2>; rel="next"$/,
    );
    const rest = await get('/2026/T1/patients?landed=numerator&limit=3&after=SU-2');
    expect([references(rest), rest.next]).toEqual([['SU-4', 'SU-5', 'SU-6'], undefined]);
  });

  it('show for P1 only whether an answer came', async () => {
    const { patients: rows } = await get('/2026/P1/patients');
    expect(rows.map(({ answered }: { answered: boolean }) => answered)).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/inNumerator|very-good/);
    for (const landed of ['numerator', 'not-numerator']) {
      expect((await world.ask(staff, `/measures/2026/P1/patients?landed=${landed}`)).status).toBe(422);
    }
  });

  it.each([
    ['B1', 'part=hemregion.14'],
    ['T1', 'part=windowsOpen'],
    ['P1', 'part=answers.very-good'],
    ['T1', 'missing=nonsense'],
    ['T1', 'missing=constructor'],
  ])('are refused where the measure has no such part or gap: %s %s', async (id, search) => {
    const answer = await world.ask(staff, `/measures/2026/${id}/patients?${search}`);
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors).toMatchObject([{ path: search.split('=')[0] }]);
  });

  it('are not there for a measure that is none', async () => {
    expect((await world.ask(staff, '/measures/2026/X1/patients')).status).toBe(404);
  });
});

describe('the invitations behind a number of the response', () => {
  const list = (search: string) => get(`/2026/invitations?occasion=new-visit&${search}`);
  const references = ({ invitations }: { invitations: { reference: string }[] }) =>
    invitations.map(({ reference }) => reference);

  it('give the day of sending, the last day and the answered forms', async () => {
    const { invitations } = await list('state=sent');
    expect(invitations[0]).toEqual({
      reference: 'SU-1',
      key: 'i1',
      forms: ['face', 'fdi', 'prem'],
      channel: 'letter',
      sentAt: '2026-02-13T09:00:00Z',
      until: '2026-05-14',
      answered: ['face', 'prem'],
      opened: true,
      state: 'expired',
    });
    expect(JSON.stringify(invitations)).not.toMatch(/very-good|values/);
  });

  it.each([
    ['', 6],
    ['state=opened', 5],
    ['state=answered', 0],
    ['state=expired', 6],
    ['state=open', 0],
    ['state=withdrawn', 0],
    ['channel=letter', 6],
    ['channel=sms', 0],
    ['forms=prem', 6],
    ['forms=prem&state=answered', 5],
    ['forms=face,fdi', 12],
    ['forms=face,fdi&state=answered', 5],
  ])('are as many as the number says: %s', async (search, count) => {
    expect((await list(search)).invitations).toHaveLength(count);
  });

  it('come in pages of patients, each with the way to the next', async () => {
    const answer = await world.ask(
      staff,
      '/measures/2026/invitations?occasion=new-visit&forms=face,fdi&limit=2',
    );
    const first = await answer.json();
    expect([references(first), first.next]).toEqual([['SU-1', 'SU-1', 'SU-2', 'SU-2'], 'SU-2']);
    expect(answer.headers.get('Link')).toContain('&after=SU-2>; rel="next"');
    const rest = await list('state=sent&limit=4&after=SU-2');
    expect([references(rest), rest.next]).toEqual([['SU-3', 'SU-4', 'SU-5', 'SU-6'], undefined]);
  });

  it('are refused for an occasion, a state or a form there is none of', async () => {
    for (const search of [
      '',
      'occasion=visit',
      'occasion=new-visit&state=lost',
      'occasion=new-visit&forms=x',
    ]) {
      expect((await world.ask(staff, `/measures/2026/invitations?${search}`)).status).toBe(422);
    }
  });

  it('are the unit’s own', async () => {
    const { invitations } = await get('/2026/invitations?occasion=new-visit', 'staff@linkoping');
    expect(invitations).toEqual([]);
  });
});
