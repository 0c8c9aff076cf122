import { type Shown, statusWords } from './wording-words.ts';

/** The status in words, and the version that answers will carry. */
export function ShownWording({ shown }: { shown: Shown }) {
  if (!shown) return <span class="tag">Visas inte</span>;
  const { text, tag } = statusWords[shown.status];
  return (
    <>
      <span class={tag}>{text}</span> <span class="small quiet">{shown.version}</span>
    </>
  );
}
