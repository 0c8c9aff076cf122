import { tokenVerifier } from '../../functions/http/auth.ts';
import { resultsApp } from '../../functions/http/results/results.ts';
import { loadSolver } from '../../functions/solver.ts';
import { assessedPatients } from './assessed-patients.ts';
import { asDescribed } from './described.ts';
import { clientId, issuer, jwks, tokenOf } from './portal.ts';
import { reportWorld } from './report.ts';

/** The area whose units sign reports. */
export const area = 'perifer-facialispares';

/** The report world, with the authority's API beside the portal's on the same table. */
export async function resultsWorld() {
  const world = await reportWorld();
  const { table, now, random } = world.deps;
  const app = resultsApp({
    table,
    now,
    random,
    verify: tokenVerifier({ issuer, clientId, jwks }),
    solver: loadSolver,
  });

  /** Calls as a user; `null` calls without a token. @throws Error when the answer differs from its description */
  async function results(user: string | null, path: string, body?: object): Promise<Response> {
    const method = body === undefined ? 'GET' : 'POST';
    const response = await app.request(`/api/results${path}`, {
      method,
      headers: {
        ...(user === null ? {} : { authorization: `Bearer ${tokenOf(user)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const name = await asDescribed(method, `/api/results${path}`, response);
    if (name) world.answered.add(name);
    return response;
  }

  /** Lets a unit assess patients with these answers in 2026, and sign its report; returns the version. */
  async function signAt(unit: string, answers: readonly string[] = []): Promise<number> {
    const lead = `lead@${unit}`;
    if (answers.length > 0) {
      await world.importLines(lead, assessedPatients(unit.slice(0, 2).toUpperCase(), answers));
      await world.tallied(unit);
    }
    const { checks, versions } = await world.report(lead);
    for (const { id, holds, level } of checks) {
      if (holds || level !== 'asks') continue;
      const comment = { comment: `Kommentar till ${id}` };
      await world.ask(lead, `/report/2026/checks/${id}`, { method: 'PUT', body: comment });
    }
    const { hash } = await world.report(lead);
    const reason = versions.length > 0 ? { reason: 'Fler patienter.' } : {};
    const signed = await world.sign(hash, reason, lead);
    if (signed.status !== 201) throw new Error(`${unit} could not sign: ${await signed.text()}`);
    return (await signed.json()).version;
  }

  return { ...world, resultsApp: app, results, signAt };
}
