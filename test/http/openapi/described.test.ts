import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { fhirApp } from '../../../functions/http/fhir/fhir.ts';
import { publicResultsApp } from '../../../functions/http/results/public/public-results.ts';
import { patient, record } from '../../support/builders.ts';
import { asDescribed, describedAnswers } from '../../support/described.ts';
import { portalWorld } from '../../support/portal.ts';
import { area, resultsWorld } from '../../support/results.ts';
import { premAnswer, surveyWorld } from '../../support/survey-world.ts';
import { packOf } from '../../support/wording-pack.ts';
import { workedExample } from '../../support/worked-example.ts';

const staff = 'staff@sahlgrenska';

/** Makes every call of the portal's API succeed once. Each call compares its answer with the description. */
async function everyPortalCall(): Promise<Set<string>> {
  const world = await portalWorld();
  const ask = async (user: string, path: string, method = 'GET', body?: unknown) =>
    (await world.ask(user, path, { method, ...(body === undefined ? {} : { body }) })).json();
  const patients = Array.from({ length: 6 }, (_, index) => ({
    ...workedExample(),
    reference: `SU-${index}`,
  }));
  await world.importLines(staff, [...patients, '{"reference":'], '?dryRun=true');
  await world.importLines(staff, patients);
  await world.importLines('staff@dysmeli-orebro', [
    patient({ patientGroup: undefined, cause: undefined, legalSex: 'male' }),
  ]);
  for (const user of [staff, 'lead@dysmeli-orebro', 'admin', 'authority']) await ask(user, '/session');
  for (const [user, reference] of [
    [staff, 'SU-1'],
    ['staff@dysmeli-orebro', 'SU-0001'],
  ] as const) {
    await world.tallied(user.replace('staff@', ''));
    for (const year of [2025, 2026, 2027]) {
      await ask(user, `/measures/${year}`);
      await ask(user, `/surveys/${year}`);
    }
    for (const id of ['T1', 'P1', 'P2', 'R2']) await ask(user, `/measures/2026/${id}/patients?limit=2`);
    for (const search of ['occasion=new-visit', 'occasion=one-year&state=open&forms=face,fdi&limit=1']) {
      await ask(user, `/measures/2026/invitations?${search}`);
    }
    for (const path of ['', '?limit=1', `/${reference}`, `/${reference}/history?limit=1`]) {
      await ask(user, `/patients${path}`);
    }
    await ask(user, '/patients/search', 'POST', { search: reference, limit: 1 });
    await world.ask(user, '/export');
    await ask(user, '/forms');
  }
  await ask(staff, '/forms/face/wordings');

  const registered = await ask(staff, '/patients', 'POST', record({ reference: 'NY-1' }));
  await world.tallied('sahlgrenska');
  const { items } = await ask(staff, '/worklist?year=2026&kind=referral-date&limit=1');
  await ask(staff, `/worklist/${items[0].id}`, 'POST', {
    outcome: 'snoozed',
    until: '2028-04-01',
    reason: 'Beställd',
  });
  const reached = '/patients/NY-1/contact';
  await ask(staff, reached, 'PUT', { version: 0, recipient: 'guardian', phone: '070-174 06 05' });
  await ask(staff, `${reached}/stop`, 'POST', { reason: 'declined' });
  await ask(staff, reached);
  await ask(staff, '/patients/NY-1');
  await ask(staff, `${reached}/stop`, 'DELETE');
  await ask('lead@sahlgrenska', '/unit/plan', 'PUT', await ask(staff, '/unit/plan'));
  const invitation = {
    reference: 'NY-1',
    occasion: 'new-visit',
    anchor: 'v1',
    forms: ['prem', 'face'],
    channel: 'letter',
  };
  const { key } = await ask(staff, '/invitations', 'POST', invitation);
  await ask(staff, `/invitations/NY-1/${key}/handed-over`, 'POST');
  await ask(staff, `/invitations/NY-1/${key}/code`);
  await ask(staff, `/invitations/NY-1/${key}/code`, 'POST');
  const answer = {
    respondent: 'patient',
    mode: 'paper',
    language: 'sv',
    answeredOn: '2028-03-02',
    values: { overall: 'good' },
  };
  const typedIn = `/patients/NY-1/invitations/${key}/answers/prem`;
  await ask(staff, typedIn, 'PUT', answer);
  await ask(staff, typedIn, 'PUT', { ...answer, replaces: { version: 3, reason: 'Fel avläst' } });
  await world.ask(staff, typedIn, { method: 'DELETE', body: { version: 4, reason: 'Fel patient' } });
  await ask(staff, '/reminders', 'POST', { invitations: [{ reference: 'NY-1', key }] });
  await ask(staff, `/invitations/NY-1/${key}/withdraw`, 'POST');
  const changed = {
    version: registered.version,
    record: record({ reference: 'NY-1', homeRegion: '12' }),
    reason: 'Fel region',
  };
  const { version } = await ask(staff, '/patients/NY-1', 'PUT', changed);
  await world.ask(staff, '/patients/NY-1', { method: 'DELETE', body: { version, reason: 'Fel patient' } });

  const contact = { version: 0, contact: { phone: '031-342 10 00', sv: { hours: 'Vardagar 8–16' } } };
  await ask('lead@sahlgrenska', '/unit/contact');
  await ask('lead@sahlgrenska', '/unit/contact', 'PUT', contact);
  const pack = packOf('face', 'sv', 'face-sv-klinik-1');
  for (const query of ['?dryRun=true', '', '']) await ask('admin', `/wordings/packs${query}`, 'POST', pack);
  await ask('admin', `/wordings/packs/${pack.version}`);
  await ask('admin', '/wordings/units/sahlgrenska/face/sv', 'PUT', { version: pack.version });
  await ask('admin', '/wordings/units/sahlgrenska/activations');
  await ask('admin', '/wordings');
  await ask(staff, '/openapi.json');

  await world.importLines(staff, [{ ...record({ reference: 'NY-2' }), invitations: [] }]);
  await world.tallied('sahlgrenska', ['NY-1']);
  const lead = 'lead@sahlgrenska';
  const { checks } = await ask(lead, '/report/2026');
  for (const { id, level, holds } of checks) {
    if (level === 'asks' && !holds) await ask(lead, `/report/2026/checks/${id}`, 'PUT', { comment: 'Känt.' });
  }
  const { hash } = await ask(lead, '/report/2026');
  await ask(lead, '/report/2026/sign', 'POST', { hash });
  await ask(staff, '/report/2026/1');
  return world.answered;
}

async function everyResultsCall(): Promise<Set<string>> {
  const { results, signAt, answered, table, deps } = await resultsWorld();
  const { random } = deps;
  await signAt('sahlgrenska');
  await results('authority', `/${area}/2026`);
  await results('authority', `/${area}/2026/publications/preview`);
  await results('authority', `/${area}/2026/publications`, { accept: ['akademiska', 'linkoping'] });
  const pages = publicResultsApp({ table, random, assets: { style: '' }, publicUrl: 'https://nhv.test' });
  for (const path of ['/resultat', `/resultat/${area}`, `/resultat/${area}/2026`]) {
    const first = await pages.request(path);
    const again = await pages.request(path, {
      headers: { 'If-None-Match': first.headers.get('ETag') ?? '' },
    });
    for (const answer of [first, again]) answered.add(String(await asDescribed('GET', path, answer)));
  }
  return answered;
}

async function everyFhirCall(): Promise<Set<string>> {
  const app = fhirApp({ random: (bytes) => randomBytes(bytes) });
  const paths = ['/fhir/Questionnaire/face', '/fhir/Measure/P1'];
  const answered = paths.map(async (path) => String(await asDescribed('GET', path, await app.request(path))));
  return new Set(await Promise.all(answered));
}

async function everySurveyCall(): Promise<Set<string>> {
  const { app, invite, put, post } = await surveyWorld();
  const { code } = await invite();
  const answered = new Set<string>();
  const told = async (method: string, path: string, answer: Response) =>
    answered.add(String(await asDescribed(method, path, answer)));
  const sent = premAnswer();
  for (let times = 0; times < 2; times += 1) {
    await told('PUT', `/api/survey/${code}/prem`, await put(code, 'prem', sent));
  }
  for (const path of [`/e/${code}`, `/api/survey/${code}`]) await told('GET', path, await app.request(path));
  const opened = `/api/survey/${code}/opened`;
  await told('POST', opened, await app.request(opened, { method: 'POST' }));
  const { submission, respondent, language } = premAnswer();
  const form = `/e/${code}/fdi`;
  await told('POST', form, await post(form, { submission, respondent, language, '1': '5' }));
  return answered;
}

it('every call answers as it is described', async () => {
  const answered = new Set([
    ...(await everyPortalCall()),
    ...(await everyResultsCall()),
    ...(await everySurveyCall()),
    ...(await everyFhirCall()),
  ]);
  // The functions and the local run serve it outside these apps: test/entry/survey.test.ts compares it.
  const elsewhere = 'GET /healthz 200';
  expect(describedAnswers.filter((one) => one !== elsewhere && !answered.has(one))).toEqual([]);
});

it.each([
  ['something left out', { reference: 'SU-1' }, 201],
  ['something more', { reference: 'SU-1', version: 1, more: true }, 201],
  ['something of another type', { reference: 'SU-1', version: '1' }, 201],
  ['another status', { reference: 'SU-1', version: 1 }, 200],
])('an answer with %s is none that is described', async (_, body, status) => {
  const answer = Response.json(body, { status });
  await expect(asDescribed('POST', '/api/portal/patients', answer)).rejects.toThrow('described');
});
