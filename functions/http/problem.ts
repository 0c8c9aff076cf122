import * as z from 'zod';
import { type Conflict, Failed, type Failure, InputError, type Missing } from '../domain/failure.ts';
import { sizeText } from '../domain/limits.ts';
import { logUnexpected } from '../log.ts';

/** An error as it is answered: `application/problem+json` (RFC 9457). `detail` is a Swedish sentence for people. */
export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A Swedish sentence for people'),
    errors: z.array(InputError).optional().describe('What is wrong with what was sent'),
    current: z.unknown().optional().describe('Where someone else was faster: what is stored now'),
    id: z.string().optional().describe('An unexpected error’s name in the log'),
  })
  .meta({ id: 'Problem' });
type Problem = z.infer<typeof Problem>;

type Answer = {
  status: number;
  title: string;
  detail: string;
  headers?: Record<string, string>;
  more?: Partial<Problem>;
};

/** What is said of something that is not there. */
export const missingText: Readonly<Record<Missing, string>> = {
  address: 'Det finns inget på den här adressen.',
  code: 'Koden finns inte. Kontrollera att den är rätt skriven.',
  form: 'Formuläret ingår inte i utskicket.',
  'form-at-unit': 'Enheten använder inte formuläret.',
  invitation: 'Patienten har inget sådant utskick.',
  measure: 'Det måttet finns inte i området.',
  patient: 'Det finns ingen patient med den referensen på enheten.',
  unit: 'Det finns ingen sådan enhet.',
  'wording-pack': 'Det finns inget paket med den versionen.',
  year: 'Ange ett år med fyra siffror.',
};

function conflictText(conflict: Conflict): string {
  switch (conflict.why) {
    case 'patient-changed':
      return 'Någon annan har ändrat patienten sedan du öppnade den. Se vad som ändrats och gör om din ändring.';
    case 'answer-changed':
      return 'Någon annan har ändrat utskicket eller svaret sedan du öppnade det. Se vad som gäller nu och gör om din ändring.';
    case 'answer-removed':
      return 'Formuläret har inget svar längre. Någon annan har tagit bort det.';
    case 'no-code':
      return 'Utskicket har ingen kod att lämna. Skapa en ny kod först.';
    case 'code-renewed':
      return 'Någon annan har just skapat en ny kod. Hämta patienten igen och visa den koden.';
    case 'code-unknown':
      return 'Koden kan inte visas igen. Koden som patienten har gäller fortfarande. Skapa en ny kod om den är borta.';
    case 'contact-changed':
      return 'Någon annan har ändrat kontaktuppgifterna sedan du öppnade dem. Se vad som står nu och gör om din ändring.';
    case 'wording-changed':
      return 'Någon annan ändrade ordalydelsen samtidigt. Läs om och försök igen.';
    case 'patient-exists':
      return 'Det finns redan en patient med referensen.';
    case 'invitation-exists':
      return 'Patienten har redan ett utskick med den nyckeln.';
    case 'answered':
      return 'Formuläret är redan besvarat.';
    case 'all-answered':
      return 'Alla formulär är redan besvarade.';
    case 'answered-on-web':
      return 'Svaret är lämnat på webben och ändras aldrig av någon annan.';
    case 'expired':
      return 'Utskicket har gått ut. Skapa ett nytt i stället.';
    case 'withdrawn':
      return 'Utskicket är återkallat. Skapa ett nytt i stället.';
    case 'withdrawn-for-answers':
      return 'Utskicket är återkallat. Svaret kan inte registreras.';
    case 'pack-exists':
      return `Versionen ${conflict.version} finns redan med annat innehåll. Svar kan hänvisa till den, så ändrade texter behöver en ny version.`;
    case 'unsendable':
      return conflict.messages.join(' ');
  }
}

/** What is said where more invitations of a patient change than are written at once. */
export const tooManyInvitations = (limit: number): InputError[] => [
  {
    path: 'invitations',
    message: `Högst ${limit} utskick kan läggas till eller ändras för en patient i taget.`,
  },
];

const invalid = (errors: InputError[]): Answer => ({
  status: 422,
  title: 'Unprocessable Content',
  detail: 'Något i det som skickades behöver rättas.',
  more: { errors },
});

/** The only place that knows status codes. */
function answerOf(failure: Failure): Answer {
  switch (failure.kind) {
    case 'malformed':
      return { status: 400, title: 'Bad Request', detail: failure.detail };
    case 'unauthenticated':
      return {
        status: 401,
        title: 'Unauthorized',
        detail: 'Logga in och försök igen.',
        headers: { 'WWW-Authenticate': 'Bearer realm="portal"' },
      };
    case 'forbidden':
      return { status: 403, title: 'Forbidden', detail: 'Din roll har inte rätt till det här.' };
    case 'not-found':
      return { status: 404, title: 'Not Found', detail: missingText[failure.what] };
    case 'wrong-method': {
      const allowed = failure.allowed.join(', ');
      return {
        status: 405,
        title: 'Method Not Allowed',
        detail: `Den här adressen tar bara emot ${allowed}.`,
        headers: { Allow: allowed },
      };
    }
    case 'conflict':
      return {
        status: 409,
        title: 'Conflict',
        detail: conflictText(failure),
        ...(failure.current === undefined ? {} : { more: { current: failure.current } }),
      };
    case 'gone':
      return {
        status: 410,
        title: 'Gone',
        detail:
          failure.reason === 'expired'
            ? 'Länken gäller inte längre. Be mottagningen om en ny.'
            : 'Länken är återkallad. Kontakta mottagningen om du har frågor.',
      };
    case 'too-large':
      return {
        status: 413,
        title: 'Content Too Large',
        detail: `Det som skickades är för stort. Högst ${sizeText(failure.limit)} går att skicka på en gång.`,
      };
    case 'unsupported-type':
      return {
        status: 415,
        title: 'Unsupported Media Type',
        detail: `Skicka innehållet som ${failure.expected}.`,
      };
    case 'unsupported-encoding':
      return {
        status: 415,
        title: 'Unsupported Media Type',
        detail: 'Skicka innehållet okomprimerat, utan Content-Encoding.',
        headers: { 'Accept-Encoding': 'identity' },
      };
    case 'invalid':
      return invalid(failure.errors);
    case 'too-many-invitations':
      return invalid(tooManyInvitations(failure.limit));
    case 'too-many':
      return {
        status: 429,
        title: 'Too Many Requests',
        detail: 'Det har kommit många försök. Vänta en stund och försök igen.',
        headers: { 'Retry-After': String(failure.retryAfterSeconds) },
      };
  }
}

function unexpected(id: string): Answer {
  return {
    status: 500,
    title: 'Internal Server Error',
    detail: `Något gick fel hos oss. Försök igen. Om felet kommer tillbaka, uppge ${id}.`,
    more: { id },
  };
}

/**
 * The answer to a failure. What is not an expected failure is logged under `id` and answered with the id alone:
 * nothing of the inside goes out.
 */
export function problemResponse(error: unknown, id: string): Response {
  const expected = error instanceof Failed;
  if (!expected) logUnexpected(id, error);
  const { status, title, detail, headers, more } = expected ? answerOf(error.failure) : unexpected(id);
  const problem: Problem = { type: 'about:blank', title, status, detail, ...more };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      ...headers,
    },
  });
}
