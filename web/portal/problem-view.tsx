import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Problem } from './problem.ts';

const titles: Readonly<Record<number, string>> = {
  0: 'Ingen kontakt med servern',
  403: 'Du har inte behörighet',
  404: 'Finns inte',
  409: 'Krock med någon annans ändring',
};

/** Whether a new attempt may succeed. */
const isWorthRetrying = ({ status }: Problem) =>
  status <= 0 || status === 409 || status === 429 || status >= 500;

/** Says what went wrong and what to do next; with the id to look up when the system is at fault. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return (
    <Notice kind="error" title={titles[problem.status] ?? 'Det gick inte'} urgent>
      <p>{problem.detail}</p>
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ path, message }) => (
            <li key={path + message}>{message}</li>
          ))}
        </ul>
      )}
      {problem.id && !problem.detail.includes(problem.id) && (
        <p class="small">
          Uppge <span class="code">{problem.id}</span> om du kontaktar förvaltningen.
        </p>
      )}
      {onRetry && isWorthRetrying(problem) && (
        <p>
          <Button small onPress={onRetry}>
            Försök igen
          </Button>
        </p>
      )}
    </Notice>
  );
}
