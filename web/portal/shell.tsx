import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Announcer } from './announce.tsx';
import { fetchCode } from './code.ts';
import { Head, type HeadProps } from './head/head.tsx';
import type { Section } from './head/section.ts';
import { HeadSearch } from './search/head-search.tsx';
import { useKeys } from './search/use-keys.ts';
import { usePlace } from './session.ts';
import { UndoToast } from './undo/undo-toast.tsx';
import { roleNames } from './words.ts';
import { countWorklist, worklistCount } from './worklist/count.ts';

const sections: readonly Section[] = [
  {
    path: '/portal/',
    text: 'Översikt',
    under: /^\/portal($|\/$|\/year|\/measures)/,
    icon: 'M4 20V10M10 20V4M16 20v-7M21 20H3',
  },
  {
    path: '/portal/worklist',
    text: 'Att göra',
    under: /^\/portal\/worklist/,
    count: worklistCount,
    icon: 'M9 6h12M9 12h12M9 18h12M3 6l1 1 2-2M3 12l1 1 2-2M3 18l1 1 2-2',
  },
  {
    path: '/portal/patients',
    text: 'Patienter',
    under: /^\/portal\/patients/,
    icon: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c0-4 3.5-6 8-6s8 2 8 6',
  },
  { path: '/portal/surveys', text: 'Enkäter', under: /^\/portal\/surveys/, inMenuOnPhone: true },
  { path: '/portal/report', text: 'Årsrapport', under: /^\/portal\/report/, inMenuOnPhone: true },
];

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
      user={session.user}
      sections={sections}
      entries={[
        { text: 'Enheten', path: '/portal/unit' },
        { text: 'Import och export', path: '/portal/transfer' },
        { text: 'Kortkommandon', onChoose: help },
      ]}
      search={<HeadSearch />}
    >
      {children}
      {Opened && <Opened onClose={() => setOpened(undefined)} />}
    </Frame>
  );
}

type DialogProps = { onClose: () => void };

/** The frame of a view: the head, and the view itself. */
export function Frame({ children, ...head }: HeadProps & { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">
        Hoppa till innehållet
      </a>
      <Head {...head} />
      <main id="main" class="page" tabIndex={-1}>
        {children}
      </main>
      <UndoToast />
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
