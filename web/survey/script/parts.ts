import type { Draft } from './draft.ts';

/**
 * Where a part stands. `done`: answered before the page was opened. `queued`: finished here and not known to be
 * stored; it is not shown again while so. `stored`, `taken` and `closed` are what the server said.
 */
export type Status = 'open' | 'done' | 'queued' | 'stored' | 'taken' | 'closed';

/** What is sent of a part, frozen when it is. */
export type Sent = Draft['parts'][string];

/** One form of the page. */
export type Part = {
  id: string;
  title: string;
  section: HTMLElement;
  /** Absent where it was stored already when the page was made. */
  form: HTMLFormElement | null;
  /** Who answers, then the questions. */
  groups: HTMLFieldSetElement[];
  submission: string;
  status: Status;
  sent?: Sent;
  /** It was sent from another window, with other answers than those that were given here. */
  overtaken?: boolean;
  /** Times it has been tried. */
  tries: number;
  sending?: boolean;
  receipt?: string;
};

const newSubmission = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Reads the server's page. Folded parts become sections: from now on one part is shown at a time. */
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

/** What is answered in a part now. */
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

/** Whether two say the same, whatever they were sent as. */
export const sameAnswers = (one: Sent, other: Sent): boolean =>
  JSON.stringify([one.respondent, one.values]) === JSON.stringify([other.respondent, other.values]);

/** Marks answers in a part's form, but for questions that are answered there already. */
export function fillIn({ groups }: Part, { respondent, values }: Sent): void {
  const given: Record<string, string> = { ...values, respondent };
  for (const group of groups) {
    if (chosenIn(group)) continue;
    const chosen = [...group.querySelectorAll('input')].find(({ name, value }) => given[name] === value);
    if (chosen) chosen.checked = true;
  }
}

/** The body of the request that stores it: stored values are numbers where they look like numbers. */
export function bodyOf({ submission, respondent, language, wording, values }: Sent): string {
  const typed = Object.entries(values).map(([key, value]) => [
    key,
    Number.isNaN(Number(value)) ? value : Number(value),
  ]);
  return JSON.stringify({ submission, respondent, language, wording, values: Object.fromEntries(typed) });
}

export const chosenIn = (group: HTMLFieldSetElement): HTMLInputElement | null =>
  group.querySelector<HTMLInputElement>(':checked');

/** A question as it is asked to whoever answers: of the two voices in the page the one that is shown. */
export function questionOf(group: HTMLFieldSetElement, guardian: boolean): string {
  const legend = group.querySelector('legend')?.cloneNode(true) as HTMLElement;
  for (const other of legend.querySelectorAll(guardian ? '.p' : '.g')) other.remove();
  return legend.textContent ?? '';
}
