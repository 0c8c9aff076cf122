import { helpWithCode } from './script/code-field.ts';
import { makeGuard } from './script/guard.ts';
import { tellOfLeftOver } from './script/left-over.ts';
import { readAddress } from './script/own-address.ts';
import { enhance } from './script/questionnaire.ts';

const data = document.getElementById('data')?.textContent;
const { base, code } = readAddress(location.pathname);
if (data && code) {
  const given = JSON.parse(data);
  const guard = makeGuard(given);
  guard(enhance)(given, base, code, guard);
}

const leftOver = document.getElementById('left');
if (leftOver && code) tellOfLeftOver(leftOver, code);

const field = document.querySelector<HTMLInputElement>('#code');
if (field) helpWithCode(field);
