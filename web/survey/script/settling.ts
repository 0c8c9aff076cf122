/** How long a new screen ignores fingers and mice, in ms. */
const settling = 700;

/**
 * Ignores pointers for a moment after a new screen is shown. The second of two quick taps, or a habitual «Nästa», is
 * meant for the screen before, and must neither answer nor skip the new question. The style sheet blocks the pointer
 * and fades the buttons in, so that people see why a tap did nothing. Keys and screen readers are never blocked.
 * @returns a function that begins such a moment
 */
export function makeSettling(): () => void {
  const { classList } = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('mousedown', (event) => {
    // A tap on the blocked page would move the focus away from the new question.
    if (classList.contains('settling')) event.preventDefault();
  });
  return () => {
    clearTimeout(timer);
    classList.add('settling');
    timer = setTimeout(() => classList.remove('settling'), settling);
  };
}
