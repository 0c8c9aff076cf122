import { helpWithCode } from './script/code-field.ts';
import { handleLeftOver } from './script/left-over.ts';
import { readAddress } from './script/own-address.ts';

/** The script of the page that asks for a code, and of the help pages. */

const leftOver = document.getElementById('left');
const { base, code } = readAddress(location.pathname);
if (leftOver && code) handleLeftOver(leftOver, document.getElementById('sent'), base, code);

const field = document.querySelector<HTMLInputElement>('#code');
if (field) helpWithCode(field);
