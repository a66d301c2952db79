// Which permissions a request to AWS asks for, read off the wire: the service authorization reference for the few
// operations Duebook uses. It throws at any other.
import type { Call } from './role-policy.ts';

const ACCOUNT = 'eu-west-1:111122223333';

/** A request as the SDK sent it. */
export type AwsRequest = { target: string | undefined; body: string };

type Json = Record<string, unknown>;

const tableArn = (name: unknown): string => `arn:aws:dynamodb:${ACCOUNT}:table/${String(name)}`;

/** A transaction needs the right to each of its writes, not one of its own. */
const TRANSACT: Record<string, string> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

function tableCalls(operation: string, body: Json): Call[] {
  switch (operation) {
    case 'TransactWriteItems':
      return (body.TransactItems as Record<string, Json>[]).flatMap((item) =>
        Object.entries(item).map(([kind, { TableName }]) => ({
          action: TRANSACT[kind] ?? kind,
          resource: tableArn(TableName),
        })),
      );
    case 'BatchGetItem':
      return Object.keys(body.RequestItems as Json).map((name) => ({
        action: 'dynamodb:BatchGetItem',
        resource: tableArn(name),
      }));
    case 'Query':
      return [{ action: 'dynamodb:Query', resource: `${tableArn(body.TableName)}${indexOf(body)}` }];
    case 'GetItem':
    case 'PutItem':
    case 'UpdateItem':
      return [{ action: `dynamodb:${operation}`, resource: tableArn(body.TableName) }];
    default:
      throw new Error(`DynamoDB's ${operation} is not known here`);
  }
}

const indexOf = ({ IndexName }: Json): string => (IndexName === undefined ? '' : `/index/${String(IndexName)}`);

function queueCalls(operation: string, body: Json): Call[] {
  if (operation !== 'SendMessage') throw new Error(`SQS's ${operation} is not known here`);
  const name = String(body.QueueUrl).split('/').at(-1);
  return [{ action: 'sqs:SendMessage', resource: `arn:aws:sqs:${ACCOUNT}:${name}` }];
}

/** Sending a mail asks for the sender's identity and for the configuration set, both under the mail's From address. */
function mailCalls(body: string): Call[] {
  const form = new URLSearchParams(body);
  const action = form.get('Action');
  // A question about the whole account: IAM knows no resource for it.
  if (action === 'GetSendQuota') return [{ action: 'ses:GetSendQuota', resource: '*' }];
  if (action !== 'SendRawEmail') throw new Error(`SES's ${action} is not known here`);
  const message = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString();
  const from = /^From:[^\n]*?([^\s<>"]+@[^\s<>"]+)/im.exec(message)?.[1] ?? '';
  const context = { 'ses:FromAddress': from };
  return [`identity/${from.split('@')[1]}`, `configuration-set/${form.get('ConfigurationSetName')}`].map((name) => ({
    action: 'ses:SendRawEmail',
    resource: `arn:aws:ses:${ACCOUNT}:${name}`,
    context,
  }));
}

/** The calls a request makes, as IAM sees them. */
export function callsOf({ target, body }: AwsRequest): Call[] {
  if (target === undefined) return mailCalls(body);
  const [service = '', operation = ''] = target.split('.');
  const read = JSON.parse(body) as Json;
  return service.startsWith('DynamoDB') ? tableCalls(operation, read) : queueCalls(operation, read);
}
