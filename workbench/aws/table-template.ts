// The table as CloudFormation describes it, turned into the calls that make the same table here: keys and indexes are
// read from the synthesised template and never written down twice.
import type { CreateTableCommandInput, UpdateTimeToLiveCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tablePropertiesSchema = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown() })),
});

const TABLE_TYPES = ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'];

/** The calls that make the template's table under a name; `timeToLive` is null where the template sets none. */
export interface TableCalls {
  readonly create: CreateTableCommandInput;
  readonly timeToLive: UpdateTimeToLiveCommandInput | null;
}

/** Reads the one DynamoDB table of a CloudFormation template. Throws when there is none or more than one. */
export function tableCallsFrom(template: unknown, tableName: string): TableCalls {
  const tables = Object.values(templateSchema.parse(template).Resources).filter(({ Type }) =>
    TABLE_TYPES.includes(Type),
  );
  if (tables.length !== 1) throw new Error(`the template holds ${tables.length} tables; one is expected`);
  const { TimeToLiveSpecification, GlobalSecondaryIndexes, ...keys } = tablePropertiesSchema.parse(
    tables[0]?.Properties,
  );
  return {
    create: {
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      ...keys,
      GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map(({ Projection, ...index }) => ({
        ...index,
        Projection: {
          ProjectionType: Projection.ProjectionType,
          ...(Projection.NonKeyAttributes && { NonKeyAttributes: Projection.NonKeyAttributes }),
        },
      })),
    },
    timeToLive: TimeToLiveSpecification ? { TableName: tableName, TimeToLiveSpecification } : null,
  };
}
