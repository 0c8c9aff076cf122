import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type ITable,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { tableDefinition } from '../functions/storage/table.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { ReportDrop } from './constructs/report-drop.ts';
import { StaffDirectory } from './constructs/staff-directory.ts';
import type { Stage } from './stages.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * Everything that must outlive a deployment: the table, its key, the sealing secret, the key of codes and the staff
 * directory. All of it is retained.
 */
export class DataStack extends Stack {
  readonly key: Key;
  /** The table in use: the stack's own, or the one restored in its place. */
  readonly table: ITable;
  readonly sealingSecret: Secret;
  /** An HMAC key, in KMS alone: codes are derived under it. */
  readonly codeKey: Key;
  readonly staff: StaffDirectory;
  /** Signed reports, for machines to fetch. */
  readonly drop: ReportDrop;

  constructor(scope: Construct, id: string, props: StackProps & { stage: Stage; units: readonly string[] }) {
    super(scope, id, props);
    this.key = new Key(this, 'Key', {
      description: 'Patient records, answers and the secret that PREM answers are sealed with',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const table = new Table(this, 'Table', {
      partitionKey: text(tableDefinition.partitionKey),
      sortKey: text(tableDefinition.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      stream: StreamViewType[tableDefinition.stream],
      timeToLiveAttribute: tableDefinition.timeToLive,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of tableDefinition.indexes) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        ...('sortKey' in index ? { sortKey: text(index.sortKey) } : {}),
        ...(typeof index.projection === 'string'
          ? { projectionType: ProjectionType[index.projection] }
          : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.projection] }),
      });
    }
    this.table = this.inUse(table, props.stage);
    this.sealingSecret = new Secret(this, 'SealingSecret', {
      description: 'Seals PREM answers in exports: secrets separated by white space, newest first',
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.sealingSecret, {
      SMG4: 'Replaced without its predecessor, it would make earlier exports unreadable: it is rotated by hand, keeping the old secrets behind the new one (docs/deploy.md).',
    });
    this.codeKey = new Key(this, 'CodeKey', {
      description: 'Codes of invitations are derived under it',
      alias: `nhv-follow-up-${props.stage.name}-codes`,
      keySpec: KeySpec.HMAC_256,
      // KMS rotates no HMAC key: under other material no code could be shown again (docs/deploy.md).
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.drop = new ReportDrop(this, 'Drop', { stage: props.stage });
    this.staff = new StaffDirectory(this, 'Staff', { stage: props.stage, units: props.units });
  }

  private inUse(own: Table, { restoredTable }: Stage): ITable {
    // Always exported: this stack is deployed first, while the deployed service stack may still import them.
    for (const value of [own.tableName, own.tableArn, own.tableStreamArn]) this.exportValue(value);
    if (!restoredTable) return own;
    return Table.fromTableAttributes(this, 'RestoredTable', {
      tableName: restoredTable.name,
      tableStreamArn: restoredTable.streamArn,
      encryptionKey: this.key,
    });
  }
}
