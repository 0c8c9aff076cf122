import { makeGuard } from './script/guard.ts';
import { readAddress } from './script/own-address.ts';
import { enhance } from './script/questionnaire.ts';

/** How long the first paint is waited for in a browser that does not report it, in ms. */
const patience = 1000;

let begun = false;

/** The script of the questionnaire. */
function begin(): void {
  if (begun) return;
  begun = true;
  const { base, code } = readAddress(location.pathname);
  const data = JSON.parse(document.getElementById('data')?.textContent ?? '');
  const guard = makeGuard(data);
  if (code) guard(enhance)(data, base, code, guard);
  else document.documentElement.className = '';
}

// The server's page is painted first. The kept page has nothing to paint yet, and a hidden window is never painted.
if (document.hidden || document.documentElement.className === 'waiting') begin();
else {
  setTimeout(begin, patience);
  new PerformanceObserver(begin).observe({ type: 'paint', buffered: true });
}
