// API Gateway's HTTP API on this machine: routes, token check, CORS, limits and error bodies of the real one round the
// same function that is deployed.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { eventOf, type GatewayEvent, matchPath, type RoutePath, type VerifiedToken } from './gateway-event.ts';
import { BodyTooLarge, readBody } from './http-messages.ts';
import { FunctionTimedOut, invoke, type LambdaHandler } from './lambda-context.ts';
import type { Authorize } from './token-authorizer.ts';

/** The function behind the API; it may also answer a bare value, which becomes the JSON body of a 200. */
export type ApiHandler = LambdaHandler<GatewayEvent, unknown>;

interface GatewayRoute {
  readonly methods: readonly string[];
  readonly path: RoutePath;
  /** The token must carry one of these; none asks for a valid token only, null for no token at all. */
  readonly scopes: readonly string[] | null;
}

/** Web origins besides the pane's own that may call the API; a request from any other gets no CORS header. */
interface CrossOrigin {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

export interface GatewayOptions {
  /** Where the API is mounted, e.g. `/api`; the function sees the path behind it. */
  readonly mount: RoutePath;
  readonly routes: readonly GatewayRoute[];
  readonly authorize: Authorize;
  readonly handler: ApiHandler;
  readonly crossOrigin: CrossOrigin;
  readonly timeoutMs: number;
  readonly onFailure?: (error: unknown) => void;
}

/** Answers every request under the mount. */
export type Gateway = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** HTTP APIs take payloads up to 10 MB. */
const LARGEST_BODY = 10 * 1024 * 1024;

const structuredSchema = z.object({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

/** What goes out for a function's answer, by the rules of payload format 2.0. Throws for an answer that is not one. */
function structured(answer: unknown): APIGatewayProxyStructuredResultV2 & { statusCode: number } {
  if (typeof answer === 'object' && answer !== null && 'statusCode' in answer) {
    const { statusCode, headers, cookies, body, isBase64Encoded } = structuredSchema.parse(answer);
    const rest = { ...(headers && { headers }), ...(cookies && { cookies }), ...(body !== undefined && { body }) };
    return { statusCode, isBase64Encoded: isBase64Encoded ?? false, ...rest };
  }
  return { statusCode: 200, body: typeof answer === 'string' ? answer : JSON.stringify(answer ?? null) };
}

function send(response: ServerResponse, answer: unknown): void {
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = structured(answer);
  response.setHeader('content-type', 'application/json');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  response.writeHead(statusCode).end(isBase64Encoded ? Buffer.from(body, 'base64') : body);
}

const refuse = (response: ServerResponse, status: number, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
};

function deny(response: ServerResponse, status: 401 | 403): void {
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  refuse(response, status, status === 401 ? 'Unauthorized' : 'Forbidden');
}

function failureOf(error: unknown): readonly [number, string] {
  if (error instanceof BodyTooLarge) return [413, 'Request Entity Too Large'];
  if (error instanceof FunctionTimedOut) return [503, 'Service Unavailable'];
  return [500, 'Internal Server Error'];
}

/** Adds the CORS headers for an allowed origin; answers its preflight and says so. */
function answerCrossOrigin(request: IncomingMessage, response: ServerResponse, allowed: CrossOrigin): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !allowed.origins.includes(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'origin');
  if (request.method !== 'OPTIONS' || !request.headers['access-control-request-method']) return false;
  const preflight = {
    'access-control-allow-methods': allowed.methods.join(','),
    'access-control-allow-headers': allowed.headers.join(','),
    'access-control-max-age': '600',
  };
  response.writeHead(204, preflight).end();
  return true;
}

/** A gateway to mount in a server. */
export function createGateway(options: GatewayOptions): Gateway {
  const findRoute = (method: string, path: string) => {
    for (const route of options.routes) {
      const pathParameters = route.methods.includes(method) ? matchPath(route.path, path) : null;
      if (pathParameters) return { route, pathParameters, routeKey: `${method} ${route.path}` };
    }
    return null;
  };
  const admit = async (
    header: string | undefined,
    scopes: GatewayRoute['scopes'],
  ): Promise<VerifiedToken | null | 401 | 403> => {
    if (scopes === null) return null;
    const allowed = await options.authorize(header, scopes);
    return allowed.status === 200 ? { claims: allowed.claims, scopes: allowed.scopes } : allowed.status;
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, LARGEST_BODY);
    if (answerCrossOrigin(request, response, options.crossOrigin)) return;
    const url = new URL((request.url ?? '/').slice(options.mount.length), 'http://localhost');
    const found = findRoute(request.method ?? 'GET', url.pathname);
    if (found === null) return refuse(response, 404, 'Not Found');
    const { route, pathParameters, routeKey } = found;
    const allowed = await admit(request.headers.authorization, route.scopes);
    if (typeof allowed === 'number') return deny(response, allowed);
    const event = eventOf(request, { routeKey, url, pathParameters, body, jwt: allowed });
    const call = { functionName: 'api', timeoutMs: options.timeoutMs };
    send(response, await invoke(options.handler, event, call));
  };
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      options.onFailure?.(error);
      refuse(response, ...failureOf(error));
    }
  };
}
