// The worked decisions of contact-rules.cases.json, put into the words of core/contact-rules.ts.
import { readFileSync } from 'node:fs';
import type { ContactedAccount, PastContact, PlannedContact } from '../../core/contact-rules/contact.ts';
import type { ContactRule } from '../../core/contact-rules/rule.ts';
import { CONTACT_RULE_PACKS, type ContactDecision, mayContact, rulesSwitchedOn } from '../../core/contact-rules.ts';

interface ContactCase {
  readonly id: string;
  readonly jurisdiction: string;
  readonly subdivision: string | null;
  readonly debtorType: 'consumer' | 'sole-trader' | 'business' | 'public-authority';
  readonly collectorType: 'first-party' | 'third-party';
  readonly channel: PlannedContact['channel'];
  readonly at: string;
  readonly debtorTimeZones: readonly string[];
  readonly place: 'residence' | 'workplace';
  readonly purpose: PlannedContact['purpose'];
  readonly recipient: 'debtor' | 'attorney' | 'employer';
  readonly flags: ContactedAccount['flags'];
  readonly messageElements: NonNullable<PlannedContact['messageElements']>;
  readonly history: readonly PastContact[];
  readonly publicHoliday: boolean;
  readonly packs: readonly ('jurisdiction' | 'practice')[];
  readonly events?: ContactedAccount['events'];
  readonly consent?: ContactedAccount['consents'];
  readonly email?: { readonly employerProvided?: boolean; readonly consumerWroteFromIt?: boolean };
  readonly expect: { readonly decision: ContactDecision['decision']; readonly ruleIds: readonly string[] };
  readonly reason: string;
}

interface DataProtectionCase {
  readonly id: string;
  readonly input: { readonly [name: string]: string };
  readonly expect: { readonly [name: string]: unknown };
  readonly ruleIds: readonly string[];
  readonly reason: string;
}

const file: { readonly cases: readonly ContactCase[]; readonly dataProtectionCases: readonly DataProtectionCase[] } =
  JSON.parse(readFileSync(new URL('./contact-rules.cases.json', import.meta.url), 'utf8'));

export const CONTACT_CASES = file.cases;
export const DATA_PROTECTION_CASES = file.dataProtectionCases;
export const EVERY_RULE: readonly ContactRule[] = CONTACT_RULE_PACKS.flatMap(({ rules }) => rules);

/** `practice` is the pack of that name, `jurisdiction` is all the others. */
const rulesOf = ({ packs }: ContactCase): readonly ContactRule[] =>
  rulesSwitchedOn(
    CONTACT_RULE_PACKS.map(({ id }) => id).filter((id) => packs.includes(id === 'practice' ? id : 'jurisdiction')),
  );

function accountOf(each: ContactCase): ContactedAccount {
  return {
    country: each.jurisdiction,
    subdivision: each.subdivision,
    customerType: each.debtorType,
    timeZones: each.debtorTimeZones,
    flags: each.flags,
    history: each.history,
    events: each.events ?? {},
    consents: each.consent ?? [],
    ...(each.email && {
      address: {
        givenByEmployer: each.email.employerProvided ?? false,
        customerWroteFromIt: each.email.consumerWroteFromIt ?? false,
      },
    }),
  };
}

const contactOf = (each: ContactCase): PlannedContact => ({
  channel: each.channel,
  purpose: each.purpose,
  recipient: each.recipient === 'debtor' ? 'customer' : each.recipient,
  place: each.place,
  collectorType: each.collectorType,
  messageElements: each.messageElements,
  publicHoliday: each.publicHoliday,
});

/** What the rules say of a case; the facts can be changed. */
export const decide = (
  each: ContactCase,
  changed: { readonly account?: Partial<ContactedAccount>; readonly contact?: Partial<PlannedContact> } = {},
  rules: readonly ContactRule[] = rulesOf(each),
): ContactDecision =>
  mayContact({ ...accountOf(each), ...changed.account }, { ...contactOf(each), ...changed.contact }, rules, each.at);
