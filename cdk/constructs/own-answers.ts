import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import { importLimit, sizeText } from '../../functions/domain/limits.ts';

type OwnAnswer = {
  type: ResponseType;
  status: number;
  title: string;
  detail: string;
  headers?: Record<string, string>;
};

/** The answers that API Gateway gives without a function, in the words of the functions' answers. */
export const ownAnswers: Record<string, OwnAnswer> = {
  Throttled: {
    type: ResponseType.THROTTLED,
    status: 429,
    title: 'Too Many Requests',
    detail: 'Många använder systemet just nu. Försök igen om en liten stund.',
    headers: { 'Retry-After': "'5'" },
  },
  TooLarge: {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: 413,
    title: 'Content Too Large',
    detail: `Det som skickades är för stort. Högst ${sizeText(importLimit)} går att skicka på en gång.`,
  },
  // Used when the firewall's rule has no answer of its own; a rule's own answer comes first.
  Blocked: {
    type: ResponseType.WAF_FILTERED,
    status: 403,
    title: 'Forbidden',
    detail: 'Det som skickades kan inte tas emot.',
  },
  TimedOut: {
    type: ResponseType.INTEGRATION_TIMEOUT,
    status: 504,
    title: 'Gateway Timeout',
    detail: 'Svaret dröjde för länge. Försök igen.',
  },
  Failed: {
    type: ResponseType.INTEGRATION_FAILURE,
    status: 502,
    title: 'Bad Gateway',
    detail: 'Något gick fel hos oss. Försök igen.',
  },
  Broken: {
    type: ResponseType.DEFAULT_5XX,
    status: 500,
    title: 'Internal Server Error',
    detail: 'Något gick fel hos oss. Försök igen.',
  },
};
