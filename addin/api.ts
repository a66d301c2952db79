// The pane's way to the server, and the only file that calls fetch. Every answer is parsed by core's schemas; everything
// that can go wrong is a Problem the views put in words. A request that got no answer may be sent again with its key.
import * as z from 'zod';
import type { InputFault, Refusal } from '../core/refusal.ts';
import { refusalSchema } from '../core/reminder.ts';
import { type Call, callsOf } from './api-calls.ts';
import { type PaneConfig, paneConfigSchema } from './config.ts';

/** Why there is no value. `no-answer`: offline, timed out or cut off, so it is not known whether the server took it. */
export type Problem =
  | { readonly problem: 'no-answer' | 'sign-in' | 'not-allowed' | 'too-many' | 'too-large' }
  | { readonly problem: 'refused'; readonly refusal: Refusal }
  | { readonly problem: 'faults'; readonly faults: readonly InputFault[] }
  | { readonly problem: 'changed'; readonly because: string }
  | { readonly problem: 'broken'; readonly id: string | null };
export type Answer<Value> = { readonly value: Value } | Problem;

export const isProblem = (answer: Answer<unknown>): answer is Problem => 'problem' in answer;

/** True when the server has certainly not taken what was sent: what is sent next is another thing and needs another key. */
export const isSurelyNotTaken = ({ problem }: Problem): boolean => problem !== 'no-answer' && problem !== 'broken';

/** Where tokens come from. `quietToken` never shows anything; null means that the clerk has to sign in herself. */
export interface TokenSource {
  quietToken(options: { readonly fresh: boolean }): Promise<string | null>;
}

/** How long the server has to answer before it counts as no answer. */
const ANSWER_TIME_MS = 20_000;

/** The API for one pane. `apiUrl` as in the configuration; tokens are asked for at each call and renewed once on a 401. */
export function createApi(apiUrl: string, tokens: TokenSource) {
  let tell: (isKnown: boolean) => void = () => {};
  const call = async <Schema extends z.ZodType>(what: Call<Schema>): Promise<Answer<z.infer<Schema>>> => {
    const answer = await callWithToken(apiUrl, tokens, what);
    const problem = isProblem(answer) ? answer.problem : null;
    if (problem !== 'no-answer') tell(problem !== 'sign-in');
    return answer;
  };
  return {
    /** Tells after every call that came to an answer whether the server knew who asked; one listener, the latest. */
    onIdentity(told: (isKnown: boolean) => void) {
      tell = told;
    },
    ...callsOf(call),
  };
}
export type Api = ReturnType<typeof createApi>;

async function callWithToken<Schema extends z.ZodType>(
  apiUrl: string,
  tokens: TokenSource,
  call: Call<Schema>,
): Promise<Answer<z.infer<Schema>>> {
  try {
    for (const fresh of [false, true]) {
      const token = await tokens.quietToken({ fresh });
      if (token === null) return { problem: 'sign-in' };
      const response = await request(apiUrl, token, call);
      if (response.status !== 401) return await answerOf(response, call.schema);
    }
    return { problem: 'sign-in' };
  } catch {
    // fetch rejects when nothing was reached, the connection broke or the time was up; reading a cut body rejects too.
    return { problem: 'no-answer' };
  }
}

function request(
  apiUrl: string,
  token: string,
  { method, path, body, idempotencyKey }: Call<z.ZodType>,
): Promise<Response> {
  const headers = new Headers({ authorization: `Bearer ${token}`, accept: 'application/json' });
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  return fetch(`${apiUrl}${path}`, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(ANSWER_TIME_MS),
  });
}

async function answerOf<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<Answer<z.infer<Schema>>> {
  const body = readJson(await response.text());
  if (!response.ok) return problemOf(response.status, body);
  const parsed = schema.safeParse(body);
  return parsed.success ? { value: parsed.data } : { problem: 'broken', id: null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const faultsSchema = z.object({ faults: z.array(z.object({ where: z.string(), fault: z.string() })) });
const changedSchema = z.object({ because: z.string() });
const brokenSchema = z.object({ id: z.string() });

function problemOf(status: number, body: unknown): Problem {
  const refusal = refusalSchema.safeParse(body);
  if (refusal.success) {
    const { refused, because, source } = refusal.data;
    return { problem: 'refused', refusal: source === undefined ? { refused, because } : { refused, because, source } };
  }
  if (status === 403) return { problem: 'not-allowed' };
  if (status === 413) return { problem: 'too-large' };
  if (status === 429) return { problem: 'too-many' };
  const faults = faultsSchema.safeParse(body);
  if (status === 400 && faults.success) return { problem: 'faults', faults: faults.data.faults };
  const changed = changedSchema.safeParse(body);
  if (status === 409 && changed.success) return { problem: 'changed', because: changed.data.because };
  // A gateway that gives up in between cannot say whether the server went on.
  if (status === 502 || status === 503 || status === 504) return { problem: 'no-answer' };
  return { problem: 'broken', id: brokenSchema.safeParse(body).data?.id ?? null };
}

const developmentTokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** A token of the development issuer. Rejects when it cannot be reached or answers something else. */
export async function fetchDevelopmentToken(tokenUrl: string): Promise<{ token: string; secondsToLive: number }> {
  const response = await fetch(tokenUrl, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_TIME_MS) });
  const { access_token, expires_in } = developmentTokenSchema.parse(await response.json());
  return { token: access_token, secondsToLive: expires_in };
}

/** The pane's configuration, from config.json beside the page. Rejects when it is missing or not one. */
export async function fetchPaneConfig(configUrl: string): Promise<PaneConfig> {
  const response = await fetch(configUrl, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_TIME_MS) });
  return paneConfigSchema.parse(await response.json());
}
