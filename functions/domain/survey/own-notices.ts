import type { Notice } from './survey-texts.ts';

/** The sections of a controller's own page «Så hanteras dina uppgifter», by unit and language. */
export type OwnNotices = Readonly<Record<string, Readonly<Record<string, Notice['sections']>>>>;

/**
 * What the controllers say about the data (GDPR, article 13): each unit's region writes its own, in every language of the
 * survey. Until then the page shows a template that says so, and a stage with patients cannot be synthesised
 * (cdk/stages.ts).
 */
export const ownNotices: OwnNotices = {};
