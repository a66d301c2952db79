// Who can be signed in at the workbench: one person for each role, and a second finance lead, because some changes of the
// company's settings need two. The choice is kept in a cookie, so that every browser can be somebody else.
import type { DevelopmentRole } from './aws/identity.ts';

/** A person of the invented company. */
interface Person {
  readonly role: DevelopmentRole;
  readonly name: string;
  /** As the page shows them. */
  readonly shown: string;
}

/** By the names the cookie uses; the first is who starts. */
export const PEOPLE = {
  clerk: { role: 'clerk', name: 'Carla Reyes', shown: 'Carla Reyes, clerk' },
  'finance-lead': { role: 'finance-lead', name: 'Finn Okafor', shown: 'Finn Okafor, finance lead' },
  'second-finance-lead': { role: 'finance-lead', name: 'Grace Moreau', shown: 'Grace Moreau, second finance lead' },
  auditor: { role: 'auditor', name: 'Ada Lindqvist', shown: 'Ada Lindqvist, auditor' },
} as const satisfies Readonly<Record<string, Person>>;
type PersonKey = keyof typeof PEOPLE;

const COOKIE = 'workbench-person';

/** The person a `Cookie` header or `document.cookie` names; the clerk when it names none. */
export function personIn(cookies: string): PersonKey {
  const chosen = new RegExp(`(?:^|; )${COOKIE}=([a-z-]+)`).exec(cookies)?.[1] ?? '';
  return Object.hasOwn(PEOPLE, chosen) ? (chosen as PersonKey) : 'clerk';
}

/** The cookie that names a person, for this browser as long as it runs. */
export const cookieFor = (person: string): string => `${COOKIE}=${person}; Path=/; SameSite=Strict`;

/** Where the pane gets this person's tokens. */
export function tokenUrlFor(person: PersonKey): string {
  const { role, name } = PEOPLE[person];
  return person === role ? `/dev/token?role=${role}` : `/dev/token?role=${role}&name=${encodeURIComponent(name)}`;
}
