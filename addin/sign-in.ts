// Who the clerk is to the server. Two ways behind one small interface: the development issuer, and Microsoft Entra by
// nested app authentication. Tokens live in memory only: never in an address, in storage of ours, or in the workbook.
import type { IPublicClientApplication } from '@azure/msal-browser';
import { fetchDevelopmentToken, type TokenSource } from './api.ts';
import type { DevelopmentSignIn, EntraSignIn, PaneConfig } from './config.ts';

/** Why signing in did not work; the views have the words. */
export type SignInFailure = 'closed' | 'blocked' | 'not-supported' | 'no-answer' | 'failed';

export interface SignIn extends TokenSource {
  /** Signs in with whatever window that needs, on the clerk's press only; null when it worked. */
  ask(): Promise<SignInFailure | null>;
  /** The name the token carries, for showing only; null when nobody is signed in. */
  signedInAs(): string | null;
  /** Forgets every token. Nothing signs in by itself again until `ask`. */
  signOut(): Promise<void>;
}

interface Token {
  readonly token: string;
  readonly name: string;
  readonly expiresAt: number;
}
interface Issuer {
  /** Without any window; null when the clerk has to be asked. Rejects when the issuer cannot be reached. */
  quietly(): Promise<Token | null>;
  /** May open a window. */
  asking(): Promise<Token>;
  forget(): Promise<void>;
}

/** Tokens are renewed this long before they run out, so that none runs out on its way. */
const RENEW_BEFORE_MS = 60_000;

/** The sign-in a configuration names. `now` is the machine's clock in milliseconds. */
export function createSignIn(config: PaneConfig['signIn'], now: () => number = Date.now): SignIn {
  const issuer = config.kind === 'development' ? developmentIssuer(config, now) : entraIssuer(config);
  return signInThrough(issuer, now);
}

function signInThrough(issuer: Issuer, now: () => number): SignIn {
  let held: Token | null = null;
  let signedOut = false;
  let asked: Promise<Token | null> | null = null;
  const lasts = (token: Token | null): token is Token => token !== null && token.expiresAt - RENEW_BEFORE_MS > now();

  return {
    async quietToken({ fresh }) {
      if (signedOut) return null;
      if (!fresh && lasts(held)) return held.token;
      // Calls that come together share one question to the issuer.
      asked ??= issuer.quietly().finally(() => {
        asked = null;
      });
      const token = await asked;
      if (signedOut) return null;
      held = token;
      return token?.token ?? null;
    },
    async ask() {
      try {
        held = await issuer.asking();
        signedOut = false;
        return null;
      } catch (cause) {
        return failureOf(cause);
      }
    },
    signedInAs: () => (signedOut ? null : (held?.name ?? null)),
    async signOut() {
      held = null;
      signedOut = true;
      await issuer.forget();
    },
  };
}

function developmentIssuer({ tokenUrl }: DevelopmentSignIn, now: () => number): Issuer {
  const take = async (): Promise<Token> => {
    const { token, secondsToLive } = await fetchDevelopmentToken(tokenUrl);
    return { token, name: nameIn(token), expiresAt: now() + secondsToLive * 1000 };
  };
  return { quietly: take, asking: take, forget: async () => {} };
}

class NotSupported extends Error {}

function entraIssuer({ clientId, authority, scope }: EntraSignIn): Issuer {
  const request = { scopes: [scope] };
  let loading: Promise<IPublicClientApplication> | null = null;
  const client = () => {
    loading ??= loadClient(clientId, authority);
    return loading;
  };
  return {
    async quietly() {
      if (!nestedSignInWorks()) return null;
      const loginHint = loginHintOfOffice();
      const { InteractionRequiredAuthError } = await import('@azure/msal-browser');
      try {
        return tokenOf(await (await client()).ssoSilent(loginHint === null ? request : { ...request, loginHint }));
      } catch (cause) {
        // Only an unreachable issuer is "no answer"; whatever else it is, asking will say.
        if (cause instanceof InteractionRequiredAuthError || navigator.onLine) return null;
        throw cause;
      }
    },
    async asking() {
      if (!nestedSignInWorks()) throw new NotSupported('NestedAppAuth 1.1');
      return tokenOf(await (await client()).acquireTokenPopup(request));
    },
    async forget() {
      if (loading) await (await loading).clearCache();
      loading = null;
    },
  };
}

/** The library is 80 KB that flagging does not need: it is loaded when somebody first signs in. */
async function loadClient(clientId: string, authority: string): Promise<IPublicClientApplication> {
  const { createNestablePublicClientApplication } = await import('@azure/msal-browser');
  return createNestablePublicClientApplication({
    auth: { clientId, authority },
    cache: { cacheLocation: 'memoryStorage' },
  });
}

const nestedSignInWorks = (): boolean => Office.context.requirements.isSetSupported('NestedAppAuth', '1.1');

function loginHintOfOffice(): string | null {
  // Older builds of Office.js have no such context; the hint only spares the clerk a choice of accounts.
  const read = (Office as { auth?: { getAuthContext?: () => { userPrincipalName?: string } | undefined } }).auth;
  return read?.getAuthContext?.()?.userPrincipalName ?? null;
}

const tokenOf = (result: {
  accessToken: string;
  expiresOn: Date | null;
  account: { name?: string; username: string };
}) => ({
  token: result.accessToken,
  name: result.account.name ?? result.account.username,
  expiresAt: result.expiresOn?.getTime() ?? 0,
});

/** The `name` claim, unverified: it is shown to the clerk who got the token and decides nothing. */
function nameIn(token: string): string {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
    const claims: { name?: unknown } = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims.name === 'string' ? claims.name : '';
  } catch {
    return '';
  }
}

function failureOf(cause: unknown): SignInFailure {
  if (cause instanceof NotSupported) return 'not-supported';
  const code = typeof cause === 'object' && cause !== null && 'errorCode' in cause ? cause.errorCode : null;
  if (code === 'user_cancelled') return 'closed';
  if (code === 'popup_window_error' || code === 'empty_window_error') return 'blocked';
  if (cause instanceof TypeError || (cause instanceof DOMException && cause.name === 'TimeoutError'))
    return 'no-answer';
  return 'failed';
}
