import { auditKind } from './audit.ts';
import { creationKind } from './creation.ts';
import { directoryPageKind } from './directory/directory-pages.ts';
import type { Kind } from './item.ts';
import { messageKind } from './messages/message-item.ts';
import { invitationKind } from './patient/invitation-item.ts';
import { patientContactKind } from './patient/patient-contact.ts';
import { recordKind } from './patient/record-item.ts';
import { nameKind } from './patient/reference-names.ts';
import { unfinishedKind } from './patient/unfinished.ts';
import { hiddenNumbersKind, publicationKind } from './publication/publications.ts';
import { reportAnswersKind, reportMemberKind, reportVersionKind } from './report/report-items.ts';
import { answerGroupsKind, groupMemberKind } from './totals/group-items.ts';
import { needsKind, tallyHeadKind, tallyKind } from './totals/tallied.ts';
import { totalsKind } from './totals/totals.ts';
import { planKind } from './unit-plan.ts';
import { contactKind } from './wording/unit-contact.ts';
import { packKind } from './wording/wording-packs.ts';
import { activationKind, activeWordingKind } from './wording/wordings.ts';
import { outcomesKind } from './worklist/outcomes.ts';

/** Every kind of item that the table holds. */
export const kinds: readonly Kind[] = [
  tallyHeadKind,
  tallyKind,
  needsKind,
  directoryPageKind,
  outcomesKind,
  recordKind,
  invitationKind,
  messageKind,
  nameKind,
  unfinishedKind,
  patientContactKind,
  creationKind,
  totalsKind,
  answerGroupsKind,
  groupMemberKind,
  reportVersionKind,
  reportAnswersKind,
  reportMemberKind,
  publicationKind,
  hiddenNumbersKind,
  auditKind,
  packKind,
  activeWordingKind,
  activationKind,
  contactKind,
  planKind,
];

/** The version in which this program writes each kind of item. */
export const writtenVersions = (): Record<string, number> =>
  Object.fromEntries(kinds.map(({ name, version }) => [name, version]));

/**
 * Decides whether this program reads items of a kind in a version: the present one, or one with lifts up to
 * it.
 */
export function isReadable(name: string, version: number): boolean {
  const kind = kinds.find((one) => one.name === name);
  return kind !== undefined && (version === kind.version || kind.lifts[version] !== undefined);
}
