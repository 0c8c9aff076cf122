import type { Occasion } from '../../../functions/domain/care/occasion.ts';
import type { ResponseRate } from '../../../functions/domain/measure/occasion-response.ts';
import { shareOf } from '../../../functions/domain/measure/share.ts';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { invitationsPath } from '../members/list-paths.ts';
import { occasionNames } from '../words.ts';

type RateProps = {
  rate: ResponseRate;
  /** The year of the response that these forms belong to. */
  year: number;
  occasion: Occasion;
  forms: readonly string[];
};

/**
 * Forms answered of sent, «65,8 % 25 av 38», each number with a link to its forms; no share when none was
 * sent.
 */
export function Rate({ rate: { answered, sent }, year, occasion, forms }: RateProps) {
  const share = shareOf(answered, sent);
  const about = `formulär, ${occasionNames[occasion].toLowerCase()}`;
  const to = (state: 'answered' | 'sent', count: number, what: string) =>
    count === 0 ? (
      formatNumber(count)
    ) : (
      <a href={invitationsPath(year, { occasion, state, forms: forms.join(',') })}>
        {formatNumber(count)}
        <span class="unseen">
          {' '}
          {what} {about}, visa vilka
        </span>
      </a>
    );
  return (
    <span class="numeric">
      {share !== null && <strong>{formatShare(share)}</strong>}{' '}
      <span class="quiet">
        {to('answered', answered, 'besvarade')} av {to('sent', sent, 'skickade')}
      </span>
    </span>
  );
}
