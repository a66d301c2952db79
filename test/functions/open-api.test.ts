import './quiet-log.ts';
import { describe, expect, it } from 'vitest';
import { createApi } from '../../functions/api.ts';
import { describeApi } from '../../functions/open-api.ts';
import { findRoute, ROUTES } from '../../functions/routes.ts';
import { httpEvent } from './office.ts';

type Operation = { parameters: { name: string; in: string }[]; requestBody?: unknown; responses: object };
const paths = describeApi().paths as Record<string, Record<string, Operation>>;
const operations = Object.values(paths).flatMap((path) => Object.values(path));

describe('the description of the API', () => {
  it('names every route once, each with its own id', () => {
    expect(operations).toHaveLength(ROUTES.length);
    const ids = operations.map((operation) => (operation as unknown as { operationId: string }).operationId);
    expect(new Set(ids).size).toBe(ROUTES.length);
  });

  it('asks for an Idempotency-Key exactly where a request must happen once', () => {
    const withKey = Object.entries(paths).filter(([, { post }]) =>
      post?.parameters.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(withKey.map(([path]) => path)).toEqual([
      '/v1/settings/company/changes',
      '/v1/accounts/{accountId}/contacts',
      '/v1/accounts/{accountId}/facts',
      '/v1/accounts/{accountId}/stops',
      '/v1/accounts/{accountId}/stops/{stopId}/lift',
      '/v1/accounts/{accountId}/addresses/confirmation',
      '/v1/accounts/{accountId}/reminders',
    ]);
  });

  it('says that bodies take no unknown fields and days are text', () => {
    const preview = JSON.stringify(paths['/v1/accounts/{accountId}/reminders/preview']?.post?.requestBody);
    expect(preview).toContain('"additionalProperties":false');
    expect(preview).toContain('"asOf":{"type":"string"}');
    expect(preview).toContain('"maxItems":500');
  });

  it('is served without opening anything, and without data', async () => {
    const api = createApi(() => {
      throw new Error('nothing is opened');
    });
    const { statusCode, body = '' } = await api(httpEvent('GET', '/v1/openapi.json', { roles: '' }));
    expect(statusCode).toBe(200);
    expect(JSON.parse(body)).toEqual(JSON.parse(JSON.stringify(describeApi())));
  });
});

describe('finding a route', () => {
  it('does not take “summaries” for an account that is written to', () => {
    expect(findRoute('POST', '/v1/accounts/summaries')?.route.path).toBe('/v1/accounts/summaries');
    expect(findRoute('GET', '/v1/accounts/a/history')?.params).toEqual({ accountId: 'a' });
    expect(findRoute('GET', '/v1/accounts/a/history/')).toBeNull();
    expect(findRoute('GET', '/v1/settingsX')).toBeNull();
  });
});
