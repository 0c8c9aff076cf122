import { element } from './element.ts';

/** Takes away what is said to be wrong with a question. */
export function forgive(group: HTMLFieldSetElement): void {
  group.querySelector('.error')?.remove();
  for (const name of ['aria-invalid', 'aria-describedby']) group.removeAttribute(name);
}

/** Says what is wrong with a question, at the question, and leads there. */
export function complain(group: HTMLFieldSetElement, message: string): void {
  forgive(group);
  const id = `${group.id}-error`;
  group.querySelector('legend')?.after(element('p', { className: 'error', id, textContent: message }));
  group.setAttribute('aria-invalid', 'true');
  group.setAttribute('aria-describedby', id);
  group.querySelector('input')?.focus();
}
