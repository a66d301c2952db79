// The one table: accounts, their history, idempotency keys. It outlives every stack and can be put back to any second of 35 days.
import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { TABLE_KEYS } from '../functions/settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The table with its keys as functions/settings.ts names them. */
export class AccountTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: text(TABLE_KEYS.partition),
      sortKey: text(TABLE_KEYS.sort),
      timeToLiveAttribute: TABLE_KEYS.timeToLive,
      billing: Billing.onDemand(),
      // The AWS-managed key: encrypted at rest by KMS, with every use of the key in CloudTrail, at no monthly price.
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [openRemindersIndex],
    });
  }
}

/** Sparse: an item stands in it only while it carries both key attributes. Keys are all the sweeper reads, and steps cost it no writes. */
const openRemindersIndex = {
  indexName: TABLE_KEYS.openReminders.index,
  partitionKey: text(TABLE_KEYS.openReminders.partition),
  sortKey: text(TABLE_KEYS.openReminders.sort),
  projectionType: ProjectionType.KEYS_ONLY,
};
