import { describe, expect, it } from 'vitest';
import { keys } from '../../../functions/storage/table.ts';
import { full, partOf, rightsOf, synthesise, units } from '../synthesised.ts';

const { service } = synthesise(full);

describe('the totals, the directory, the groups of answers and the signed reports', () => {
  const [totals, directory, groups, reports] = [keys.totals, keys.directory, keys.groups, keys.reports].map(
    (of) => units.map(of),
  );
  const denials = rightsOf(service, 'portal').filter(
    ({ effect, conditions }) => effect === 'Deny' && conditions['ForAnyValue:StringEquals'],
  );

  it('are kept from the portal also in a transaction: it puts groups and versions when a report is signed, and never totals', () => {
    const [changes, all] = [
      ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    ];
    const naming = (partitions: unknown) => ({
      'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': partitions },
    });
    expect(denials.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
      { actions: all, conditions: naming([totals, directory].flat()) },
      { actions: changes, conditions: naming(groups) },
      { actions: changes, conditions: naming(reports) },
    ]);
  });

  it('are all that this keeps from it, whatever a patient is called', () => {
    const named = denials.flatMap(
      ({ conditions }) => conditions['ForAnyValue:StringEquals']?.['dynamodb:LeadingKeys'] as string[],
    );
    expect(named).toHaveLength(4 * units.length);
    for (const unit of units) {
      const others = [
        ...['totals', 'directory', 'groups', 'report'].flatMap((one) => [
          keys.patient(unit, one),
          keys.invitations(unit, one),
          keys.reported(unit, one),
        ]),
        keys.wording(unit),
      ];
      for (const pk of others) expect(named).not.toContain(pk);
    }
  });
});

describe('how patients are reached', () => {
  const reachable = (name: string) =>
    rightsOf(service, name)
      .filter(({ effect, resources }) => effect === 'Allow' && resources.map(partOf).includes('table'))
      .flatMap(({ conditions }) =>
        [conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? ['*']].flat(),
      )
      .map((pattern) => new RegExp(`^${String(pattern).replaceAll('*', '.*')}$`));

  it.each([
    ['survey', false],
    ['tally', false],
    ['recount', false],
    ['authority', false],
    ['feed', false],
    ['portal', true],
  ])('is within the reach of the %s: %s', (name, isReachable) => {
    for (const unit of units)
      expect(reachable(name).some((pattern) => pattern.test(keys.contacts(unit)))).toBe(isReachable);
  });
});

describe('the logs, of patient data and of wording', () => {
  it('can be added to by the portal, not changed, also in the transaction of the change itself', () => {
    const denied = rightsOf(service, 'portal').filter(({ effect }) => effect === 'Deny');
    expect(
      denied
        .filter(({ conditions }) => !conditions['ForAnyValue:StringEquals'])
        .map(({ actions, conditions }) => ({ actions, conditions })),
    ).toEqual([
      {
        actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['*#audit#*', 'activation#*'] },
          // Without this, a request that names no key would be denied by having none.
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      },
    ]);
  });

  it.each(['tally', 'recount'])(
    'can be added to by %s, not read or changed; wording is out of its reach',
    (name) => {
      const onTable = rightsOf(service, name).filter(({ resources }) =>
        resources.map(partOf).includes('table'),
      );
      expect(onTable.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
        {
          actions: ['dynamodb:Query'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': [
                '*#patient#*',
                '*#invitations#*',
                ...units.map(keys.totals),
                ...units.map(keys.groups),
                ...units.map(keys.directory),
              ],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
        {
          actions: ['dynamodb:GetItem'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': [...units.map(keys.groups), ...units.map(keys.directory)],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
        {
          actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': [
                '*#patient#*',
                '*#audit#*',
                ...units.map(keys.totals),
                ...units.map(keys.groups),
                ...units.map(keys.directory),
              ],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
        {
          actions: ['dynamodb:DeleteItem'],
          conditions: {
            'ForAllValues:StringLike': {
              'dynamodb:LeadingKeys': ['*#audit#*', ...units.map(keys.groups), ...units.map(keys.directory)],
            },
            Null: { 'dynamodb:LeadingKeys': 'false' },
          },
        },
      ]);
    },
  );
});
