import { element } from './element.ts';

/** Removes the error message of a question. */
export function forgive(group: HTMLFieldSetElement): void {
  group.querySelector('.error')?.remove();
  for (const name of ['aria-invalid', 'aria-describedby']) group.removeAttribute(name);
}

/** Shows an error message at a question and moves the focus there. */
export function complain(group: HTMLFieldSetElement, message: string): void {
  forgive(group);
  const id = `${group.id}-error`;
  group.querySelector('legend')?.after(element('p', { className: 'error', id, textContent: message }));
  group.setAttribute('aria-invalid', 'true');
  group.setAttribute('aria-describedby', id);
  group.querySelector('input')?.focus();
}
