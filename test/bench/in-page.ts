/**
 * What runs inside the measured page, as text that no bundler touches. Each leaves a promise to wait for: a page whose
 * content security policy forbids eval cannot be asked again and again.
 */

/** `window.firstChoice`: when the first radio button had been chosen and painted so, in ms since the load began. */
export const watchFirstChoice = `(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  window.firstChoice = new Promise((resolve) => {
    const look = () => {
      const radio = [...document.querySelectorAll('input[type=radio]')].find((one) => one.checkVisibility());
      radio?.click();
      if (!radio?.checked) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    };
    requestAnimationFrame(look);
  });
})();`;

/** `window.nextClick`: how long after the next click by a person its frame had been painted, in ms. */
export const watchClick = `void (window.nextClick = new Promise((resolve) => {
  addEventListener('click', ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
  }, { capture: true, once: true });
}))`;

/** Brings the first choice that can be seen and is not chosen to the middle of the screen, and says where it is. */
export const findChoice = `(() => {
  const seen = { contentVisibilityAuto: true, visibilityProperty: true };
  const label = [...document.querySelectorAll('label:has(input[type=radio]:not(:checked))')].find((one) =>
    one.checkVisibility(seen),
  );
  if (!label) return null;
  label.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = label.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
})()`;
