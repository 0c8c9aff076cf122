import type { Signal } from '@preact/signals';
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Announcer } from './announce.tsx';
import { fetchCode } from './code.ts';
import { HeadSearch } from './search/head-search.tsx';
import { useKeys } from './search/use-keys.ts';
import { usePlace } from './session.ts';
import { signOut } from './sign-in/sign-in.ts';
import { useCurrentInSight } from './tabs.tsx';
import { roleNames } from './words.ts';
import { countWorklist, worklistCount } from './worklist/count.ts';

const sections: readonly Section[] = [
  { path: '/portal/', text: 'Översikt', under: /^\/portal($|\/year|\/measures)/ },
  { path: '/portal/worklist', text: 'Att göra', under: /^\/portal\/worklist/, count: worklistCount },
  { path: '/portal/patients', text: 'Patienter', under: /^\/portal\/patients/ },
  { path: '/portal/surveys', text: 'Enkäter', under: /^\/portal\/surveys/ },
  { path: '/portal/report', text: 'Årsrapport', under: /^\/portal\/report/ },
  { path: '/portal/transfer', text: 'Import och export', under: /^\/portal\/transfer/ },
  { path: '/portal/unit', text: 'Enheten', under: /^\/portal\/unit/ },
];

type Section = { path: string; text: string; under: RegExp; count?: Signal<number | undefined> };

/** The frame of every view of a unit's staff. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { session, area, unit } = usePlace();
  useEffect(() => void countWorklist(), []);
  const about = `${area.name}${area.status === 'draft' ? ' · måtten är ett utkast' : ''}`;
  const [Opened, setOpened] = useState<ComponentType<DialogProps>>();
  const open = (load: () => Promise<ComponentType<DialogProps>>) =>
    void fetchCode(load).then(
      (dialog) => setOpened(() => dialog),
      () => undefined,
    );
  const help = () => open(async () => (await import('./search/shortcuts-dialog.tsx')).ShortcutsDialog);
  useKeys({
    onNewPatient: () =>
      open(async () => (await import('./patients/record/register-dialog.tsx')).RegisterDialog),
    onHelp: help,
  });
  return (
    <Frame
      name={unit.name}
      about={about}
      signedInAs={roleNames[session.role]}
      sections={sections}
      search={<HeadSearch />}
      onHelp={help}
    >
      {children}
      {Opened && <Opened onClose={() => setOpened(undefined)} />}
    </Frame>
  );
}

type DialogProps = { onClose: () => void };

type FrameProps = {
  /** The unit or the role that the views belong to. */
  name: string;
  about: string;
  /** The role of the user. */
  signedInAs: string;
  sections: readonly Section[];
  /** The search field, where there are patients to search. */
  search?: ComponentChildren;
  /** Shows the keys that work on every page, where any do. */
  onHelp?: () => void;
  children: ComponentChildren;
};

/** The frame of a view: the user, the menu and the view itself. */
export function Frame({ name, about, signedInAs, sections, search, onHelp, children }: FrameProps) {
  const { path } = useLocation();
  const menu = useCurrentInSight<HTMLElement>(path);
  return (
    <>
      <a class="skip" href="#main">
        Hoppa till innehållet
      </a>
      <header class="top">
        <div class="top-inner">
          <div class="top-unit">
            <span class="top-name">{name}</span>
            <span class="small quiet">{about}</span>
          </div>
          <nav aria-label="Portalen" class="top-nav scroll-row" ref={menu}>
            {sections.map((section) => (
              <a
                key={section.path}
                href={section.path}
                aria-current={section.under.test(path) ? 'page' : undefined}
              >
                {section.text}
                {section.count?.value !== undefined && ` (${section.count.value})`}
              </a>
            ))}
          </nav>
          <div class="top-user">
            {search}
            <span class="small quiet">{signedInAs}</span>
            {onHelp && (
              <button type="button" class="button button-quiet button-small top-help" onClick={onHelp}>
                <span aria-hidden="true">?</span>
                <span class="unseen">Kortkommandon</span>
              </button>
            )}
            <button type="button" class="button button-quiet button-small" onClick={() => void signOut()}>
              Logga ut
            </button>
          </div>
        </div>
      </header>
      <main id="main" class="page" tabIndex={-1}>
        {children}
      </main>
      <Announcer />
    </>
  );
}

/** The frame when no unit is known. */
export function Bare({ children, quiet = false }: { children?: ComponentChildren; quiet?: boolean }) {
  return <main class={quiet ? 'bare bare-quiet' : 'bare'}>{children}</main>;
}

type PageProps = {
  title: string;
  intro?: ComponentChildren;
  aside?: ComponentChildren;
  children: ComponentChildren;
};

/** The view that was shown last, so that only a change of view moves the focus. */
let shown: string | undefined;

/** The path of the view that was shown last: while a new view is being built, this is the view before it. */
export const pathShown = (): string | undefined => shown;

/**
 * A view: sets the document's title and, when the user comes from another view, moves the focus to its
 * heading.
 */
export function Page({ title, intro, aside, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { path } = useLocation();
  useEffect(() => {
    document.title = `${title} · NHV-uppföljning`;
  }, [title]);
  // Runs before the rest of the view, so that a list knows which page the user comes back from.
  useLayoutEffect(() => {
    if (shown !== undefined && shown !== path) heading.current?.focus({ preventScroll: true });
    shown = path;
  }, [path]);
  return (
    <>
      <div class="page-head">
        <div class="stack-small">
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {intro && <div class="quiet">{intro}</div>}
        </div>
        {aside && <div class="actions">{aside}</div>}
      </div>
      {children}
    </>
  );
}
