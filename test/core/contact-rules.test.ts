import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactedAccount, PastContact, PlannedContact } from '../../core/contact-rules/contact.ts';
import type { ContactRule } from '../../core/contact-rules/rule.ts';
import { CONTACT_RULE_PACKS, type ContactDecision, mayContact, rulesSwitchedOn } from '../../core/contact-rules.ts';
import { day } from './cells.ts';
import { CONTACT_CASES, decide, EVERY_RULE } from './contact-cases.ts';

describe('the worked decisions', () => {
  it('are all there: 81 were compiled', () => {
    expect(CONTACT_CASES.length).toBeGreaterThanOrEqual(81);
  });

  it.each(CONTACT_CASES)('$id: $expect.decision $expect.ruleIds, $reason', (each) => {
    const { decision, fired } = decide(each);
    expect({ decision, ruleIds: fired.map(({ ruleId }) => ruleId) }).toEqual(each.expect);
  });
});

const caseOf = (id: string) => {
  const found = CONTACT_CASES.find((each) => each.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
};
const idsOf = ({ fired }: ContactDecision) => fired.map(({ ruleId }) => ruleId);
const sentences = ({ fired }: ContactDecision) => fired.map(({ because }) => because);

describe('what the clerk is told', () => {
  it.each([
    ['US-T-02', 'It is 07:59 on Tuesday in New York; on a Tuesday contact is allowed from 08:00 to 21:00.'],
    ['CA-06', 'It is 14:00 on Sunday in Toronto; no contact is allowed on a Sunday.'],
    ['AU-03', 'Today is a public holiday where the customer is.'],
    ['US-F-02', 'Calls, answered or not, in the last 7 days: 7, where 7 is the most allowed.'],
    ['US-F-04', 'You spoke to the customer in the last 7 days, that day included.'],
    ['US-S-01', 'The message does not say how to opt out of such messages.'],
    ['US-S-04', 'The customer has asked in writing not to be contacted.'],
    ['UK-02', '26 days have passed since 10 March 2026; day 31 is the first that is enough.'],
    ['NL-03', 'No 14-day letter is on record; 14 days must pass after it.'],
  ])('%s: %s', (id, because) => {
    expect(sentences(decide(caseOf(id)))).toEqual([because]);
  });

  it('every rule that fired is named, with its citation and whether it was read in a source', () => {
    const both = decide(caseOf('US-T-02'), { account: { flags: ['ceaseRequestedInWriting', 'attorneyRepresented'] } });
    expect(both.fired.map(({ ruleId, citation, verified }) => [ruleId, citation[0], verified])).toEqual([
      ['US-TIME', '15 USC 1692c(a)(1)', true],
      ['US-ATTORNEY', '15 USC 1692c(a)(2)', true],
      ['US-CEASE', '15 USC 1692c(c)', true],
    ]);
  });

  it('what only a person can judge is a note, until somebody says that it is broken', () => {
    const ordinary = decide(caseOf('UK-01'));
    expect(ordinary.decision).toBe('allow');
    expect(ordinary.notes.map(({ ruleId, override }) => [ruleId, override])).toEqual([['UK-HARASS', null]]);
    const kept = decide(caseOf('UK-01'), { contact: { judged: { 'UK-HARASS': 'kept' } } });
    expect([kept.decision, kept.notes]).toEqual(['allow', []]);
    const tooOften = decide(caseOf('UK-01'), { contact: { judged: { 'UK-HARASS': 'broken' } } });
    expect([tooOften.decision, idsOf(tooOften)]).toEqual(['warn', ['UK-HARASS']]);
  });

  it('on the telephone the clerk is reminded what to say', () => {
    const { decision, notes } = decide(caseOf('US-T-01'));
    expect(decision).toBe('allow');
    expect(notes.find(({ ruleId }) => ruleId === 'US-MINI-MIRANDA')?.because).toBe(
      'Say that it comes from a debt collector.',
    );
  });
});

describe('who may let it through', () => {
  it.each([
    ['US-S-04', 'none', 'a cease request'],
    ['US-S-06', 'none', 'an attorney'],
    ['US-S-11', 'none', 'insolvency'],
    ['PR-05', 'none', 'an open dispute'],
    ['UK-05', 'none', 'breathing space'],
    ['US-T-02', 'named-role', 'the wrong hour'],
    ['US-F-02', 'named-role', 'too many calls'],
    ['PR-01', 'second-press', 'a warning'],
    ['US-T-01', null, 'nothing fired'],
  ])('%s: %s (%s)', (id, override, _stopped) => {
    expect(decide(caseOf(id)).override).toBe(override);
  });

  it('a hard stop beside another rule leaves no override', () => {
    expect(decide(caseOf('US-T-02'), { account: { flags: ['ceaseRequestedInWriting'] } }).override).toBe('none');
  });

  it.each(['insolvencyFiled', 'deceased', 'ceaseRequestedInWriting', 'attorneyRepresented'] as const)(
    'good practice alone stops a reminder to a business: %s',
    (flag) => {
      const stopped = decide(caseOf('PR-02'), { account: { flags: [flag], history: [] } });
      expect([stopped.decision, stopped.override]).toEqual(['block', 'none']);
    },
  );

  it('the executor may be written to when the customer has died', () => {
    const toExecutor = { account: { flags: ['deceased'], history: [] }, contact: { recipient: 'executor' } } as const;
    expect(decide(caseOf('PR-02'), toExecutor).decision).toBe('allow');
  });

  it('a dispute says that only the disputed invoices are stopped', () => {
    expect(decide(caseOf('PR-05')).fired[0]?.stops).toBe('disputed-invoices');
  });
});

describe('a missing fact warns and is named, and never allows', () => {
  it.each([
    ['US-T-01', { account: { timeZones: [] } }, 'US-TIME', 'the customer’s time zone'],
    ['US-T-01', { account: { timeZones: ['America/New_Yorck'] } }, 'US-TIME', 'the customer’s time zone'],
    ['US-F-02', { account: { history: null } }, 'US-7IN7', 'the earlier contacts with this account'],
    ['US-F-04', { account: { history: null } }, 'US-7AFTER', 'the earlier contacts with this account'],
    ['AU-03', { contact: { publicHoliday: null } }, 'AU-TIME-PHONE', 'whether today is a public holiday there'],
    ['US-S-08', { contact: { place: null } }, 'US-WORKPLACE', 'the place where the customer is reached'],
    ['AU-06', { contact: { place: null } }, 'AU-TIME-WORK', 'the place where the customer is reached'],
    ['US-MA-03', { contact: { place: null } }, 'US-MA-FREQ-ELSEWHERE', 'the place where the customer is reached'],
    ['US-S-15', { contact: { recipient: null } }, 'US-THIRD-PARTY-DISCLOSURE', 'whom the contact is addressed to'],
    ['US-S-06', { contact: { recipient: null } }, 'US-ATTORNEY', 'whom the contact is addressed to'],
    ['US-S-01', { contact: { messageElements: null } }, 'US-OPTOUT-NOTICE', 'what the finished message says'],
    ['US-NYC-03', { account: { consents: null } }, 'US-NYC-ECONSENT', 'whether the customer has consented'],
    ['US-CA-01', { account: { subdivision: 'unknown' } }, 'US-CA-TIME', 'the state or region the customer is in'],
    ['US-S-11', { account: { country: null } }, 'US-BANKRUPTCY', 'the country the customer is in'],
    ['US-T-02', { contact: { collectorType: null } }, 'US-TIME', 'whether you write in your own name or for another'],
    [
      'US-CA-01',
      { account: { customerType: null } },
      'US-CA-TIME',
      'whether the customer is a consumer, a sole trader, a business or a public authority',
    ],
  ] as const)('%s without %o: %s warns', (id, changed, ruleId, fact) => {
    const decision = decide(caseOf(id), changed);
    const fired = decision.fired.find((each) => each.ruleId === ruleId);
    expect(fired).toMatchObject({
      effect: 'warn',
      override: 'second-press',
      missingFacts: expect.arrayContaining([fact]),
    });
    expect(fired?.because).toContain('Not known: ');
    expect(decision.decision).not.toBe('allow');
  });

  it('without a zone the seventh day back is in doubt, and only that', () => {
    const spokenAt = (at: string) =>
      idsOf(
        decide(caseOf('US-F-04'), {
          account: { timeZones: [], history: [{ at, channel: 'phone', kind: 'conversation' }] },
        }),
      );
    // 10 March 15:00Z: six days ago is inside everywhere, six and a half in some places, a week ago nowhere.
    expect(spokenAt('2026-03-05T15:00:00Z')).toContain('US-7AFTER');
    expect(spokenAt('2026-03-04T03:00:00Z')).toContain('US-7AFTER');
    expect(spokenAt('2026-03-03T10:00:00Z')).not.toContain('US-7AFTER');
    const certain = decide(caseOf('US-F-04'), {
      account: { timeZones: [], history: [{ at: '2026-03-05T15:00:00Z', channel: 'phone', kind: 'conversation' }] },
    });
    expect(certain.fired.find(({ ruleId }) => ruleId === 'US-7AFTER')?.effect).toBe('block');
  });

  it('a call whose place was not noted may count for the place', () => {
    const history: PastContact[] = [
      { at: '2026-03-08T15:00:00Z', channel: 'phone', kind: 'attempt', place: 'residence' },
      { at: '2026-03-09T15:00:00Z', channel: 'phone', kind: 'attempt' },
    ];
    expect(decide(caseOf('US-MA-01'), { account: { history } }).fired).toMatchObject([
      { ruleId: 'US-MA-FREQ-HOME', effect: 'warn', missingFacts: ['where the customer was reached before'] },
    ]);
  });

  it('a state of the country nobody has named warns only of rules that would be broken there', () => {
    expect(idsOf(decide(caseOf('US-T-07'), { account: { subdivision: 'unknown' } }))).toEqual([
      'US-CA-TIME',
      'US-MA-TIME',
      'US-FL-TIME',
    ]);
    expect(decide(caseOf('US-MA-02'), { account: { subdivision: 'unknown' } }).decision).toBe('allow');
  });
});

describe('the edges of the rules', () => {
  it.each([
    ['2026-03-10T12:00:00Z', []],
    ['2026-03-11T00:59:59Z', []],
    ['2026-03-10T11:59:59Z', ['US-TIME']],
    ['2026-11-01T12:59:00Z', ['US-TIME']],
    ['2026-11-01T13:00:00Z', []],
  ])('at %s in New York: %s (summer time ends on 1 November)', (at, ids) => {
    expect(idsOf(decide({ ...caseOf('US-T-01'), at }))).toEqual(ids);
  });

  it('a rule is in force once it may be its first day where the customer is', () => {
    const midnight = { ...caseOf('US-NYC-02'), at: '2026-09-01T00:30:00Z' };
    expect(decide(midnight).decision).toBe('allow');
    const perhapsInLondon = { account: { timeZones: ['America/New_York', 'Europe/London'] } };
    expect(idsOf(decide(midnight, perhapsInLondon))).toEqual(['US-NYC-ECONSENT']);
    expect(idsOf(decide({ ...midnight, at: '2026-09-01T04:00:00Z' }))).toEqual(['US-NYC-ECONSENT']);
  });

  it('an hour the customer agreed to is no wrong hour', () => {
    expect(decide(caseOf('US-T-02'), { account: { consents: ['agreed-time'] } }).decision).toBe('allow');
  });

  it('days are counted where the customer is, not where the clerk is', () => {
    // 4 March 02:00Z is 3 March in New York, the eighth day back from 10 March.
    const early: PastContact[] = [{ at: '2026-03-04T02:00:00Z', channel: 'phone', kind: 'conversation' }];
    expect(decide(caseOf('US-F-04'), { account: { history: early } }).decision).toBe('allow');
    expect(decide(caseOf('US-F-04'), { account: { history: early, timeZones: ['Europe/London'] } }).decision).toBe(
      'block',
    );
  });

  it('calls the customer asked for, and calls to the attorney, do not count', () => {
    const { history } = caseOf('US-F-02');
    const asked = history.map((each, index): PastContact => (index === 0 ? { ...each, onRequest: true } : each));
    expect(decide(caseOf('US-F-02'), { account: { history: asked } }).decision).toBe('allow');
    const toAttorney = history.map(
      (each, index): PastContact => (index === 0 ? { ...each, recipient: 'attorney' } : each),
    );
    expect(decide(caseOf('US-F-02'), { account: { history: toAttorney } }).decision).toBe('allow');
    expect(decide(caseOf('US-F-02'), { contact: { recipient: 'attorney' } }).decision).toBe('allow');
  });

  it('Ontario counts from the first conversation on', () => {
    const history = caseOf('CA-04').history.filter(({ kind }) => kind !== 'conversation');
    const voicemails: PastContact[] = [...history, { at: '2026-03-19T18:00:00Z', channel: 'phone', kind: 'voicemail' }];
    expect(decide(caseOf('CA-04'), { account: { history: voicemails } }).decision).toBe('allow');
  });

  it('Washington allows one contact at work in a week', () => {
    const history: PastContact[] = [
      { at: '2026-03-09T18:00:00Z', channel: 'phone', kind: 'attempt', place: 'workplace' },
    ];
    const atWork = { account: { history }, contact: { channel: 'phone', place: 'workplace' } } as const;
    expect(decide(caseOf('US-WA-01'), atWork).fired).toMatchObject([
      { ruleId: 'US-WA-FREQ', because: 'Contacts and attempts in the last 7 days: 1, where 1 is the most allowed.' },
    ]);
    expect(decide(caseOf('US-WA-01'), { ...atWork, contact: { channel: 'phone', place: 'residence' } }).decision).toBe(
      'allow',
    );
  });

  it('New York forbids an employer’s address even with consent', () => {
    const account: Partial<ContactedAccount> = {
      consents: ['electronic', 'work-address'],
      address: { givenByEmployer: true, customerWroteFromIt: true },
    };
    expect(idsOf(decide(caseOf('US-NY-01'), { account }))).toEqual(['US-NY-EMAIL']);
  });

  it('after a reply to the letter of claim another 30 days pass', () => {
    const events = { 'letter-of-claim': day('2026-02-01'), 'reply-to-letter-of-claim': day('2026-03-20') };
    expect(idsOf(decide(caseOf('UK-03'), { account: { events } }))).toEqual(['UK-PAP']);
    const earlier = { ...events, 'reply-to-letter-of-claim': day('2026-03-11') };
    expect(decide(caseOf('UK-03'), { account: { events: earlier } }).decision).toBe('allow');
  });

  it.each([
    ['FR-01', '2024-03-10', []],
    ['FR-01', '2024-03-09', ['FR-LIMITATION-B2C']],
    ['UK-03', '2020-04-10', []],
    ['UK-03', '2020-04-09', ['UK-LIMITATION']],
  ])('%s: an invoice due on %s adds %s', (id, oldestDueDate, added) => {
    const each = caseOf(id);
    const decision = decide(each, { account: { oldestDueDate: day(oldestDueDate) } });
    expect(idsOf(decision)).toEqual([...each.expect.ruleIds, ...added]);
  });

  it('in Germany the period begins at the end of the year', () => {
    const german = (oldestDueDate: string, at: string) =>
      decide({ ...caseOf('PR-01'), packs: ['jurisdiction'], at }, { account: { oldestDueDate: day(oldestDueDate) } });
    expect(german('2022-01-05', '2025-12-31T12:00:00Z').decision).toBe('allow');
    expect(idsOf(german('2022-12-30', '2026-01-01T12:00:00Z'))).toEqual(['DE-LIMITATION']);
  });
});

describe('the packs', () => {
  it('hold the 74 compiled rules and four holds of the product’s own, each once', () => {
    const own = EVERY_RULE.filter(({ sources }) => sources.includes('PRODUCT')).map(({ id }) => id);
    expect(own).toEqual([
      'PRACTICE-INSOLVENCY-HOLD',
      'PRACTICE-DECEASED-HOLD',
      'PRACTICE-CEASE-HOLD',
      'PRACTICE-ATTORNEY-HOLD',
    ]);
    expect(EVERY_RULE.length - own.length).toBeGreaterThanOrEqual(74);
    expect(new Set(EVERY_RULE.map(({ id }) => id)).size).toBe(EVERY_RULE.length);
  });

  it.each(CONTACT_RULE_PACKS)('$name: every source named is listed, every law is cited', ({ rules, sources }) => {
    const named = rules.flatMap((rule) => rule.sources);
    expect(named.filter((source) => !(source in sources))).toEqual([]);
    expect(Object.keys(sources).filter((source) => !named.includes(source))).toEqual([]);
    const uncited = rules.filter(({ force, citation }) => force !== 'practice' && citation.length === 0);
    expect(uncited).toEqual([]);
  });

  it('a rule is read in a source or marked as not read; only habits of the trade are neither', () => {
    expect(EVERY_RULE.filter(({ verified }) => verified === null).every(({ force }) => force === 'practice')).toBe(
      true,
    );
    const fromMemory = EVERY_RULE.filter(({ sources }) => sources.length > 0 && sources.every((id) => id === 'MEMORY'));
    expect(fromMemory.every(({ verified }) => verified === false)).toBe(true);
  });

  it('only packs switched on are asked, and single rules can be switched off', () => {
    expect(rulesSwitchedOn([])).toEqual([]);
    expect(rulesSwitchedOn(['de', 'unheard-of']).map(({ id }) => id)).toEqual(['DE-DEFAULT-NOTICE', 'DE-LIMITATION']);
    expect(rulesSwitchedOn(['de'], ['DE-LIMITATION']).map(({ id }) => id)).toEqual(['DE-DEFAULT-NOTICE']);
  });
});

describe('whatever the rules and the facts', () => {
  const STRICTNESS = { allow: 0, warn: 1, block: 2 };
  const strictness = ({ decision }: ContactDecision) => STRICTNESS[decision];
  const anyCase = fc.constantFrom(...CONTACT_CASES);
  const anyRules = fc.subarray([...EVERY_RULE]);
  const anyKind = fc.constantFrom<PastContact['kind'][]>(
    'attempt',
    'voicemail',
    'conversation',
    'not-connected',
    'message',
  );
  const anyChannel = fc.constantFrom<PastContact['channel'][]>('phone', 'sms', 'email', 'letter');
  const anyPast: fc.Arbitrary<PastContact> = fc
    .record({ hours: fc.integer({ min: 1, max: 24 * 35 }), kind: anyKind, channel: anyChannel })
    .map(({ hours, ...rest }) => ({ at: new Date(Date.UTC(2026, 2, 12) - hours * 3_600_000).toISOString(), ...rest }));
  const anyHistory = fc.array(anyPast, { maxLength: 12 });
  const forgotten: fc.Arbitrary<{ account?: Partial<ContactedAccount>; contact?: Partial<PlannedContact> }> =
    fc.constantFrom(
      { account: { timeZones: [] } },
      { account: { history: null } },
      { account: { consents: null } },
      { account: { country: null } },
      { account: { subdivision: 'unknown' } },
      { account: { customerType: null } },
      { contact: { place: null } },
      { contact: { recipient: null } },
      { contact: { messageElements: null } },
      { contact: { publicHoliday: null } },
      { contact: { collectorType: null } },
    );

  it('one more rule never loosens a decision', () => {
    fc.assert(
      fc.property(anyCase, anyHistory, anyRules, fc.constantFrom(...EVERY_RULE), (each, history, rules, added) => {
        const facts = { account: { history } };
        expect(strictness(decide(each, facts, [...rules, added]))).toBeGreaterThanOrEqual(
          strictness(decide(each, facts, rules)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('the order of rules and of the history changes no decision', () => {
    fc.assert(
      fc.property(
        anyCase,
        anyHistory.chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length }))),
        fc.shuffledSubarray([...EVERY_RULE], { minLength: EVERY_RULE.length }),
        (each, [history, shuffled], rules) => {
          const one = decide(each, { account: { history } }, EVERY_RULE);
          const other = decide(each, { account: { history: shuffled } }, rules);
          expect([other.decision, other.override, idsOf(other).sort()]).toEqual([
            one.decision,
            one.override,
            idsOf(one).sort(),
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('forgetting a fact never turns a rule that fired into one that did not', () => {
    fc.assert(
      fc.property(anyCase, anyHistory, fc.boolean(), forgotten, (each, history, ownHistory, changed) => {
        const facts = ownHistory ? {} : { history };
        const known = decide(each, { account: facts }, EVERY_RULE);
        const unknown = decide(each, { ...changed, account: { ...facts, ...changed.account } }, EVERY_RULE);
        expect(idsOf(unknown)).toEqual(expect.arrayContaining(idsOf(known)));
      }),
      { numRuns: 1000 },
    );
  });

  it('the decision is the strictest rule that fired, and a contact never made stricter by notes', () => {
    fc.assert(
      fc.property(anyCase, anyHistory, anyRules, (each, history, rules) => {
        const decision = decide(each, { account: { history } }, rules);
        const effects: readonly string[] = decision.fired.map(({ effect }) => effect);
        expect(decision.decision).toBe(
          effects.includes('block') ? 'block' : effects.includes('warn') ? 'warn' : 'allow',
        );
        expect(decision.notes.every(({ effect }) => effect === 'info')).toBe(true);
      }),
    );
  });

  it('one more contact on the record never loosens a decision', () => {
    fc.assert(
      fc.property(anyCase, anyHistory, anyPast, (each, history, past) => {
        const before = decide(each, { account: { history } }, EVERY_RULE);
        const after = decide(each, { account: { history: [...history, past] } }, EVERY_RULE);
        expect(strictness(after)).toBeGreaterThanOrEqual(strictness(before));
      }),
      { numRuns: 500 },
    );
  });
});

it('a rule of a country binds there only', () => {
  const german: ContactRule[] = EVERY_RULE.filter(({ jurisdiction }) => jurisdiction === 'DE');
  const account = { ...caseOf('FR-01'), country: 'FR' };
  expect(
    mayContact(
      {
        country: account.country,
        subdivision: null,
        customerType: 'business',
        timeZones: ['Europe/Paris'],
        flags: [],
        history: [],
        events: {},
        consents: [],
        oldestDueDate: day('2015-01-01'),
      },
      {
        channel: 'email',
        purpose: 'payment-demand',
        recipient: 'customer',
        place: null,
        collectorType: 'first-party',
        messageElements: [],
        publicHoliday: false,
      },
      german,
      '2026-03-10T09:00:00Z',
    ),
  ).toEqual({ decision: 'allow', override: null, fired: [], notes: [] });
});
