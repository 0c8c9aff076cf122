import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fhirApp } from '../../../functions/http/fhir/fhir.ts';
import { asDescribed } from '../../support/described.ts';

const app = fhirApp({ random: (bytes) => randomBytes(bytes) });

/** @throws Error when the answer differs from the API's description */
async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(`/fhir${path}`, { headers });
  await asDescribed('GET', `/fhir${path}`, response);
  return response;
}

const idAt = async (path: string) => (await (await get(path)).json()).id;

describe('FHIR definitions', () => {
  it.each([
    ['/Questionnaire/prem', 'Questionnaire', 'prem'],
    ['/Measure/perifer-facialispares-O1', 'Measure', 'perifer-facialispares-O1'],
    ['/Measure/dysmeli-T1', 'Measure', 'dysmeli-T1'],
  ])('%s is open to everyone and can be kept for an hour', async (path, resourceType, id) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/fhir+json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toMatchObject({ resourceType, id });
  });

  it('a measure’s bare id means perifer facialispares', async () => {
    expect(await idAt('/Measure/T1')).toBe('perifer-facialispares-T1');
    expect(await idAt('/Measure/O1')).toBe('perifer-facialispares-O1');
  });

  it('that the caller has already are not sent again', async () => {
    const tag = (await get('/Measure/P1')).headers.get('etag') ?? '';
    const again = await app.request('/fhir/Measure/P1', { headers: { 'if-none-match': tag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    'application/fhir+json',
    'application/json;fhirVersion=4.0',
    'application/fhir+json; fhirVersion=4.0, application/xml;q=0.5',
    'text/html, */*;q=0.8',
    'application/*',
  ])('are sent to a caller who accepts %s', async (accept) => {
    expect((await get('/Measure/P1', { accept })).status).toBe(200);
  });

  it.each(['application/fhir+xml', 'text/html', 'application/json;q=0, text/html'])(
    'are refused to a caller who accepts only %s, as an OperationOutcome in Swedish',
    async (accept) => {
      const response = await get('/Measure/P1', { accept });
      expect(response.status).toBe(406);
      expect(response.headers.get('content-type')).toBe('application/fhir+json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.json()).toEqual({
        resourceType: 'OperationOutcome',
        language: 'sv',
        issue: [
          {
            severity: 'error',
            code: 'not-supported',
            details: { text: 'Svaret finns bara som application/fhir+json.' },
          },
        ],
      });
    },
  );

  it('take the format of the address before that of the header', async () => {
    expect((await get('/Measure/P1?_format=json', { accept: 'text/html' })).status).toBe(200);
    expect((await get('/Measure/P1?_format=application/fhir+json')).status).toBe(200);
    expect((await get('/Measure/P1?_format=xml')).status).toBe(406);
  });

  it.each([
    '/Questionnaire/p1',
    '/Measure/%C3%961',
    '/Measure/dysmeli-R1',
    '/Questionnaire',
    '/Patient/1',
    '',
  ])('at %s are not found, as an OperationOutcome in Swedish', async (path) => {
    const response = await app.request(`/fhir${path}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ code: 'not-found', details: { text: expect.stringMatching(/\.$/) } }],
    });
  });

  it('are only read', async () => {
    const response = await app.request('/fhir/Measure/P1', { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  });
});
