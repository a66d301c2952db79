// Germany: default and limitation in the BGB. No numeric contact limits were found.
import type { ContactRulePack } from '../rule.ts';
import { ANY_COLLECTOR, EVERY_CHANNEL } from './whom.ts';

/** Germany: the rules and where they were read. Not legal advice. */
export const DE_RULES: ContactRulePack = {
  id: 'de',
  name: 'Germany',
  rules: [
    {
      id: 'DE-DEFAULT-NOTICE',
      jurisdiction: 'DE',
      kind: 'conduct',
      effect: 'info',
      customerTypes: ['consumer', 'sole-trader', 'business'],
      collectorTypes: ANY_COLLECTOR,
      channels: ['email', 'letter'],
      remember:
        'Where no calendar date was agreed, the first reminder after the due date creates default; it names the invoice, asks clearly for payment and is free of charge.',
      words: {
        rule: 'The first reminder after the due date creates default when no calendar date was agreed; it must ask clearly for payment of a named invoice and is free of charge.',
      },
      force: 'statute',
      citation: ['BGB § 286(1)-(3)'],
      verified: true,
      sources: ['DE-BGB'],
    },
    {
      id: 'DE-LIMITATION',
      jurisdiction: 'DE',
      kind: 'limitation',
      effect: 'warn',
      customerTypes: ['consumer', 'sole-trader', 'business'],
      collectorTypes: ANY_COLLECTOR,
      channels: EVERY_CHANNEL,
      limit: { years: 3, from: 'end-of-year-of-due-date' },
      words: {
        from: 'end of the calendar year in which the claim arose and the creditor knew of it',
        effect: 'debtor may refuse',
      },
      force: 'statute',
      citation: ['BGB §§ 195, 199(1)'],
      verified: true,
      sources: ['DE-BGB'],
      notes: 'A reminder does not stop the period.',
    },
  ],
  sources: {
    'DE-BGB': {
      title: 'BGB 195, 199, 286 (bundestag/gesetze commit 77abca2c)',
      url: 'https://github.com/bundestag/gesetze',
      kind: 'primary-copy',
    },
  },
};
