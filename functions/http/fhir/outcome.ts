import type { OperationOutcome } from 'fhir/r4.js';
import { fhirJson } from '../../exchange/fhir/canonical.ts';
import { type Problem, problemResponse } from '../problem.ts';

type IssueCode = OperationOutcome['issue'][number]['code'];

const issueCodes: Readonly<Record<number, IssueCode>> = {
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
};

/** Answers a failure as FHIR does, with the status and the sentence that the problem has. */
export async function outcomeResponse(error: unknown, id: string): Promise<Response> {
  const response = problemResponse(error, id);
  const { status, detail }: Problem = await response.json();
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    language: 'sv',
    issue: [
      {
        severity: status < 500 ? 'error' : 'fatal',
        code: issueCodes[status] ?? 'exception',
        details: { text: detail },
      },
    ],
  };
  const headers = new Headers(response.headers);
  headers.set('Content-Type', fhirJson);
  return new Response(JSON.stringify(outcome), { status, headers });
}
