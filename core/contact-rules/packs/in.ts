// India: the Reserve Bank's hours for recovery agents of regulated lenders.
import type { ContactRulePack } from '../rule.ts';
import { ANY_COLLECTOR, EVERY_DAY } from './whom.ts';

/** India: the rules and where they were read. Not legal advice. */
export const IN_RULES: ContactRulePack = {
  id: 'in',
  name: 'India',
  rules: [
    {
      id: 'IN-TIME',
      jurisdiction: 'IN',
      kind: 'time-window',
      effect: 'block',
      customerTypes: ['consumer', 'sole-trader'],
      collectorTypes: ANY_COLLECTOR,
      channels: ['phone', 'sms', 'social'],
      limit: { windows: [{ days: EVERY_DAY, from: '08:00', toExclusive: '19:00' }] },
      scope: 'RBI-regulated lenders and their agents',
      force: 'regulator-rule',
      citation: ['RBI notification of 12 Aug 2022 on recovery agents'],
      verified: true,
      sources: ['IN-RBI'],
    },
  ],
  sources: {
    'IN-RBI': {
      title: 'RBI notice 12 Aug 2022: no calls before 8:00 and after 19:00',
      url: 'https://www.livemint.com/news/india/rbi-tightens-bolt-on-loan-recovery-agents-appointed-by-banks-nbfcs-and-others/amp-11660314183196.html',
      kind: 'secondary-quoting-primary',
    },
  },
};
