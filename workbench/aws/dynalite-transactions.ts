// The table's second driver, for systems without dynoxide: dynalite, with the calls it lacks in front of it. Limits:
// requests run one at a time; a transaction is applied write by write with an undo list in memory, so it is isolated and
// all-or-nothing while the process lives but not through a crash; TransactGetItems, streams and PartiQL are missing;
// the time-to-live attribute is remembered until a restart and never drops an item; tokens are remembered ten minutes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import dynalite from 'dynalite';
import * as z from 'zod';
import type { TableServer } from './dynoxide.ts';
import { LOOPBACK, portOf } from './free-port.ts';
import { closeServer, readBody } from './http-messages.ts';

type Json = Record<string, unknown>;
type Answer = { readonly status: number; readonly body: Json };
type Call = (operation: string, body: Json) => Promise<Answer>;

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const TARGET = 'DynamoDB_20120810';
const TOKEN_LIFE_MS = 600_000;
const SERVICE = 'com.amazonaws.dynamodb.v20120810#';

const WRITES = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', ConditionCheck: 'UpdateItem' } as const;
const writeSchema = z.looseObject({
  TableName: z.string(),
  Item: z.record(z.string(), z.unknown()).optional(),
  Key: z.record(z.string(), z.unknown()).optional(),
  ReturnValuesOnConditionCheckFailure: z.string().optional(),
});
const transactionSchema = z.object({
  TransactItems: z.array(z.partialRecord(z.enum(['Put', 'Update', 'Delete', 'ConditionCheck']), writeSchema)),
  ClientRequestToken: z.string().optional(),
});
type Write = z.infer<typeof writeSchema>;
interface Step {
  readonly kind: keyof typeof WRITES;
  readonly write: Write;
  readonly key: Json;
  readonly old: Json | null;
}
interface Reason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

const asJson = (value: unknown): Json => z.record(z.string(), z.unknown()).parse(value);
const invalid = (message: string): Answer => ({
  status: 400,
  body: { __type: 'com.amazon.coral.validate#ValidationException', message },
});
const isConditionFailure = ({ body }: Answer): boolean =>
  String(body.__type).endsWith('ConditionalCheckFailedException');

/** Speaks to the dynalite behind, in its own wire format. */
function callerOf(endpoint: string): Call {
  return async (operation, body) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': CONTENT_TYPE,
        'x-amz-target': `${TARGET}.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: asJson(await response.json()) };
  };
}

/** The calls dynalite lacks, told by way of those it has. Not safe to run two at a time. */
class Front {
  readonly #call: Call;
  readonly #keys = new Map<string, string[]>();
  readonly #tokens = new Map<string, { readonly asked: string; readonly until: number }>();
  readonly #timeToLive = new Map<string, unknown>();

  constructor(call: Call) {
    this.#call = call;
  }

  async answer(operation: string, body: Json): Promise<Answer> {
    if (operation === 'TransactWriteItems') return this.#transact(transactionSchema.parse(body));
    if (operation === 'UpdateTimeToLive') return this.#setTimeToLive(body);
    if (operation === 'DescribeTimeToLive') return this.#describeTimeToLive(body);
    return this.#write(operation, body);
  }

  async #write(operation: string, { ReturnValuesOnConditionCheckFailure: onFailure, ...body }: Json): Promise<Answer> {
    const answer = await this.#call(operation, body);
    if (onFailure !== 'ALL_OLD' || !isConditionFailure(answer)) return answer;
    const write = writeSchema.parse(body);
    const old = await this.#read(write.TableName, write.Key ?? (await this.#keyOf(write)));
    return old === null ? answer : { ...answer, body: { ...answer.body, Item: old } };
  }

  async #transact({ TransactItems, ClientRequestToken: token }: z.infer<typeof transactionSchema>): Promise<Answer> {
    if (TransactItems.length < 1 || TransactItems.length > 100) {
      return invalid(
        "Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100",
      );
    }
    const asked = JSON.stringify(TransactItems);
    const known = token === undefined ? undefined : this.#tokens.get(token);
    if (known && known.until > Date.now()) return known.asked === asked ? { status: 200, body: {} } : mismatch();
    const steps = await this.#plan(TransactItems);
    if (steps === null) return invalid('Transaction request cannot include multiple operations on one item');
    const answer = await this.#apply(steps);
    if (token !== undefined && answer.status === 200) {
      this.#tokens.set(token, { asked, until: Date.now() + TOKEN_LIFE_MS });
    }
    return answer;
  }

  async #plan(items: z.infer<typeof transactionSchema>['TransactItems']): Promise<Step[] | null> {
    const steps: Step[] = [];
    const seen = new Set<string>();
    for (const item of items) {
      for (const kind of ['Put', 'Update', 'Delete', 'ConditionCheck'] as const) {
        const write = item[kind];
        if (!write) continue;
        const key = write.Key ?? (await this.#keyOf(write));
        seen.add(`${write.TableName} ${JSON.stringify(Object.entries(key).sort())}`);
        steps.push({ kind, write, key, old: await this.#read(write.TableName, key) });
      }
    }
    return seen.size === steps.length ? steps : null;
  }

  async #apply(steps: readonly Step[]): Promise<Answer> {
    const reasons: Reason[] = [];
    const done: Step[] = [];
    for (const step of steps) {
      const { ReturnValuesOnConditionCheckFailure: onFailure, ...write } = step.write;
      const answer = await this.#call(WRITES[step.kind], write);
      if (answer.status === 200) done.push(step);
      // A condition check is written as an update that changes nothing; on a missing item it would leave one behind.
      if (answer.status === 200 && step.kind === 'ConditionCheck') await this.#restore(step);
      reasons.push(reasonOf(answer, onFailure === 'ALL_OLD' ? step.old : null));
    }
    if (reasons.every(({ Code }) => Code === 'None')) return { status: 200, body: {} };
    for (const step of done.reverse()) await this.#restore(step);
    return cancelled(reasons);
  }

  async #restore({ write: { TableName }, key, old }: Step): Promise<void> {
    const back = old === null ? this.#call('DeleteItem', { TableName, Key: key }) : this.#put(TableName, old);
    const { status, body } = await back;
    if (status !== 200) throw new Error(`an undone write could not be restored: ${JSON.stringify(body)}`);
  }

  #put(TableName: string, Item: Json): Promise<Answer> {
    return this.#call('PutItem', { TableName, Item });
  }

  async #read(TableName: string, Key: Json): Promise<Json | null> {
    const { body } = await this.#call('GetItem', { TableName, Key, ConsistentRead: true });
    return body.Item === undefined ? null : asJson(body.Item);
  }

  async #keyOf({ TableName, Item }: Write): Promise<Json> {
    const names = this.#keys.get(TableName) ?? (await this.#keyNames(TableName));
    this.#keys.set(TableName, names);
    return Object.fromEntries(names.map((name) => [name, Item?.[name]]));
  }

  async #keyNames(TableName: string): Promise<string[]> {
    const { body } = await this.#call('DescribeTable', { TableName });
    const shape = z.object({ Table: z.object({ KeySchema: z.array(z.object({ AttributeName: z.string() })) }) });
    return shape.parse(body).Table.KeySchema.map(({ AttributeName }) => AttributeName);
  }

  #setTimeToLive({ TableName, TimeToLiveSpecification }: Json): Answer {
    this.#timeToLive.set(String(TableName), TimeToLiveSpecification);
    return { status: 200, body: { TimeToLiveSpecification } };
  }

  #describeTimeToLive({ TableName }: Json): Answer {
    const set = this.#timeToLive.get(String(TableName));
    const told = set
      ? { TimeToLiveStatus: 'ENABLED', AttributeName: asJson(set).AttributeName }
      : { TimeToLiveStatus: 'DISABLED' };
    return { status: 200, body: { TimeToLiveDescription: told } };
  }
}

const mismatch = (): Answer => ({
  status: 400,
  body: { __type: `${SERVICE}IdempotentParameterMismatchException`, Message: 'the token was used for other writes' },
});

function reasonOf(answer: Answer, old: Json | null): Reason {
  if (answer.status === 200) return { Code: 'None' };
  if (!isConditionFailure(answer)) return { Code: 'ValidationError', Message: String(answer.body.message) };
  return { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...(old && { Item: old }) };
}

function cancelled(reasons: readonly Reason[]): Answer {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return {
    status: 400,
    body: {
      __type: `${SERVICE}TransactionCanceledException`,
      Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
      CancellationReasons: reasons,
    },
  };
}

function serve(front: Front): (request: IncomingMessage, response: ServerResponse) => void {
  let last: Promise<unknown> = Promise.resolve();
  const oneAtATime = (work: () => Promise<Answer>): Promise<Answer> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
  return async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const body = await readBody(request);
    const answer = await oneAtATime(async () =>
      front.answer(operation, asJson(JSON.parse(body.toString() || '{}'))),
    ).catch((error: unknown) => ({ status: 500, body: { __type: 'InternalServerError', message: String(error) } }));
    response.writeHead(answer.status, { 'content-type': CONTENT_TYPE }).end(JSON.stringify(answer.body));
  };
}

/** Starts dynalite over a folder, or in memory when it is null, with the transactions in front. */
export async function startDynalite(folder: string | null): Promise<TableServer> {
  const quick = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 };
  const inner = dynalite({ ...quick, ...(folder !== null && { path: folder }) });
  await new Promise<void>((resolve) => inner.listen(0, LOOPBACK, resolve));
  const outer = createServer(serve(new Front(callerOf(`http://${LOOPBACK}:${portOf(inner)}`))));
  await new Promise<void>((resolve) => outer.listen(0, LOOPBACK, resolve));
  const stop = async (): Promise<void> => {
    await closeServer(outer);
    await closeServer(inner);
  };
  return { endpoint: `http://${LOOPBACK}:${portOf(outer)}`, stop };
}
