import { beforeEach, describe, expect, it } from 'vitest';
import { momentOf } from '../../../../../functions/domain/care/period.ts';
import {
  type ComplicationDraft,
  headDraft,
  readAs,
  readComplication,
  readHead,
  withComplication,
} from '../../../../../web/portal/patients/record/drafts.ts';
import type { Edit } from '../../../../../web/portal/patients/record/record-edit.ts';
import type { Base } from '../../../../../web/portal/patients/record/save-edit.ts';
import { answer, invitation, newVisit, patient, surgery } from '../../../../support/builders.ts';
import { pageGlobals } from '../../../../support/page-globals.ts';
import { portalWorld, tokenOf } from '../../../../support/portal.ts';

const staff = 'staff@sahlgrenska';
const world = await portalWorld();
const sent: string[] = [];
let isReached = true;
pageGlobals((request) => {
  if (!isReached) throw new TypeError('Failed to fetch');
  sent.push(request.method);
  return world.app.request(request);
});
const { keepTokens } = await import('../../../../../web/portal/sign-in/tokens.ts');
keepTokens({ access: tokenOf(staff) });
const { api } = await import('../../../../../web/portal/api.ts');
const { saveEdit, wrongIn, wrongInNew } = await import(
  '../../../../../web/portal/patients/record/save-edit.ts'
);

const visit = newVisit();
const later: Edit = { part: 'visits', before: visit, after: { ...visit, date: '2026-02-12' } };
let count = 0;

/** A new patient with an answered form, as an edit starts from. */
async function opened(): Promise<Base> {
  count += 1;
  const answers = { face: answer({ '1': 2 }) };
  const invitations = [invitation({ forms: ['face', 'prem'], answers })];
  const line = JSON.stringify(patient({ reference: `E-${count}`, invitations }));
  expect(await api.importLines(line, { dryRun: false, details: false })).toMatchObject({ created: 1 });
  return { patient: await api.patient(`E-${count}`), moment: momentOf(world.clock.now) };
}
const dateOf = async ({ patient: { reference } }: Base) => (await api.patient(reference)).visits[0]?.date;

beforeEach(() => {
  isReached = true;
});

it('is saved with its reason', async () => {
  const base = await opened();
  expect(await saveEdit(base, base.patient.version, later, 'Fel dag')).toEqual({ kind: 'saved' });
  expect(await dateOf(base)).toBe('2026-02-12');
  const { rows } = await api.history(base.patient.reference);
  expect(rows).toContainEqual(expect.objectContaining({ action: 'change-patient', reason: 'Fel dag' }));
});

it('is saved beside what a clock that was ahead has stored', async () => {
  const base = await opened();
  const behind = { ...base, moment: momentOf(new Date('2026-02-11T09:00:00Z')) };
  const typed = { value: { ...later, after: { ...visit, reportedToReferrerOn: '2026-02-11' } } as Edit };
  expect(wrongIn(behind, typed)).toEqual({ fields: {}, others: [] });
  const ahead = { value: later };
  expect(Object.keys(wrongIn(behind, ahead).fields)).toEqual(['date']);
});

it('that breaks a rule gets an error at its field, and nothing is sent', async () => {
  const base = await opened();
  sent.length = 0;
  const future: Edit = { ...later, after: { ...visit, date: '2031-01-01' } };
  const outcome = await saveEdit(base, base.patient.version, future, 'Fel dag');
  expect(outcome).toMatchObject({ kind: 'refused', at: 'visits.0' });
  expect(outcome).toHaveProperty('errors', [expect.objectContaining({ path: 'visits.0.date' })]);
  expect(sent).toEqual([]);
});

it('that removes the visit an invitation asks about is refused before it is sent', async () => {
  const base = await opened();
  sent.length = 0;
  const outcome = await saveEdit(base, base.patient.version, { part: 'visits', before: visit }, 'Fel');
  expect(outcome).toHaveProperty('errors', [expect.objectContaining({ path: 'invitations.0.anchor' })]);
  expect(sent).toEqual([]);
});

it('that the server refuses shows the server’s own errors', async () => {
  const base = await opened();
  const outcome = await saveEdit(base, base.patient.version, later, '');
  expect(outcome).toMatchObject({ kind: 'refused', errors: [{ path: 'reason' }], at: 'visits.0' });
});

it('on an outdated version returns the latest, and can be saved on top of it', async () => {
  const base = await opened();
  const { patient: before } = base;
  const colleagues: Edit = {
    part: 'visits',
    after: newVisit({ key: 'v2', kind: 'other', date: '2026-03-01' }),
  };
  expect(await saveEdit(base, before.version, colleagues, '')).toEqual({ kind: 'saved' });

  const outcome = await saveEdit(base, before.version, later, 'Fel dag');
  if (outcome.kind !== 'stale') expect.fail(outcome.kind);
  expect(outcome.current.visits.map(({ key }) => key)).toEqual(['v1', 'v2']);
  expect(await saveEdit(base, outcome.version, later, 'Fel dag', outcome.current)).toEqual({ kind: 'saved' });
  const { visits } = await api.patient(before.reference);
  expect(visits.map(({ date }) => date)).toEqual(['2026-02-12', '2026-03-01']);
});

it('that does not reach the server is a problem, and can be tried again', async () => {
  const base = await opened();
  isReached = false;
  await expect(saveEdit(base, base.patient.version, later, 'Fel dag')).rejects.toMatchObject({ status: 0 });
  isReached = true;
  expect(await saveEdit(base, base.patient.version, later, 'Fel dag')).toEqual({ kind: 'saved' });
});

describe('the errors of a form', () => {
  const operation = surgery();
  const complication = { date: '2026-05-04', grade: 'II', expected: 'no' } as const;
  const adding = (draft: ComplicationDraft) =>
    readAs(
      readComplication(draft),
      (value): Edit => ({
        part: 'treatments',
        before: operation,
        after: withComplication(operation, null, value),
      }),
    );
  const at = `complications.${operation.complications?.length ?? 0}.date`;
  async function operated(): Promise<Base> {
    const base = await opened();
    return { ...base, patient: { ...base.patient, treatments: [operation] } };
  }

  it('come all at once: dates in the wrong order together with empty fields', async () => {
    const { fields, others } = wrongIn(await operated(), adding({ ...complication, grade: '' }));
    expect([Object.keys(fields).sort(), others]).toEqual([[at, 'grade'].sort(), []]);
    expect(fields[at]).toContain('före sin operation');
  });

  it('say that a date cannot be read, regardless of the order of the other dates', async () => {
    expect(wrongIn(await operated(), adding({ ...complication, date: '2026-99-99' })).fields.date).toContain(
      'datum som finns',
    );
  });

  it('are none when everything is correct', async () => {
    expect(wrongIn(await operated(), adding({ ...complication, date: '2026-05-06' }))).toEqual({
      fields: {},
      others: [],
    });
  });

  it('come all at once for a new patient too', async () => {
    const draft = { ...headDraft(), birthDate: '2999-01-01' };
    const { fields } = wrongInNew(readHead(draft), (await opened()).moment);
    expect(Object.keys(fields).sort()).toEqual(['birthDate', 'reference']);
  });
});
