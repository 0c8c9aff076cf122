import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { signOut } from '../sign-in/sign-in.ts';
import { useCurrentInSight } from '../tabs.tsx';
import { Menu } from './menu.tsx';
import type { MenuEntry, Section } from './section.ts';

export type HeadProps = {
  /** The unit or the role that the views belong to. */
  name: string;
  about: string;
  /** The role of the user. */
  signedInAs: string;
  /** The name by which the user's changes are shown. */
  user?: string | undefined;
  sections: readonly Section[];
  /** What is needed now and then, above «Logga ut». */
  entries?: readonly MenuEntry[];
  /** The search field, where there are patients to search. */
  search?: ComponentChildren;
};

const menuId = 'portal-menu';
const moreIcon = 'M5 12h.01M12 12h.01M19 12h.01';

/** The head of every view: its owner, the navigation, which on a phone is a bar at the bottom, the search and the menu. */
export function Head({ name, about, signedInAs, user, sections, entries = [], search }: HeadProps) {
  const { path } = useLocation();
  const row = useCurrentInSight<HTMLElement>(path);
  const current = sections.find(({ under }) => under.test(path));
  const standsInBar = current !== undefined && !current.inMenuOnPhone;
  const isElsewhere = !standsInBar && (current !== undefined || entries.some((one) => isCurrent(one, path)));
  return (
    <header class="top">
      <div class="top-inner">
        <div class="top-unit">
          <span class="top-name">{name}</span>
          <span class="small quiet">{about}</span>
        </div>
        <nav aria-label="Portalen" class="top-nav scroll-row" ref={row}>
          {sections.map((section) => (
            <SectionLink key={section.path} section={section} isCurrent={section === current} />
          ))}
          <button
            type="button"
            class={isElsewhere ? 'top-more top-more-current' : 'top-more'}
            popovertarget={menuId}
          >
            <Icon strokes={moreIcon} />
            Mer
          </button>
        </nav>
        {search}
        <button type="button" class="button button-quiet top-menu" popovertarget={menuId}>
          Meny
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
            <path d="M2.5 4.5 6 8l3.5-3.5" />
          </svg>
        </button>
      </div>
      <Menu id={menuId}>
        <p class="menu-user">
          {user && <strong>{user}</strong>} <span class="small quiet">{`${signedInAs} · ${name}`}</span>
        </p>
        <ul>
          {sections
            .filter(({ inMenuOnPhone }) => inMenuOnPhone)
            .map(({ path: to, text, under }) => (
              <li key={to} class="menu-on-phone">
                <a href={to} aria-current={under.test(path) ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          {entries.map((entry) => (
            <li key={entry.text}>
              {'path' in entry ? (
                <a href={entry.path} aria-current={isCurrent(entry, path) ? 'page' : undefined}>
                  {entry.text}
                </a>
              ) : (
                <button type="button" onClick={entry.onChoose}>
                  {entry.text}
                </button>
              )}
            </li>
          ))}
          <li class="menu-last">
            <button type="button" onClick={() => void signOut()}>
              Logga ut
            </button>
          </li>
        </ul>
      </Menu>
    </header>
  );
}

const isCurrent = (entry: MenuEntry, path: string): boolean => 'path' in entry && path.startsWith(entry.path);

function SectionLink({ section, isCurrent }: { section: Section; isCurrent: boolean }) {
  const { path, text, count, icon, inMenuOnPhone } = section;
  return (
    <a
      href={path}
      class={inMenuOnPhone ? 'top-wide' : undefined}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {icon && <Icon strokes={icon} />}
      <span>
        {text}
        {count?.value !== undefined && (
          <span class="top-count">
            <span class="top-bracket"> (</span>
            {count.value}
            <span class="top-bracket">)</span>
          </span>
        )}
      </span>
    </a>
  );
}

function Icon({ strokes }: { strokes: string }) {
  return (
    <svg class="top-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={strokes} />
    </svg>
  );
}
