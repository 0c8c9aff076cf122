import { named } from './expression.ts';

/** The condition that an item still has the version, or that there still is none. */
export function replacing(version: number | undefined) {
  return version === undefined
    ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: named('pk') }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: named('version'),
        ExpressionAttributeValues: { ':version': version },
      };
}

/** What tells whether a patient's record has been changed, or invitations added, since it was read. */
export type AsRead = {
  version: number;
  /** Invitations that were added on their own: those an import brings come with another version. */
  invited: number;
};

/**
 * The condition that a record is as it was read, and that no invitation was added since: it may rest on a visit that
 * the change takes away.
 */
export const stillAsRead = ({ version, invited }: AsRead) => ({
  ConditionExpression: '#version = :asVersion AND #invited = :asInvited',
  ExpressionAttributeNames: named('version', 'invited'),
  ExpressionAttributeValues: { ':asVersion': version, ':asInvited': invited },
});
