/**
 * Code that runs inside the measured page, as text that no bundler changes. Each piece leaves a promise to
 * wait for: a page whose content security policy forbids eval cannot be polled.
 */

/**
 * `window.firstChoice`: the time when the first radio button had been chosen and painted so, in ms since the
 * load began. `window.firstPaint`: the time of the first paint with text. `window.longTasks`: the tasks over 50 ms.
 */
export const watchFirstChoice = `(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  window.firstPaint = new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntries().find(({ name }) => name === 'first-contentful-paint');
      if (paint) resolve(paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
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

/** `window.nextClick`: the time from the next click by a user until its frame had been painted, in ms. */
export const watchClick = `void (window.nextClick = new Promise((resolve) => {
  addEventListener('click', ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
  }, { capture: true, once: true });
}))`;

/**
 * Scrolls the first visible option that is not chosen to the middle of the screen, and returns its position.
 */
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
