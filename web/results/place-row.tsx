import type { PublishedMeasure } from '../../functions/domain/report/publication/publication.ts';
import { Chart, inside, percent } from '../ui/chart/chart.tsx';
import { fewestForBar } from '../ui/chart/dot-interval.tsx';
import { CountryMark, NowMark } from '../ui/chart/marks.tsx';
import { intervalText, ownText, shareText } from './numbers.ts';
import type { ResultTexts } from './texts.ts';

export type PlaceRowProps = {
  texts: ResultTexts;
  /** The place, or the year. */
  name: string;
  result: PublishedMeasure | undefined;
  country: PublishedMeasure | undefined;
  isCountry: boolean;
};

const middle = 12;

/** A place in a measure: its name, a dot with its interval or a bar, and the numbers in words. */
export function PlaceRow(props: PlaceRowProps) {
  const { texts, name, result, isCountry } = props;
  const share = typeof result?.share === 'number' ? result.share : undefined;
  return (
    <li class={isCountry ? 'place place-country' : 'place'}>
      <span class="place-name">{name}</span>
      <span class="place-chart">{result && <PlaceChart {...props} />}</span>
      <span class="place-number">
        {share !== undefined && <b>{shareText(texts, share)}</b>}{' '}
        <span class={share === undefined && !result?.hidden ? 'strong' : 'quiet'}>
          {result ? ownText(texts, result) : texts.none}
        </span>
      </span>
    </li>
  );
}

function PlaceChart({ texts, name, result, country, isCountry }: PlaceRowProps) {
  if (typeof result?.count === 'number') {
    const most = Math.max(result.count, country?.count ?? 0);
    if (most === 0) return null;
    return (
      <Chart name={`${name}: ${ownText(texts, result)}`} height={24} look="count-bar">
        <rect
          class={isCountry ? 'part-country' : 'part-now'}
          x="0"
          y="8"
          width={percent(result.count / most)}
          height="8"
          rx="2"
        />
      </Chart>
    );
  }
  if (typeof result?.share !== 'number' || (result.denominator ?? 0) < fewestForBar) return null;
  const { share, interval } = result;
  const said = interval ? `, ${texts.interval} ${intervalText(texts, interval)}` : '';
  return (
    <Chart name={`${name}: ${shareText(texts, share)}${said}`} height={24} look="dot-interval">
      <rect class="track" x="0" y={middle - 4} width="100%" height="8" rx="4" />
      {interval && (
        <line
          class={isCountry ? 'whisker whisker-country' : 'whisker'}
          x1={percent(interval[0])}
          x2={percent(interval[1])}
          y1={middle}
          y2={middle}
        />
      )}
      {!isCountry && typeof country?.share === 'number' && (
        <CountryMark at={inside(country.share)} y={middle} />
      )}
      {isCountry ? <CountryMark at={inside(share)} y={middle} /> : <NowMark at={inside(share)} y={middle} />}
    </Chart>
  );
}
