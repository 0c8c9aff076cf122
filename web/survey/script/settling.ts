/** How long what has just come stands before a finger or a mouse can press it, in ms. */
const settling = 700;

/**
 * The second of two quick taps, or a habitual «Nästa», is meant for what was on the screen before: it must neither
 * answer nor skip what has just come. For a moment the page lets no pointer in (the style does that) while what can be
 * pressed fades in, so that what is not taken is seen not to be. Keys and screen readers are not held up.
 * @returns a function that begins such a moment
 */
export function makeSettling(): () => void {
  const { classList } = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener('mousedown', (event) => {
    // A press on nothing would take the focus away from the new question.
    if (classList.contains('settling')) event.preventDefault();
  });
  return () => {
    clearTimeout(timer);
    classList.add('settling');
    timer = setTimeout(() => classList.remove('settling'), settling);
  };
}
