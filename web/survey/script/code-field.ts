import { codeLength, showCode } from '../../../functions/domain/survey/code.ts';

/** Helps typing a code: shown in groups of four, with the cursor left where it was among the letters. */
export function helpWithCode(field: HTMLInputElement): void {
  const plain = (text: string) => text.replace(/[^0-9a-z]/gi, '');
  // What was typed before and could not be taken stands there again: it is gone on with at its end.
  if (field.value) field.setSelectionRange(field.value.length, field.value.length);
  field.addEventListener('input', () => {
    const before = plain(field.value.slice(0, field.selectionStart ?? 0)).length;
    field.value = showCode(plain(field.value).slice(0, codeLength));
    const position = before + Math.floor(Math.max(0, before - 1) / 4);
    field.setSelectionRange(position, position);
  });
}
