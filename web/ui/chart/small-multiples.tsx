import type { ComponentChildren } from 'preact';

type Multiple = { title: string; chart: ComponentChildren };

/** The same chart several times over one axis, side by side, so that the eye compares them. */
export function SmallMultiples({ multiples }: { multiples: readonly Multiple[] }) {
  return (
    <ul class="multiples plain">
      {multiples.map(({ title, chart }) => (
        <li key={title}>
          <span class="multiple-title">{title}</span>
          {chart}
        </li>
      ))}
    </ul>
  );
}
