import { codeLength, showCode } from '../../../functions/domain/survey/code.ts';

/** Formats a typed code in groups of four and keeps the cursor at its place among the letters. */
export function helpWithCode(field: HTMLInputElement): void {
  const plain = (text: string) => text.replace(/[^0-9a-z]/gi, '');
  // The field may show refused text again: typing continues at its end.
  if (field.value) field.setSelectionRange(field.value.length, field.value.length);
  field.addEventListener('input', () => {
    const before = plain(field.value.slice(0, field.selectionStart ?? 0)).length;
    field.value = showCode(plain(field.value).slice(0, codeLength));
    const position = before + Math.floor(Math.max(0, before - 1) / 4);
    field.setSelectionRange(position, position);
  });
}
