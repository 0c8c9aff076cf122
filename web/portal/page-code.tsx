import type { ComponentType } from 'preact';
import { useRef } from 'preact/hooks';
import { LocationProvider, lazy, useLocation, useRoute } from 'preact-iso';
import { Notice } from '../ui/notice.tsx';
import { type CodeFault, codeFault, codeProblem } from './code.ts';
import { useTask } from './load.ts';
import { ProblemNotice } from './problem-view.tsx';
import { Page } from './shell.tsx';

/**
 * Makes a page whose code is fetched when the page is first opened; until then the page before it stays. When
 * the code cannot be fetched, a page with the error is shown instead.
 */
export const pageCode = (load: () => Promise<ComponentType>) =>
  lazy(async () => {
    const Code = await load().catch(async () => standIn(await codeFault()));
    return () => <AtOwnLocation page={Code} />;
  });

/** Keeps the old page at the location it was opened at while the code of the next page is being fetched. */
function AtOwnLocation({ page: Code }: { page: ComponentType }) {
  const location = useLocation();
  const { path } = useRoute();
  const own = useRef(location);
  if (location.path === path) own.current = location;
  return (
    <LocationProvider.ctx.Provider value={own.current}>
      <Code />
    </LocationProvider.ctx.Provider>
  );
}

/**
 * Chooses the page to show when the code is missing. A new version is loaded at once: the page before it is
 * already left, so nothing that was typed is lost.
 */
function standIn(fault: CodeFault): ComponentType {
  if (fault !== 'updated') return () => <CodeMissingPage fault={fault} />;
  location.reload();
  return UpdatedPage;
}

const UpdatedPage = () => (
  <Page title="Sidan har uppdaterats">
    <Notice urgent>
      <p>Den nya versionen hämtas.</p>
    </Notice>
  </Page>
);

/** Reloads the page once the server answers, since browsers may remember that a file was missing. */
function CodeMissingPage({ fault }: { fault: CodeFault }) {
  const task = useTask();
  const retry = () =>
    task.run(async () => {
      const now = await codeFault();
      if (now === 'unreachable') throw codeProblem(now);
      location.reload();
    });
  return (
    <Page title="Sidan gick inte att öppna">
      <ProblemNotice problem={task.problem ?? codeProblem(fault)} onRetry={() => void retry()} />
    </Page>
  );
}
