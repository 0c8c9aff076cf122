import { signal } from '@preact/signals';

/** How many dialogs are open: what stands outside them cannot be reached. */
export const openDialogs = signal(0);
