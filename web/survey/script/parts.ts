import type { Draft } from './draft.ts';

/**
 * The state of a part. `done`: answered before the page was opened. `queued`: finished here, not yet known to be
 * stored, and not shown again meanwhile. `stored`, `taken` and `closed`: the server's answer.
 */
export type Status = 'open' | 'done' | 'queued' | 'stored' | 'taken' | 'closed';

/** The content of a part as it was sent. */
export type Sent = Draft['parts'][string];

/** One form of the page. */
export type Part = {
  id: string;
  title: string;
  /** Its place among the parts in the page's language; absent when it is none of them. */
  number?: number;
  section: HTMLElement;
  /** Absent when the part was stored before the page was rendered. */
  form: HTMLFormElement | null;
  /** Who answers, then the questions. */
  groups: HTMLFieldSetElement[];
  submission: string;
  status: Status;
  sent?: Sent;
  /** Another window sent it, with other answers than those given here. */
  overtaken?: boolean;
  /** How many times it has been sent. */
  tries: number;
  sending?: boolean;
  receipt?: string;
  /** Its line in the list of the last screen. */
  line?: HTMLLIElement;
};

const newSubmission = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Reads the server's page and turns folded parts into sections, so that one part is shown at a time. */
export function readParts(): Part[] {
  return [...document.querySelectorAll<HTMLElement>('[data-part]')].map((found) => {
    const id = found.dataset.part ?? '';
    const form = found.querySelector('form');
    const heading = found.querySelector('h2');
    let section = found;
    if (found.localName === 'details') {
      section = document.createElement('section');
      section.append(
        ...(heading ? [heading] : []),
        ...[...found.children].filter((one) => one.localName !== 'summary'),
      );
      found.replaceWith(section);
    }
    return {
      id,
      title: heading?.lastElementChild?.textContent ?? '',
      section,
      form,
      groups: form ? [...form.querySelectorAll('fieldset')] : [],
      submission: newSubmission(),
      status: found.classList.contains('done') ? 'done' : 'open',
      tries: 0,
    };
  });
}

/**
 * Numbers the parts that can be answered in the page's language, or are answered.
 * @param before how many come before these
 * @returns how many there are with those before
 */
export function numberParts(parts: readonly Part[], before: number): number {
  const counted = parts.filter(({ form, status }) => form || status === 'done');
  for (const [index, part] of counted.entries()) part.number = before + index + 1;
  return before + counted.length;
}

/** Whether the server has the part's answers. */
export const isDone = ({ status }: Part): boolean => ['done', 'stored', 'taken'].includes(status);

/** The present answers of a part. */
export function answersOf({ form, submission }: Part): Sent {
  const {
    submission: _,
    language = '',
    respondent = '',
    ...values
  } = form ? (Object.fromEntries(new FormData(form)) as Record<string, string>) : {};
  const wording = form?.querySelector<HTMLButtonElement>('[name=wording]')?.value ?? '';
  return { submission, language, wording, respondent, values };
}

/** Whether two contents hold the same answers, whichever submission carried them. */
export const sameAnswers = (one: Sent, other: Sent): boolean =>
  JSON.stringify([one.respondent, one.values]) === JSON.stringify([other.respondent, other.values]);

/** Fills answers into a part's form. It leaves questions alone that are answered there. */
export function fillIn({ groups }: Part, { respondent, values }: Sent): void {
  const given: Record<string, string> = { ...values, respondent };
  for (const group of groups) {
    if (chosenIn(group)) continue;
    const chosen = [...group.querySelectorAll('input')].find(({ name, value }) => given[name] === value);
    if (chosen) chosen.checked = true;
  }
}

/** The body of the request that stores the part. Values that look like numbers are sent as numbers. */
export function bodyOf({ submission, respondent, language, wording, values }: Sent): string {
  const typed = Object.entries(values).map(([key, value]) => [
    key,
    Number.isNaN(Number(value)) ? value : Number(value),
  ]);
  return JSON.stringify({ submission, respondent, language, wording, values: Object.fromEntries(typed) });
}

/** The same as the plain form would send it. */
export const fieldsOf = ({ values, queued: _, ...head }: Sent): URLSearchParams =>
  new URLSearchParams({ ...values, ...head });

export const chosenIn = (group: HTMLFieldSetElement): HTMLInputElement | null =>
  group.querySelector<HTMLInputElement>(':checked');

/** A question in the voice that is shown: the patient's or the guardian's. */
export function questionOf(group: HTMLFieldSetElement, guardian: boolean): string {
  const legend = group.querySelector('legend')?.cloneNode(true) as HTMLElement;
  for (const other of legend.querySelectorAll(guardian ? '.p' : '.g')) other.remove();
  return legend.textContent ?? '';
}
