import { readCode } from '../../functions/domain/code.ts';
import { helpWithCode } from './script/code-field.ts';
import { enhance } from './script/questionnaire.ts';

const data = document.getElementById('data')?.textContent;
const [, base = '', typed = ''] = /^(.*)\/e\/([^/]+)/.exec(location.pathname) ?? [];
const code = readCode(decodeURIComponent(typed));
if (data && code) enhance(JSON.parse(data), base, code);

const field = document.querySelector<HTMLInputElement>('#code');
if (field) helpWithCode(field);
