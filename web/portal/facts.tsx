import { formatNumber } from '../ui/format.ts';

/** Numbers side by side, each under its name. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: number])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatNumber(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
