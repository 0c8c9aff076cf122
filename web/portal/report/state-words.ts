import type { AnnualReport } from '../api.ts';

/** The state of a report in words. */
export function stateWords({ state, checks, versions, changes }: AnnualReport): {
  title: string;
  text: string;
} {
  const left = checks.filter(({ holds }) => !holds).length;
  const last = versions.at(-1)?.version;
  switch (state) {
    case 'open':
      return {
        title: 'Inte klar att signera',
        text: left === 1 ? 'En punkt återstår.' : `${left} punkter återstår.`,
      };
    case 'ready':
      return { title: 'Klar att signera', text: 'Läs igenom rapporten och signera den.' };
    case 'signed':
      return { title: 'Signerad', text: `Version ${last} har samma tal som idag.` };
    case 'changed':
      return {
        title: 'Ändrad sedan den signerades',
        text: `${changes.length === 1 ? 'Ett tal skiljer' : `${changes.length} tal skiljer`} sig från version ${last}.`,
      };
  }
}

/** A hash in groups of four, as people compare it. */
export const inGroups = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1 ');
