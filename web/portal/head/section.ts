import type { Signal } from '@preact/signals';

/** An entry of the portal's navigation. */
export type Section = {
  path: string;
  text: string;
  /** The paths of the views that belong to it. */
  under: RegExp;
  /** The number of things in it that wait for a person. */
  count?: Signal<number | undefined>;
  /** On a phone it stands in the menu, not in the bar. */
  inMenuOnPhone?: boolean;
  /** The strokes of its icon in the bar, in a square of 24. */
  icon?: string;
};

/** An entry of the menu: a place, or something to do. */
export type MenuEntry = { text: string; path: string } | { text: string; onChoose: () => void };
