// Signing in: tokens are taken quietly, renewed in time, kept in memory only, and forgotten when the clerk signs out.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSignIn } from '../../addin/sign-in.ts';
import { type AnsweringServer, answeringServer } from './answering-server.ts';

const claims = (name: string) => Buffer.from(JSON.stringify({ name }), 'utf8').toString('base64url');
const HOUR_SECONDS = 3600;

let server: AnsweringServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
  vi.unstubAllGlobals();
});

async function developmentSignIn() {
  server = await answeringServer((_, before) => ({
    status: 200,
    body: { access_token: `h.${claims('Zoë Öztürk')}.${before}`, expires_in: HOUR_SECONDS },
  }));
  const clock = { ms: 0 };
  const signIn = createSignIn({ kind: 'development', tokenUrl: `${server.url}/dev/token?role=clerk` }, () => clock.ms);
  return { signIn, clock, asked: server.asked };
}

describe('the development sign-in', () => {
  it('takes one token for many calls, also for calls at the same moment', async () => {
    const { signIn, asked } = await developmentSignIn();
    const [first, second] = await Promise.all([
      signIn.quietToken({ fresh: false }),
      signIn.quietToken({ fresh: false }),
    ]);
    expect(first).toBe(second);
    expect(await signIn.quietToken({ fresh: false })).toBe(first);
    expect(asked).toHaveLength(1);
  });

  it('renews a token before it runs out, and at once when the server did not take it', async () => {
    const { signIn, clock } = await developmentSignIn();
    const first = await signIn.quietToken({ fresh: false });
    clock.ms = (HOUR_SECONDS - 61) * 1000;
    expect(await signIn.quietToken({ fresh: false })).toBe(first);
    clock.ms = (HOUR_SECONDS - 59) * 1000;
    const second = await signIn.quietToken({ fresh: false });
    expect(second).not.toBe(first);
    expect(await signIn.quietToken({ fresh: true })).not.toBe(second);
  });

  it('shows the name the token carries, whatever letters it has', async () => {
    const { signIn } = await developmentSignIn();
    expect(signIn.signedInAs()).toBeNull();
    expect(await signIn.ask()).toBeNull();
    expect(signIn.signedInAs()).toBe('Zoë Öztürk');
  });

  it('stays signed out until the clerk signs in again', async () => {
    const { signIn, asked } = await developmentSignIn();
    await signIn.quietToken({ fresh: false });
    await signIn.signOut();
    expect(await signIn.quietToken({ fresh: true })).toBeNull();
    expect(signIn.signedInAs()).toBeNull();
    expect(asked).toHaveLength(1);
    await signIn.ask();
    expect(await signIn.quietToken({ fresh: false })).not.toBeNull();
  });

  it('says that nobody answered when the issuer cannot be reached', async () => {
    const { signIn } = await developmentSignIn();
    await server?.close();
    expect(await signIn.ask()).toBe('no-answer');
    await expect(signIn.quietToken({ fresh: false })).rejects.toThrow();
  });
});

describe('the Entra sign-in', () => {
  const entra = {
    kind: 'entra',
    clientId: '00000000-0000-0000-0000-000000000001',
    authority: 'https://login.example/tenant',
    scope: 'api://duebook/Duebook.Use',
  } as const;

  it('says that this Excel cannot sign in where nested app authentication is missing', async () => {
    const asked: string[][] = [];
    vi.stubGlobal('Office', {
      context: { requirements: { isSetSupported: (...set: string[]) => asked.push(set) < 0 } },
    });
    const signIn = createSignIn(entra);
    expect(await signIn.quietToken({ fresh: false })).toBeNull();
    expect(await signIn.ask()).toBe('not-supported');
    expect(asked[0]).toEqual(['NestedAppAuth', '1.1']);
  });
});
