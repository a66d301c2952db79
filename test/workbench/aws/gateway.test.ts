// The gateway over real HTTP with real tokens: who gets in, what the function is given, and the bodies of each refusal.
import { createServer } from 'node:http';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { portOf } from '../../../workbench/aws/free-port.ts';
import { createGateway } from '../../../workbench/aws/gateway.ts';
import { type GatewayEvent, matchPath } from '../../../workbench/aws/gateway-event.ts';
import { closeServer } from '../../../workbench/aws/http-messages.ts';
import { type LocalIdentity, startIdentity } from '../../../workbench/aws/identity.ts';
import { createAuthorizer, renderClaims } from '../../../workbench/aws/token-authorizer.ts';

const COMPANY = '11111111-2222-4333-8444-555555555555';
const PANE = 'http://localhost:3000';
let identity: LocalIdentity;
let base = '';
let lastEvent: GatewayEvent | null = null;
const told: unknown[] = [];

/** What the function answers is asked for by the path. */
async function answerTo(event: GatewayEvent): Promise<unknown> {
  lastEvent = event;
  if (event.rawPath === '/v1/throws') throw new Error('secret table name');
  if (event.rawPath === '/v1/hangs') return new Promise(() => {});
  if (event.rawPath === '/v1/nonsense') return { statusCode: 'many' };
  if (event.rawPath === '/v1/bare') return { accounts: [] };
  if (event.rawPath === '/v1/binary') {
    return { statusCode: 200, headers: { 'content-type': 'image/png' }, body: 'iVBORw==', isBase64Encoded: true };
  }
  return { statusCode: 202, headers: { 'x-request': '1' }, cookies: ['a=1'], body: '{"state":"QUEUED"}' };
}

const server = createServer((request, response) => gateway(request, response));
let gateway: ReturnType<typeof createGateway>;

beforeAll(async () => {
  identity = await startIdentity(COMPANY);
  gateway = createGateway({
    mount: '/api',
    routes: [
      { methods: ['GET', 'POST'], path: '/v1/{proxy+}', scopes: ['Duebook.Use'] },
      { methods: ['GET'], path: '/any-token/{accountId}', scopes: [] },
      { methods: ['GET'], path: '/no-token', scopes: null },
    ],
    authorize: createAuthorizer({ ...identity, audience: [identity.audience] }),
    handler: answerTo,
    crossOrigin: { origins: [PANE], methods: ['GET', 'POST'], headers: ['authorization', 'idempotency-key'] },
    timeoutMs: 100,
    onFailure: (error) => told.push(error),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${portOf(server)}/api`;
});
afterAll(async () => {
  await closeServer(server);
  await identity.stop();
});

async function call(path: string, { token, ...init }: RequestInit & { token?: string | null } = {}) {
  const bearer = token === undefined ? (await identity.issueToken('clerk')).access_token : token;
  const headers = { ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...init.headers };
  const response = await fetch(base + path, { ...init, headers });
  return { status: response.status, body: await response.text(), headers: response.headers };
}

const now = (): number => Math.floor(Date.now() / 1000);
const issued = async (claims: Record<string, unknown>) =>
  (await identity.issueToken('clerk', 'Carla', claims)).access_token;

describe('a token', () => {
  const forged = async (header: Record<string, string>) => {
    const { privateKey } = await generateKeyPair('RS256');
    const claims = new SignJWT({ aud: identity.audience, iss: identity.issuer, scp: 'Duebook.Use' });
    return claims
      .setProtectedHeader({ alg: 'RS256', ...header })
      .setExpirationTime('1h')
      .sign(privateKey);
  };
  const knownKid = async (): Promise<string> => {
    const keys: { keys: { kid: string }[] } = await (await fetch(identity.keysUrl)).json();
    return keys.keys[0]?.kid ?? '';
  };
  const unsigned = (): string => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none', kid: 'x' })}.${part({ aud: identity.audience, iss: identity.issuer, exp: now() + 60 })}.e30`;
  };

  it.each<[string, number, () => Promise<string | null> | string | null]>([
    ['that is good gets in', 202, () => issued({})],
    ['that is missing does not', 401, () => null],
    ['that is no token does not', 401, () => 'a.b.c'],
    ['for another audience does not', 401, () => issued({ aud: 'another' })],
    ['with the audience in client_id gets in', 202, () => issued({ aud: undefined, client_id: identity.audience })],
    ['of another issuer does not', 401, () => issued({ iss: 'https://sts.windows.net/x/' })],
    ['that has expired does not', 401, () => issued({ exp: now() - 5 })],
    ['that never expires does not', 401, () => issued({ exp: undefined })],
    ['that is not valid yet does not', 401, () => issued({ nbf: now() + 600 })],
    ['from the future does not', 401, () => issued({ iat: now() + 600, nbf: undefined })],
    ['signed by a stranger does not', 401, async () => forged({ kid: await knownKid() })],
    ['that names no key does not', 401, () => forged({})],
    ['that is not signed does not', 401, unsigned],
    ['without the scope is forbidden', 403, () => issued({ scp: 'Other.Use' })],
    ['without any scope is forbidden', 403, () => issued({ scp: undefined })],
    ['with the scope in `scope` gets in', 202, () => issued({ scp: undefined, scope: 'openid Duebook.Use' })],
  ])('%s (%i)', async (_, status, make) => {
    const answer = await call('/v1/accounts/x', { token: await make() });

    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.body).toBe('{"message":"Unauthorized"}');
    if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    if (status === 403) expect(answer.body).toBe('{"message":"Forbidden"}');
  });

  it('may stand without the word Bearer', async () => {
    const { access_token } = await identity.issueToken('clerk');

    expect((await call('/v1/x', { token: null, headers: { authorization: access_token } })).status).toBe(202);
  });

  it('reaches the function as strings: numbers, lists without quotes, no nulls', () => {
    const claims = { exp: 5, roles: ['Clerk', 'FinanceLead'], flag: true, none: null, nested: { a: 1 }, name: 'Ann' };

    expect(renderClaims(claims)).toEqual({
      exp: '5',
      roles: '[Clerk FinanceLead]',
      flag: 'true',
      nested: '{"a":1}',
      name: 'Ann',
    });
  });
});

describe('the function is given', () => {
  it('the claims of the person and company, and the scopes of the token', async () => {
    const { access_token } = await identity.issueToken('finance-lead', 'Finn');
    await call('/v1/accounts/x', { token: access_token });

    expect(lastEvent?.requestContext.authorizer?.jwt).toMatchObject({
      claims: { tid: COMPANY, name: 'Finn', roles: '[FinanceLead]', scp: 'Duebook.Use' },
      scopes: ['Duebook.Use'],
    });
  });

  it('no scopes on a route that asks for none', async () => {
    await call('/any-token/A%2FB%20%231');

    expect(lastEvent?.requestContext.authorizer?.jwt.scopes).toBeNull();
    expect(lastEvent?.pathParameters).toEqual({ accountId: 'A/B #1' });
  });

  it('no token at all on a route that is open', async () => {
    expect((await call('/no-token', { token: null })).status).toBe(202);
    expect(lastEvent?.requestContext.authorizer).toBeUndefined();
  });

  it('path, query, cookies, headers and body in payload format 2.0', async () => {
    await call('/v1/accounts/a%20b/history?limit=5&tag=x&tag=y', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'Idempotency-Key': 'K1', cookie: 'a=1; b=2' },
      body: '{"to":"é"}',
    });

    expect(lastEvent).toMatchObject({
      version: '2.0',
      routeKey: 'POST /v1/{proxy+}',
      rawPath: '/v1/accounts/a%20b/history',
      rawQueryString: 'limit=5&tag=x&tag=y',
      queryStringParameters: { limit: '5', tag: 'x,y' },
      cookies: ['a=1', 'b=2'],
      body: '{"to":"é"}',
      isBase64Encoded: false,
      pathParameters: { proxy: 'accounts/a b/history' },
    });
    expect(lastEvent?.headers['idempotency-key']).toBe('K1');
    expect(lastEvent?.headers.cookie).toBeUndefined();
  });

  it('bytes as base64', async () => {
    await call('/v1/x', { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: '%PDF' });

    expect(lastEvent).toMatchObject({ body: 'JVBERg==', isBase64Encoded: true });
  });
});

describe('the caller is answered', () => {
  it('status, headers, cookies and body of the function', async () => {
    const answer = await call('/v1/x');

    expect([answer.status, answer.body]).toEqual([202, '{"state":"QUEUED"}']);
    expect(answer.headers.get('x-request')).toBe('1');
    expect(answer.headers.get('set-cookie')).toBe('a=1');
  });

  it('a bare value as JSON with 200, and base64 as bytes', async () => {
    expect(await call('/v1/bare')).toMatchObject({ status: 200, body: '{"accounts":[]}' });
    expect((await call('/v1/binary')).headers.get('content-type')).toBe('image/png');
  });

  it.each([
    ['404 where there is no route', '/v2/x', {}, 404, 'Not Found'],
    ['404 for a method the route does not take', '/v1/x', { method: 'PATCH' }, 404, 'Not Found'],
    [
      '413 for more than ten megabytes',
      '/v1/x',
      { method: 'POST', body: 'x'.repeat(10_485_761) },
      413,
      'Request Entity Too Large',
    ],
    ['500 and nothing more when the function throws', '/v1/throws', {}, 500, 'Internal Server Error'],
    ['500 when the function answers nonsense', '/v1/nonsense', {}, 500, 'Internal Server Error'],
    ['503 when the function takes too long', '/v1/hangs', {}, 503, 'Service Unavailable'],
  ])('%s', async (_, path, init, status, message) => {
    const answer = await call(path, init);

    expect([answer.status, answer.body]).toEqual([status, JSON.stringify({ message })]);
  });

  it('while the workbench is told why a function failed', async () => {
    told.splice(0);
    await call('/v1/throws');

    expect(String(told[0])).toContain('secret table name');
  });
});

describe('another web page', () => {
  const preflight = (origin: string) =>
    call('/v1/x', { method: 'OPTIONS', token: null, headers: { origin, 'access-control-request-method': 'POST' } });

  it('on the list may call the API, and is told so before it does', async () => {
    const allowed = await preflight(PANE);

    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(PANE);
    expect(allowed.headers.get('access-control-allow-headers')).toBe('authorization,idempotency-key');
    expect((await call('/v1/x', { headers: { origin: PANE } })).headers.get('access-control-allow-origin')).toBe(PANE);
  });

  it('not on the list gets no CORS header', async () => {
    const answer = await preflight('https://evil.example');

    expect(answer.status).toBe(404);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

it.each([
  ['/v1/accounts/{id}', '/v1/accounts/a%2Fb', { id: 'a/b' }],
  ['/v1/accounts/{id}', '/v1/accounts/', null],
  ['/v1/accounts/{id}', '/v1/accounts/a/b', null],
  ['/v1/{proxy+}', '/v1', null],
  ['/v1/{proxy+}', '/v1/a/b', { proxy: 'a/b' }],
  ['/v1.0/x', '/v1a0/x', null],
  ['/v1/{id}', '/v1/%zz', { id: '%zz' }],
] as const)('the route %s over %s gives %j', (pattern, path, parameters) => {
  expect(matchPath(pattern, path)).toEqual(parameters);
});

it('two clerks are two people, the same clerk is the same person again', async () => {
  const personOf = async (name: string): Promise<string> => {
    const { access_token } = await identity.issueToken('clerk', name);
    return JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()).oid;
  };

  expect(await personOf('Ann')).toBe(await personOf('Ann'));
  expect(await personOf('Ann')).not.toBe(await personOf('Bea'));
  expect(await personOf('Ann')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});
