// Sign-in on this machine: an issuer of real RS256 tokens with the claims Entra would give, for the roles a company has.
// Development tokens exist in the workbench only; no deployed API trusts this issuer.
import { createHash } from 'node:crypto';
import { OAuth2Server } from 'oauth2-mock-server';
import { API_SCOPE, ROLES } from '../../functions/settings.ts';
import { PEOPLE } from '../people.ts';
import { LOOPBACK } from './free-port.ts';

/** Roles as `/dev/token?role=` names them. */
const DEVELOPMENT_ROLES = {
  clerk: ROLES.clerk,
  'finance-lead': ROLES.financeLead,
  auditor: ROLES.auditor,
} as const;
export type DevelopmentRole = keyof typeof DEVELOPMENT_ROLES;

/** The audience of every token: the API's application id. */
const API_ID = 'b5a0c1de-7d53-4f2a-8c66-2f6f3a9d1e04';
const LIFE_SECONDS = 3600;

interface DevelopmentToken {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly name: string;
}

export interface LocalIdentity {
  readonly issuer: string;
  readonly audience: string;
  readonly keysUrl: string;
  /** A token for a role; another name is another person with another `oid`. `claims` replace or, undefined, remove some. */
  issueToken(
    role: DevelopmentRole,
    name?: string,
    claims?: Readonly<Record<string, unknown>>,
  ): Promise<DevelopmentToken>;
  stop(): Promise<void>;
}

/** True for a role that `/dev/token` knows. */
export const isDevelopmentRole = (text: string): text is DevelopmentRole => Object.hasOwn(DEVELOPMENT_ROLES, text);

/** A person's object id: the same for the same name in the same company. */
function objectIdOf(companyId: string, name: string): string {
  const hex = createHash('sha256').update(`${companyId} ${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** Starts the issuer on a free port of this machine for one company. */
export async function startIdentity(companyId: string): Promise<LocalIdentity> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  await server.start(0, LOOPBACK);
  const base = `http://${LOOPBACK}:${server.address().port}`;
  const issuer = `${base}/${companyId}/v2.0`;
  server.issuer.url = issuer;
  const issueToken: LocalIdentity['issueToken'] = async (role, name = PEOPLE[role].name, claims = {}) => {
    const person = { oid: objectIdOf(companyId, name), name, roles: [DEVELOPMENT_ROLES[role]] };
    const company = { aud: API_ID, tid: companyId, ver: '2.0', scp: API_SCOPE };
    const access_token = await server.issuer.buildToken({
      expiresIn: LIFE_SECONDS,
      scopesOrTransform: (_header, payload) => {
        Object.assign(payload, company, person, claims);
      },
    });
    return { access_token, expires_in: LIFE_SECONDS, name };
  };
  return { issuer, audience: API_ID, keysUrl: `${base}/jwks`, issueToken, stop: () => server.stop() };
}
