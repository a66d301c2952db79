// Who is signed in, as the pane's foot says it: never another truth than the one the cards tell.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../addin/api.ts';
import { Pane } from '../../addin/pane.ts';
import { CARLA } from './acme-reminder.ts';
import { type AnsweringServer, answeringServer, type Reply } from './answering-server.ts';
import { sheetInMemory } from './pane-sheet.ts';

const KNOWN: Reply = { status: 200, body: { layouts: [] } };
const UNKNOWN: Reply = { status: 401, body: { message: 'Unauthorized' } };

let server: AnsweringServer;
let reply: Reply;
let pane: Pane;
const signedInAs = () => pane.state.get().signedInAs;

beforeEach(async () => {
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  reply = KNOWN;
  server = await answeringServer(() => reply);
  pane = new Pane(sheetInMemory().excel, createApi(server.url, CARLA), CARLA);
  await pane.start();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

describe('the name at the foot of the pane', () => {
  it('goes when a call ends in asking to sign in, whatever token is still held, and comes back with the next answer', async () => {
    expect(signedInAs()).toBe('Carla');
    reply = UNKNOWN;
    await pane.accounts.refresh('A');
    expect(pane.accounts.known.of('A').problem).toEqual({ problem: 'sign-in' });
    expect(signedInAs()).toBeNull();
    reply = KNOWN;
    await pane.layouts.load();
    expect(signedInAs()).toBe('Carla');
  });

  it('stays gone when the company cannot be learnt for want of a sign-in', async () => {
    expect(signedInAs()).toBe('Carla');
    reply = UNKNOWN;
    pane.follow('A')();
    await vi.waitFor(() => expect(server.asked.filter(({ path }) => path === '/v1/settings')).toHaveLength(2));
    await vi.waitFor(() => expect(signedInAs()).toBeNull());
  });

  it('stays while the server cannot be reached', async () => {
    reply = 'cut';
    await pane.layouts.load();
    expect(signedInAs()).toBe('Carla');
  });
});
