import { named } from './expression.ts';

/** The condition that an item still has the version, or still does not exist (null). */
export function replacing(version: number | undefined) {
  return version === undefined
    ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: named('pk') }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: named('version'),
        ExpressionAttributeValues: { ':version': version },
      };
}

/** The versions that show whether a record was changed, or invitations added, since it was read. */
export type AsRead = {
  version: number;
  /** Counts invitations added one by one; those that an import brings raise `version` instead. */
  invited: number;
};

/**
 * The condition that a record is as it was read, with no invitation added since: a new invitation may rest on
 * a visit that the change removes.
 */
export const stillAsRead = ({ version, invited }: AsRead) => ({
  ConditionExpression: '#version = :asVersion AND #invited = :asInvited',
  ExpressionAttributeNames: named('version', 'invited'),
  ExpressionAttributeValues: { ':asVersion': version, ':asInvited': invited },
});
