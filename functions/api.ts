// The HTTP API: finds the route, checks who calls and what is sent, and turns what core decided into an answer.
// A dispatcher of our own instead of a router library: the table in routes.ts already says path, role and schema and makes
// the OpenAPI from them; the Powertools router would add a second table, its own 422, and error texts in the log.
import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { isLimitReached } from '../core/rate-limits.ts';
import { isRefusal, type Refusal, refuse } from '../core/refusal.ts';
import type { Answer, Call, Office, Outcome } from './call.ts';
import { type Caller, callerOf } from './caller.ts';
import { connectTable, once, realNow, setting } from './environment.ts';
import { createLogger, traceOf } from './log.ts';
import { describeApi } from './open-api.ts';
import { bodyOf, readCall } from './read-call.ts';
import { findRoute } from './routes.ts';
import { createSettingsReader, deployedSettings } from './settings-in-force.ts';
import { ChangedMeanwhile } from './store.ts';

const log = createLogger('api');

const NOTHING_HERE: Answer = { status: 404, body: { error: 'There is nothing at this address.' } };
const TOO_LARGE: Answer = { status: 413, body: { error: 'This is more than 256 KB.' } };

/** A refusal that time heals says when, in a header as clients know it. */
function refused(refusal: Refusal): Answer {
  if (!isLimitReached(refusal)) return { status: 422, body: refusal };
  const { retryAfterSeconds, ...body } = refusal;
  return { status: 429, body, headers: { 'retry-after': String(retryAfterSeconds) } };
}

const answerOf = (outcome: Outcome): Answer => {
  if (outcome === null) return NOTHING_HERE;
  if (isRefusal(outcome)) return refused(outcome);
  return 'faults' in outcome ? { status: 400, body: { faults: outcome.faults } } : outcome;
};

const NOT_SIGNED_IN = refuse('no-company', 'Your sign-in does not say which company you work for. Sign in again.');
const NOT_YOUR_ROLE = refuse('not-your-role', 'Your role does not allow this. Ask your finance lead.');

async function answer(office: () => Office, event: APIGatewayProxyEventV2, caller: Caller | null): Promise<Answer> {
  const { method } = event.requestContext.http;
  if (method === 'GET' && event.rawPath === '/v1/openapi.json') return { status: 200, body: describeApi() };
  const found = findRoute(method, event.rawPath);
  if (!found) return NOTHING_HERE;
  const { route, params } = found;
  if (!caller) return { status: 403, body: NOT_SIGNED_IN };
  if (!route.roles.some((role) => caller.roles.includes(role))) return { status: 403, body: NOT_YOUR_ROLE };
  const text = bodyOf(event);
  if (text === null) return TOO_LARGE;
  const read = readCall(route, event, params, text);
  if ('faults' in read) return { status: 400, body: read };
  const call: Call<unknown, unknown> = { office: office(), caller, params, ...read };
  return answerOf(await route.decide(call as Call<never, never>));
}

function answerToThrown(error: unknown): Answer {
  if (error instanceof ChangedMeanwhile)
    return { status: 409, body: { changed: true, because: 'Somebody changed this meanwhile. Look again.' } };
  const id = randomUUID();
  log.error('could not answer', { id, ...traceOf(error) });
  return { status: 500, body: { error: 'Something went wrong on our side. Nothing was sent twice.', id } };
}

const httpAnswer = ({ status, body, headers }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(body),
});

/** The API over an office; the office is opened when the first call needs it. */
export function createApi(office: () => Office) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const caller = callerOf(event);
    const answered = await answer(office, event, caller).catch(answerToThrown);
    const { requestId, http } = event.requestContext;
    const route = findRoute(http.method, event.rawPath)?.route;
    log.info('answered', {
      requestId,
      route: route ? `${route.method} ${route.path}` : 'none',
      status: answered.status,
      companyId: caller?.companyId,
      personId: caller?.person.id,
    });
    return httpAnswer(answered);
  };
}

const office = once((): Office => {
  const table = connectTable();
  return {
    table,
    queue: { client: new SQSClient({}), url: setting('reminderQueueUrl') },
    settings: createSettingsReader(table, deployedSettings(), realNow),
    now: realNow,
    onLostHint: (ids, error) => log.warn('hint lost; the sweep will find the reminder', { ...ids, ...traceOf(error) }),
  };
});

export const handler = createApi(office);
