/** Helps typing a code: shown in groups of four, with the cursor left where it was among the letters. */
export function helpWithCode(field: HTMLInputElement): void {
  const plain = (text: string) => text.replace(/[^0-9a-z]/gi, '');
  field.addEventListener('input', () => {
    const before = plain(field.value.slice(0, field.selectionStart ?? 0)).length;
    field.value = plain(field.value)
      .slice(0, 16)
      .replace(/(.{4})(?=.)/g, '$1-');
    const position = before + Math.floor(Math.max(0, before - 1) / 4);
    field.setSelectionRange(position, position);
  });
}
