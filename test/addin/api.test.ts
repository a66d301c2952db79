// The pane's way to the server: tokens, answers, and everything that can come instead of one.
import { afterEach, describe, expect, it } from 'vitest';
import { createApi, fetchPaneConfig, isProblem, type TokenSource } from '../../addin/api.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import type { SendReminder } from '../../core/reminder.ts';
import { type AnsweringServer, answeringServer, type Reply } from './answering-server.ts';

const RECEIPT = { reminderId: '01R', state: 'QUEUED', sendsAt: '2026-09-01T10:00:30.000Z' };
const ok = (body: unknown): Reply => ({ status: 200, body });

const reminder: SendReminder = {
  customerName: 'Acme Ltd',
  customerNumber: 'C-1',
  contactName: null,
  to: 'ap@acme.example',
  asOf: '2026-09-01' as CalendarDay,
  invoices: [],
  credits: [],
  previewHash: 'h'.repeat(43),
  confirmed: [],
};

/** Gives `first`, then whatever `next` says for a fresh one. */
const tokens = (first: string | null, next: string | null = first): TokenSource => ({
  quietToken: async ({ fresh }) => (fresh ? next : first),
});

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function apiAnswering(reply: Parameters<typeof answeringServer>[0], source = tokens('T1', 'T2')) {
  server = await answeringServer(reply);
  return { api: createApi(`${server.url}/api`, source), asked: server.asked };
}

describe('a call of the API', () => {
  it('carries the token in a header and never in the address', async () => {
    const { api, asked } = await apiAnswering(() => ok(RECEIPT));
    await api.takeBack('acc/ount', '01R');
    expect(asked[0]?.headers.authorization).toBe('Bearer T1');
    expect(asked[0]?.path).toBe('/api/v1/accounts/acc%2Fount/reminders/01R');
  });

  it('is repeated once with a fresh token and the same key when the token has expired', async () => {
    const { api, asked } = await apiAnswering((_, before) => (before === 0 ? { status: 401, body: {} } : ok(RECEIPT)));
    const answer = await api.send('a', reminder, 'key-1');
    expect(answer).toEqual({ value: RECEIPT });
    expect(asked.map(({ headers }) => [headers.authorization, headers['idempotency-key']])).toEqual([
      ['Bearer T1', 'key-1'],
      ['Bearer T2', 'key-1'],
    ]);
    expect(asked[1]?.body).toEqual(asked[0]?.body);
  });

  it('asks to sign in when a fresh token is refused too, or when there is none', async () => {
    const refused = await apiAnswering(() => ({ status: 401, body: {} }));
    expect(await refused.api.account('a')).toEqual({ problem: 'sign-in' });
    expect(refused.asked).toHaveLength(2);
    await server?.close();
    const nobody = await apiAnswering(() => ok({}), tokens(null));
    expect(await nobody.api.account('a')).toEqual({ problem: 'sign-in' });
    expect(nobody.asked).toHaveLength(0);
  });

  it('has no answer when the connection breaks after the request was taken', async () => {
    const { api, asked } = await apiAnswering(() => 'cut');
    expect(await api.send('a', reminder, 'key-1')).toEqual({ problem: 'no-answer' });
    expect(asked).toHaveLength(1);
  });

  it('has no answer when nobody listens, and none when the issuer of tokens cannot be reached', async () => {
    const { api, asked } = await apiAnswering(() => ok({}));
    await server?.close();
    expect(await api.settings()).toEqual({ problem: 'no-answer' });
    const offline = createApi('http://127.0.0.1:9', {
      quietToken: () => Promise.reject(new TypeError('fetch failed')),
    });
    expect(await offline.settings()).toEqual({ problem: 'no-answer' });
    expect(asked).toHaveLength(0);
  });

  it.each([
    [
      422,
      { refused: 'address-bounced', because: 'Mail bounced.' },
      { problem: 'refused', refusal: { refused: 'address-bounced', because: 'Mail bounced.' } },
    ],
    [
      409,
      { changed: true, because: 'Somebody else wrote meanwhile.' },
      { problem: 'changed', because: 'Somebody else wrote meanwhile.' },
    ],
    [
      400,
      { faults: [{ where: 'note', fault: 'too long' }] },
      { problem: 'faults', faults: [{ where: 'note', fault: 'too long' }] },
    ],
    [500, { error: 'something went wrong', id: 'x-1' }, { problem: 'broken', id: 'x-1' }],
    [500, 'not even JSON', { problem: 'broken', id: null }],
    [403, { message: 'Forbidden' }, { problem: 'not-allowed' }],
    [413, { error: 'too large' }, { problem: 'too-large' }],
    [429, {}, { problem: 'too-many' }],
    [503, {}, { problem: 'no-answer' }],
  ])('turns status %i into a problem the pane has words for', async (status, body, problem) => {
    const { api } = await apiAnswering(() => ({ status, body }));
    expect(await api.account('a')).toEqual(problem);
  });

  it('does not take an answer of another shape', async () => {
    const { api } = await apiAnswering(() => ok({ reminderId: 7 }));
    expect(await api.takeBack('a', 'r')).toEqual({ problem: 'broken', id: null });
  });

  it('asks for the next page of contacts by its cursor', async () => {
    const { api, asked } = await apiAnswering(() => ok({ entries: [], cursor: null }));
    const page = await api.history('a', 'x+/=');
    expect(isProblem(page)).toBe(false);
    expect(new URL(asked[0]?.path ?? '', 'http://x').searchParams.get('cursor')).toBe('x+/=');
  });
});

describe('the configuration', () => {
  it('is read from its file, and nothing else passes for it', async () => {
    const development = { apiUrl: '/api', signIn: { kind: 'development', tokenUrl: '/dev/token' } };
    server = await answeringServer(({ path }) => ok(path === '/good' ? development : { apiUrl: '/api/' }));
    expect(await fetchPaneConfig(`${server.url}/good`)).toEqual(development);
    await expect(fetchPaneConfig(`${server.url}/bad`)).rejects.toThrow();
  });
});
