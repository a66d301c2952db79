// An HTTP request as API Gateway hands it to a function: APIGatewayProxyEventV2, payload format 2.0.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { APIGatewayEventRequestContextV2, APIGatewayProxyEventV2WithRequestContext } from 'aws-lambda';
import { LOCAL_ACCOUNT } from './local-credentials.ts';

/** A path with its parameters, e.g. `/v1/accounts/{accountId}` or `/v1/{proxy+}` for all below. */
export type RoutePath = `/${string}`;
type PathParameters = Readonly<Record<string, string>>;

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // API Gateway passes on what it cannot decode
  }
}

/** `/v1/accounts/{id}` as an expression with a named group a parameter; `{proxy+}` takes the rest. */
function expressionOf(pattern: RoutePath): RegExp {
  const parts = pattern.split('/').map((part) => {
    const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(part) ?? [];
    return name === undefined ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : `(?<${name}>${greedy ? '.+' : '[^/]+'})`;
  });
  return new RegExp(`^${parts.join('/')}$`);
}

/** The decoded parameters of a path that matches, or null. A greedy last part takes one segment at least. */
export function matchPath(pattern: RoutePath, path: string): PathParameters | null {
  const match = expressionOf(pattern).exec(path);
  if (match === null) return null;
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, part]) => [name, decode(part)]));
}

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded))/;

function headersOf(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).filter(([name, value]) => name !== 'cookie' && value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(',')]));
}

function queryOf(search: URLSearchParams): Record<string, string> {
  const query: Record<string, string> = {};
  for (const name of new Set(search.keys())) query[name] = search.getAll(name).join(',');
  return query;
}

function bodyOf(body: Buffer, contentType: string): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = TEXT.test(contentType);
  return { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text };
}

/** A token that passed; `scopes` is null on a route that asks for none. */
export interface VerifiedToken {
  readonly claims: Record<string, string>;
  readonly scopes: string[] | null;
}

/** The event, with the token where the route asks for one. */
export type GatewayEvent = APIGatewayProxyEventV2WithRequestContext<
  APIGatewayEventRequestContextV2 & { readonly authorizer?: { readonly jwt: VerifiedToken } }
>;

/** What the gateway knows of a request once it has found its route and let its token pass. */
export interface RoutedRequest {
  readonly routeKey: string;
  /** The path as the API sees it, without the place it is mounted at. */
  readonly url: URL;
  readonly pathParameters: PathParameters;
  readonly body: Buffer;
  /** null on a route that asks for no token. */
  readonly jwt: VerifiedToken | null;
}

/** The event for a routed request. */
export function eventOf(request: IncomingMessage, routed: RoutedRequest): GatewayEvent {
  const { routeKey, url, pathParameters, body, jwt } = routed;
  const [headers, query, now] = [headersOf(request), queryOf(url.searchParams), new Date()];
  const cookies = request.headers.cookie?.split('; ');
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    ...(cookies && { cookies }),
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    ...(Object.keys(pathParameters).length > 0 && { pathParameters: { ...pathParameters } }),
    ...bodyOf(body, headers['content-type'] ?? 'text/plain'),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: 'workbench',
      ...(jwt && { authorizer: { jwt } }),
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
  };
}
