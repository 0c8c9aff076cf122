/** Milliseconds from the touch to the work, so that it does not delay the touch's own effect. */
const later = 125;

/** Does the work once, after the first touch by a person. Opening the page alone is none, since mail scanners open links. */
export function onFirstTouch(work: () => void): void {
  function touch(event: Event): void {
    if (!event.isTrusted) return;
    for (const name of ['pointerdown', 'keydown']) removeEventListener(name, touch);
    setTimeout(work, later);
  }
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, touch);
}
