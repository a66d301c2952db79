// Reads a call strictly: every fault in path, headers, query and body is listed at once, and unknown fields are faults.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { InputFault } from '../core/refusal.ts';
import type { Route } from './routes.ts';
import { ENTRY_ID, ID } from './table.ts';

const LARGEST_BODY = 256 * 1024;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{8,128}$/;

/** The body as text, or null when it is larger than 256 KB. */
export function bodyOf(event: APIGatewayProxyEventV2): string | null {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return bytes.length > LARGEST_BODY ? null : bytes.toString('utf8');
}

/** What was read, as the schemas let it through. */
export interface ReadCall {
  readonly body: unknown;
  readonly query: unknown;
  readonly idempotencyKey: string;
}

/** Every fault of a value, at its place. */
export function faultsIn(error: z.ZodError): InputFault[] {
  return error.issues.flatMap((issue): InputFault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ where: [...issue.path, key].join('.'), fault: 'is not known here' }));
    return [{ where: issue.path.join('.') || 'body', fault: issue.message }];
  });
}

function parse(schema: z.ZodType, value: unknown, faults: InputFault[]): unknown {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  faults.push(...faultsIn(read.error));
  return null;
}

function parseBody(schema: z.ZodType, event: APIGatewayProxyEventV2, text: string, faults: InputFault[]): unknown {
  // A form posted from another site cannot say this without asking first, so it never gets this far.
  if (!/^application\/json\b/i.test(event.headers['content-type'] ?? ''))
    faults.push({ where: 'Content-Type', fault: 'must be application/json' });
  try {
    return parse(schema, JSON.parse(text), faults);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    faults.push({ where: 'body', fault: 'is not JSON' });
    return null;
  }
}

function checkPath(params: Readonly<Record<string, string>>, faults: InputFault[]): void {
  const { runId, accountId, reminderId, layoutId, changeId } = params;
  if (accountId !== undefined && !ID.test(accountId))
    faults.push({ where: 'accountId', fault: 'is not an account id' });
  if (reminderId !== undefined && !ENTRY_ID.test(reminderId))
    faults.push({ where: 'reminderId', fault: 'is not the id of a reminder' });
  if (runId !== undefined && !ENTRY_ID.test(runId)) faults.push({ where: 'runId', fault: 'is not the id of a run' });
  if (layoutId !== undefined && !ID.test(layoutId))
    faults.push({ where: 'layoutId', fault: 'is not the id of a report layout' });
  if (changeId !== undefined && !ENTRY_ID.test(changeId))
    faults.push({ where: 'changeId', fault: 'is not the id of a change' });
}

/** Reads everything the route asks for, or lists every fault. */
export function readCall(
  route: Route,
  event: APIGatewayProxyEventV2,
  params: Readonly<Record<string, string>>,
  text: string,
): ReadCall | { readonly faults: readonly InputFault[] } {
  const faults: InputFault[] = [];
  checkPath(params, faults);
  const idempotencyKey = event.headers['idempotency-key'] ?? '';
  if (route.once && !IDEMPOTENCY_KEY.test(idempotencyKey))
    faults.push({ where: 'Idempotency-Key', fault: 'must be 8 to 128 visible ASCII characters' });
  const query = parse(route.query, event.queryStringParameters ?? {}, faults);
  const body = route.body ? parseBody(route.body, event, text, faults) : null;
  return faults.length > 0 ? { faults } : { body, query, idempotencyKey };
}
