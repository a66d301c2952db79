// API Gateway's JWT authorizer as measured on the real one: what it lets pass, and how it hands the claims on. RSA only;
// the key by `kid`; issuer, audience (or `client_id`), times, then scopes. Claims reach the function as strings.
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

/** Refused, with the status the gateway answers; or the claims and scopes the function gets. */
type Authorization =
  | { readonly status: 401 | 403 }
  | { readonly status: 200; readonly claims: Record<string, string>; readonly scopes: string[] | null };

export interface AuthorizerOptions {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly keysUrl: string;
}

/** Judges the Authorization header for a route; `routeScopes` empty asks for no scope. */
export type Authorize = (header: string | undefined, routeScopes: readonly string[]) => Promise<Authorization>;

function renderClaim(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(String).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Claims as the function gets them: all strings, arrays as `[a b]` without quotes, objects as JSON, nulls left out. */
export const renderClaims = (payload: JWTPayload): Record<string, string> =>
  Object.fromEntries(
    Object.entries(payload)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, renderClaim(value)]),
  );

function scopesOf({ scp, scope }: JWTPayload): string[] {
  const told = scp ?? scope ?? '';
  return Array.isArray(told) ? told.map(String) : String(told).split(/\s+/).filter(Boolean);
}

function isMeantFor(audience: readonly string[], { aud, client_id }: JWTPayload): boolean {
  const named = aud ?? client_id;
  return [named].flat().some((name) => typeof name === 'string' && audience.includes(name));
}

const BAD_TOKEN = { status: 401 } as const;

/** An authorizer that fetches the issuer's keys when it first needs them. */
export function createAuthorizer({ issuer, audience, keysUrl }: AuthorizerOptions): Authorize {
  const keys = createRemoteJWKSet(new URL(keysUrl));
  const verify = async (token: string): Promise<JWTPayload | null> => {
    try {
      const algorithms = ['RS256', 'RS384', 'RS512'];
      const verified = await jwtVerify(token, keys, { issuer, algorithms, requiredClaims: ['exp'] });
      const { kid } = verified.protectedHeader;
      const fromTheFuture = (verified.payload.iat ?? 0) > Date.now() / 1000;
      return kid === undefined || fromTheFuture ? null : verified.payload;
    } catch (error) {
      // jose throws a plain TypeError for what is not even shaped like a token.
      if (error instanceof errors.JOSEError || error instanceof TypeError) return null;
      throw error;
    }
  };
  return async (header, routeScopes) => {
    const token = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/.exec(header ?? '')?.[1];
    const payload = token === undefined ? null : await verify(token);
    if (payload === null || !isMeantFor(audience, payload)) return BAD_TOKEN;
    if (routeScopes.length === 0) return { status: 200, claims: renderClaims(payload), scopes: null };
    const scopes = scopesOf(payload);
    if (!scopes.some((scope) => routeScopes.includes(scope))) return { status: 403 };
    return { status: 200, claims: renderClaims(payload), scopes };
  };
}
