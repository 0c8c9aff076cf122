import { formatNumber } from '../ui/format.ts';

/** A number with its name, and a link to the records that it counts. */
export type Fact = readonly [name: string, value: number, href?: string];

/** Shows numbers side by side. A zero has no link. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value, href]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {href && value > 0 ? (
              <a href={href}>
                {formatNumber(value)}
                <span class="unseen"> {name.toLowerCase()}, visa vilka</span>
              </a>
            ) : (
              formatNumber(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
