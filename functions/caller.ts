// Who calls, from the claims of a token that API Gateway has verified. Claims arrive as text: a list of roles is
// "[Clerk FinanceLead]", never JSON.
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Person } from '../core/account.ts';
import { ROLES } from './settings.ts';
import { ID } from './table.ts';

export type Role = (typeof ROLES)[keyof typeof ROLES];

/** A signed-in person, the company of the token, and what she may do. */
export interface Caller {
  readonly companyId: string;
  readonly person: Person;
  readonly roles: readonly Role[];
}

/** The roles that may write to customers and change what is known of them; an auditor only reads. */
export const WRITERS: readonly Role[] = [ROLES.clerk, ROLES.financeLead];

const NAMED_ROLES: readonly string[] = Object.values(ROLES);

const isRole = (text: string): text is Role => NAMED_ROLES.includes(text);

/** The roles in a claim such as `[Clerk FinanceLead]` or `Clerk`; what is no role of ours is left out. */
export const readRoles = (claim: string): Role[] =>
  claim
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter(isRole);

function claimsOf(event: APIGatewayProxyEventV2): Readonly<Record<string, unknown>> {
  const context = event.requestContext as { readonly authorizer?: { readonly jwt?: { readonly claims?: unknown } } };
  const claims = context.authorizer?.jwt?.claims;
  return typeof claims === 'object' && claims !== null ? (claims as Readonly<Record<string, unknown>>) : {};
}

const textOf = (claim: unknown): string => (typeof claim === 'string' ? claim : '');

/** The caller, or null when the token does not say which company and which person. */
export function callerOf(event: APIGatewayProxyEventV2): Caller | null {
  const { tid, oid, name, roles } = claimsOf(event);
  const [companyId, id] = [textOf(tid), textOf(oid)];
  if (!ID.test(companyId) || !ID.test(id)) return null;
  const shown = textOf(name)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .trim()
    .slice(0, 200);
  return { companyId, person: { id, name: shown || id }, roles: readRoles(textOf(roles)) };
}
