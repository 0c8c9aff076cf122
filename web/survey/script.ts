import { makeGuard } from './script/guard.ts';
import { readAddress } from './script/own-address.ts';
import { enhance } from './script/questionnaire.ts';

/** The script of the questionnaire. */

const data = document.getElementById('data')?.textContent;
const { base, code } = readAddress(location.pathname);
if (data && code) {
  const given = JSON.parse(data);
  const guard = makeGuard(given);
  guard(enhance)(given, base, code, guard);
}
