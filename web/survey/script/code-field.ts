import { codeLength, readCode, showCode } from '../../../functions/domain/survey/code.ts';

const plain = (text: string) => text.replace(/[^0-9a-z]/gi, '');

/**
 * Formats a typed code in groups of four and keeps the cursor at its place among the letters. A pasted link or message
 * becomes the code in it. Text that a keyboard is still composing is left alone: a change under its hands would repeat
 * characters (Gboard).
 */
export function helpWithCode(field: HTMLInputElement): void {
  const format = () => {
    const typed = field.value;
    if (!/^[0-9a-z\s-]*$/i.test(typed)) {
      const code = readCode(typed);
      if (code) field.value = showCode(code);
      return;
    }
    const before = plain(typed.slice(0, field.selectionStart ?? 0)).length;
    field.value = showCode(plain(typed).slice(0, codeLength));
    const position = before + Math.floor(Math.max(0, before - 1) / 4);
    field.setSelectionRange(position, position);
  };
  // The field may show refused text again: typing continues at its end.
  if (field.value) field.setSelectionRange(field.value.length, field.value.length);
  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) format();
  });
  field.addEventListener('compositionend', format);
}
