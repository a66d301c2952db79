// Netherlands: the 14-day letter before any collection cost may be charged to a consumer (BW 6:96(6)), registration.
import type { ContactRulePack } from '../rule.ts';
import { ANY_COLLECTOR, EVERY_CHANNEL } from './whom.ts';

/** Netherlands: the rules and where they were read. Not legal advice. */
export const NL_RULES: ContactRulePack = {
  id: 'nl',
  name: 'Netherlands',
  rules: [
    {
      id: 'NL-14DAY',
      jurisdiction: 'NL',
      kind: 'waiting-period',
      effect: 'block',
      customerTypes: ['consumer'],
      collectorTypes: ANY_COLLECTOR,
      channels: ['letter', 'email'],
      limit: {
        beforePurpose: 'charge-collection-cost',
        needsEvent: 'fourteen-day-letter-received',
        days: 14,
        passesWhen: 'daysSinceEvent > days',
      },
      words: {
        countFrom: 'day after receipt',
        letterMustContain: ['amount', 'exact collection cost', 'term in an accepted wording'],
      },
      force: 'statute',
      citation: ['BW 6:96(6)', 'HR ECLI:NL:HR:2016:2704'],
      verified: true,
      sources: ['NL-HR'],
    },
    {
      id: 'NL-WKI',
      jurisdiction: 'NL',
      kind: 'scope',
      effect: 'info',
      customerTypes: ['consumer'],
      collectorTypes: ['third-party'],
      channels: EVERY_CHANNEL,
      remember: 'Collecting for others from consumers needs registration under the Wki.',
      words: {
        rule: 'collection services for others need registration and quality rules (Wet kwaliteit incassodienstverlening) since 2024',
      },
      force: 'statute',
      citation: ['Wki'],
      verified: false,
      sources: ['MEMORY'],
    },
  ],
  sources: {
    'NL-HR': {
      title: 'HR ECLI:NL:HR:2016:2704',
      url: 'https://www.syncasso.nl/news/uitspraak-hoge-raad-veertiendagen-brief/',
      kind: 'secondary-quoting-primary',
    },
    MEMORY: { title: 'from memory, unverified', url: null, kind: 'memory' },
  },
};
