import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsAfter } from '../../core/calendar.ts';
import { type CompanySettings, companySettingsSchema, TAKES_EFFECT } from '../../core/company-settings.ts';
import {
  approveSettings,
  evolveSettings,
  type SettingsEvent,
  type SettingsState,
  settingsAsDeployed,
  settingsInForce,
  withdrawSettings,
} from '../../core/company-settings-change.ts';
import { type ProposeSettings, proposeSettings, proposeSettingsSchema } from '../../core/company-settings-proposal.ts';
import { viewSettings } from '../../core/company-settings-view.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { USUAL_REMINDER_SETTINGS } from '../../core/reminder-settings.ts';

const deployed: CompanySettings = {
  ...USUAL_REMINDER_SETTINGS,
  creditorName: 'Harbour Lane Supplies Ltd',
  creditorAddress: ['Unit 4, Tidewater Yard', 'Penmouth'],
  senderName: 'Harbour Lane accounts receivable',
  senderPhone: '+44 1632 960 118',
  senderEmail: 'accounts@harbourlane.example',
  replyTo: 'accounts@harbourlane.example',
  paymentText: 'By bank transfer to the account on our invoices.',
  ownDomains: ['harbourlane.example'],
  locale: 'en-GB',
  timeZone: 'Europe/London',
  undoSeconds: 30,
  payWithinDays: 7,
};
const first = settingsAsDeployed(deployed);
const fiona = { id: 'fiona', name: 'Fiona Lead' };
const george = { id: 'george', name: 'George Lead' };

const NINE = '2026-09-30T09:00:00.000Z';
const NINE_TOMORROW = '2026-10-01T09:00:00.000Z';

let entries = 0;
const nextId = () => {
  entries += 1;
  return `entry-${entries}`;
};
const isDecided = (events: ReturnType<typeof proposeSettings>): events is readonly SettingsEvent[] =>
  Array.isArray(events);
const around = (by: typeof fiona, now = NINE) => ({ by, now, entryIds: [nextId(), nextId()] as const });
const because = (decided: unknown): string => (isRefusal(decided) ? decided.refused : 'not refused');

function propose(state: SettingsState, changes: ProposeSettings['changes'], by = fiona, now = NINE) {
  const events = proposeSettings(state, { version: state.version, changes, reason: 'moved bank' }, around(by, now));
  if (!isDecided(events)) throw new Error(JSON.stringify(events));
  return { events, state: events.reduce(evolveSettings, state) };
}
const applied = (state: SettingsState, event: SettingsEvent | 'already' | Refusal): SettingsState => {
  if (event === 'already' || isRefusal(event)) throw new Error(`not an event: ${JSON.stringify(event)}`);
  return evolveSettings(state, event);
};
const idOf = ({ change }: SettingsState) => change?.changeId ?? '';

const NEW_BANK = { paymentText: 'To our account at Tidewater Bank ending 1234.' };
const proposed = () => propose(first, NEW_BANK).state;
const approved = () => {
  const state = proposed();
  return applied(state, approveSettings(state, idOf(state), around(george)));
};

describe('a change of everyday settings', () => {
  it('counts at once and keeps old and new value, who, when and why', () => {
    const { events, state } = propose(first, { undoSeconds: 60, locale: 'de-DE' });
    expect(settingsInForce(state, NINE)).toEqual({ ...deployed, undoSeconds: 60, locale: 'de-DE' });
    expect(events).toEqual([
      {
        ...{ type: 'SettingsChanged', entryId: expect.any(String), at: NINE, by: fiona, reason: 'moved bank' },
        fields: [
          { field: 'undoSeconds', before: 30, after: 60 },
          { field: 'locale', before: 'en-GB', after: 'de-DE' },
        ],
      },
    ]);
    expect(state.version).toBe(1);
  });

  it('leaves out what is the same, and is refused when nothing is left', () => {
    const { events } = propose(first, { undoSeconds: 60, payWithinDays: 7 });
    expect(events.map((event) => 'fields' in event && event.fields.map(({ field }) => field))).toEqual([
      ['undoSeconds'],
    ]);
    const same = { version: 0, changes: { undoSeconds: 30, creditorAddress: deployed.creditorAddress }, reason: 'x' };
    expect(because(proposeSettings(first, same, around(fiona)))).toBe('nothing-changed');
    expect(because(proposeSettings(first, { ...same, changes: {} }, around(fiona)))).toBe('nothing-changed');
  });

  it('cannot leave the company’s own domain out', () => {
    const without = { version: 0, changes: { ownDomains: ['elsewhere.example'] }, reason: 'x' };
    expect(proposeSettings(first, without, around(fiona))).toEqual({
      faults: [
        {
          where: 'changes.ownDomains',
          fault: 'have to name harbourlane.example, or reminders could go to colleagues',
        },
      ],
    });
    const wider = propose(first, { ownDomains: ['Harbourlane.example', 'group.example'] });
    expect(settingsInForce(wider.state, NINE).ownDomains).toHaveLength(2);
  });
});

describe('a change of payment details, sender or texts', () => {
  it.each([
    ['creditorName', 'Harbour Lane Ltd'],
    ['creditorAddress', ['1 New Road']],
    ['senderName', 'Receivables'],
    ['senderPhone', '+44 1632 960 119'],
    ['replyTo', 'ar@harbourlane.example'],
    ['paymentText', 'Another account.'],
  ] as const)('of %s waits for a second finance lead and then a day', (field, value) => {
    const waiting = propose(first, { [field]: value }).state;
    expect(settingsInForce(waiting, '2027-01-01T00:00:00.000Z')).toEqual(deployed);
    const event = approveSettings(waiting, idOf(waiting), around(george));
    expect(event).toMatchObject({ type: 'SettingsApproved', by: george, inForceFrom: NINE_TOMORROW });
    const state = applied(waiting, event);
    expect(settingsInForce(state, '2026-10-01T08:59:59.999Z')).toEqual(deployed);
    expect(settingsInForce(state, NINE_TOMORROW)).toEqual({ ...deployed, [field]: value });
  });

  it('cannot be approved by whoever proposed it, whatever name she goes by', () => {
    const state = proposed();
    const again = { id: fiona.id, name: 'F. Lead' };
    expect(because(approveSettings(state, idOf(state), around(again)))).toBe('same-person');
    expect(because(approveSettings(approved(), idOf(approved()), around(george)))).toBe('not-waiting');
  });

  it('together with everyday settings splits in two: one counts, one waits', () => {
    const { events, state } = propose(first, { undoSeconds: 60, ...NEW_BANK });
    expect(events.map(({ type }) => type)).toEqual(['SettingsChanged', 'SettingsProposed']);
    expect(state.version).toBe(2);
    expect(settingsInForce(state, NINE)).toEqual({ ...deployed, undoSeconds: 60 });
  });

  it('keeps another one out until it is over, with the whole of that proposal', () => {
    const asked = { version: 1, changes: { undoSeconds: 60, senderName: 'Receivables' }, reason: 'x' };
    expect(because(proposeSettings(proposed(), asked, around(george)))).toBe('change-waits');
    const refusal = proposeSettings(approved(), asked, around(george));
    expect(because(refusal)).toBe('not-yet-due');
    expect(isRefusal(refusal) && refusal.because).toContain('1 October 2026 at 10:00');
    const later = propose(approved(), { senderName: 'Receivables' }, fiona, NINE_TOMORROW);
    expect(settingsInForce(later.state, NINE_TOMORROW)).toEqual({ ...deployed, ...NEW_BANK });
    expect(later.events).toMatchObject([{ fields: [{ before: 'Harbour Lane accounts receivable' }] }]);
  });

  it('does not keep everyday settings waiting, and neither undoes the other', () => {
    const { state } = propose(approved(), { undoSeconds: 60 });
    expect(settingsInForce(state, NINE)).toEqual({ ...deployed, undoSeconds: 60 });
    expect(settingsInForce(state, NINE_TOMORROW)).toEqual({ ...deployed, ...NEW_BANK, undoSeconds: 60 });
    const after = propose(state, { payWithinDays: 14 }, fiona, NINE_TOMORROW).state;
    expect(settingsInForce(after, NINE_TOMORROW)).toEqual({
      ...{ ...deployed, ...NEW_BANK, undoSeconds: 60, payWithinDays: 14 },
    });
  });

  it('is withdrawn by any finance lead until it counts, and then never counts', () => {
    for (const [state, by] of [
      [proposed(), fiona],
      [proposed(), george],
      [approved(), fiona],
    ] as const) {
      const withdrawn = applied(state, withdrawSettings(state, idOf(state), around(by)));
      expect(settingsInForce(withdrawn, '2027-01-01T00:00:00.000Z')).toEqual(deployed);
      expect(withdrawSettings(withdrawn, idOf(withdrawn), around(george))).toBe('already');
      expect(because(approveSettings(withdrawn, idOf(withdrawn), around(george)))).toBe('change-withdrawn');
      expect(propose(withdrawn, NEW_BANK).state.change).toMatchObject({ approved: null, withdrawn: null });
    }
  });

  it('cannot be withdrawn any more once it counts', () => {
    const state = approved();
    expect(because(withdrawSettings(state, idOf(state), around(fiona, NINE_TOMORROW)))).toBe('in-force');
    const moved = propose(state, { undoSeconds: 60 }, fiona, NINE_TOMORROW).state;
    expect(because(withdrawSettings(moved, idOf(state), around(fiona, NINE_TOMORROW)))).toBe('not-waiting');
  });

  it('that nobody approves lapses after 30 days and keeps nobody waiting any more', () => {
    const state = proposed();
    const JUST_BEFORE = '2026-10-30T08:59:59.999Z';
    const LAPSED = '2026-10-30T09:00:00.000Z';
    expect(because(approveSettings(state, idOf(state), around(george, JUST_BEFORE)))).toBe('not refused');
    const refusal = approveSettings(state, idOf(state), around(george, LAPSED));
    expect(refusal).toMatchObject({ refused: 'change-lapsed' });
    expect(isRefusal(refusal) && refusal.because).toBe(
      'Nobody approved this change of Fiona Lead within 30 days; it lapsed on 30 October 2026 at 09:00. Propose it again if it is still wanted.',
    );
    expect(because(withdrawSettings(state, idOf(state), around(fiona, LAPSED)))).toBe('change-lapsed');
    expect(settingsInForce(state, '2027-01-01T00:00:00.000Z')).toEqual(deployed);
    const asked = { version: 1, changes: { senderName: 'Receivables' }, reason: 'x' };
    expect(because(proposeSettings(state, asked, around(george, JUST_BEFORE)))).toBe('change-waits');
    expect(propose(state, asked.changes, george, LAPSED).state.change).toMatchObject({ by: george, approved: null });
  });

  it('approved on its last day counts a day later, long after 30 days', () => {
    const state = proposed();
    const late = applied(state, approveSettings(state, idOf(state), around(george, '2026-10-30T08:00:00.000Z')));
    expect(settingsInForce(late, '2026-10-31T07:59:59.999Z')).toEqual(deployed);
    expect(settingsInForce(late, '2026-12-31T00:00:00.000Z')).toEqual({ ...deployed, ...NEW_BANK });
  });

  it('approved twice is approved once', () => {
    const state = approved();
    expect(approveSettings(state, idOf(state), around(george))).toBe('already');
    expect(because(approveSettings(state, 'another', around(george)))).toBe('not-waiting');
    expect(because(withdrawSettings(first, 'another', around(george)))).toBe('not-waiting');
  });
});

describe('what is asked for', () => {
  const faultsOf = (changes: object, reason = 'x') =>
    proposeSettingsSchema
      .safeParse({ version: 0, changes, reason })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

  it('has every fault listed at once', () => {
    expect(
      faultsOf(
        {
          creditorName: 'Harbour\r\nBcc: all@example.org',
          senderName: 'Harbour \u202Egnp.exe',
          senderEmail: 'director@harbourlane.example',
          replyTo: 'accounts at harbourlane',
          paymentText: ' ',
          ownDomains: ['harbourlane.example', 'not a domain'],
          locale: 'Klingon!',
          timeZone: 'Europe/Atlantis',
          undoSeconds: 901,
          payWithinDays: 1.5,
          iban: 'GB33BUKB20201555555555',
        },
        ' ',
      ).sort(),
    ).toEqual([
      'changes.creditorName: holds a line break or characters nobody can see',
      'changes.locale: not a language and region such as en-GB',
      'changes.ownDomains.1: not a domain name',
      'changes.payWithinDays: Invalid input: expected int, received number',
      'changes.paymentText: is empty',
      'changes.replyTo: not an e-mail address',
      'changes.senderEmail: is the verified address of the deployment: change it there',
      'changes.senderName: holds a line break or characters nobody can see',
      'changes.timeZone: not a time zone such as Europe/London',
      'changes.undoSeconds: Too big: expected number to be <=900',
      'changes: Unrecognized key: "iban"',
      'reason: say why',
    ]);
  });

  it('may be a payment text of several lines and a name in any script', () => {
    expect(faultsOf({ paymentText: 'Line one\nLine two', creditorName: 'شركة النور للتجارة' })).toEqual([]);
  });
});

describe('what people see', () => {
  const as = (personId: string, isFinanceLead = true) => ({ personId, isFinanceLead });

  it('is all of it for a clerk, who may do nothing', () => {
    const { waiting, settings, ...may } = viewSettings(proposed(), NINE, as('clara', false));
    expect(may).toEqual({ version: 1, mayPropose: false, mayApprove: false, mayWithdraw: false });
    expect(settings).toEqual(deployed);
    expect(waiting).toMatchObject({
      by: 'Fiona Lead',
      approved: null,
      lapsesAt: '2026-10-30T09:00:00.000Z',
      fields: [{ field: 'paymentText' }],
    });
    expect(JSON.stringify(waiting)).not.toContain('"fiona"');
  });

  it('offers approval to the other finance lead only, and withdrawal to both until it counts', () => {
    const may = (state: SettingsState, personId: string, now = NINE) => {
      const { mayApprove, mayWithdraw, waiting } = viewSettings(state, now, as(personId));
      return [mayApprove, mayWithdraw, waiting !== null];
    };
    expect(may(first, 'george')).toEqual([false, false, false]);
    expect(may(proposed(), 'fiona')).toEqual([false, true, true]);
    expect(may(proposed(), 'george')).toEqual([true, true, true]);
    expect(may(approved(), 'george')).toEqual([false, true, true]);
    expect(may(approved(), 'george', NINE_TOMORROW)).toEqual([false, false, false]);
    expect(may(proposed(), 'george', '2026-10-30T09:00:00.000Z')).toEqual([false, false, false]);
  });
});

describe('whatever happens in whatever order', () => {
  const stepOf = fc.record({
    what: fc.constantFrom('everyday', 'guarded', 'approve', 'withdraw'),
    by: fc.constantFrom(fiona, george),
    after: fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constant(31 * 86_400)),
    text: fc.constantFrom('one', 'two', 'three'),
  });
  type Step = typeof stepOf extends fc.Arbitrary<infer Value> ? Value : never;

  function decide(state: SettingsState, { what, by, text }: Step, now: string) {
    if (what === 'approve') return approveSettings(state, idOf(state), around(by, now));
    if (what === 'withdraw') return withdrawSettings(state, idOf(state), around(by, now));
    const changes = what === 'everyday' ? { undoSeconds: text.length } : { paymentText: text };
    return proposeSettings(state, { version: state.version, changes, reason: 'x' }, around(by, now));
  }

  function eventsOf(state: SettingsState, step: Step, now: string): readonly SettingsEvent[] {
    const decided = decide(state, step, now);
    return decided === 'already' || isRefusal(decided) || 'faults' in decided ? [] : [decided].flat();
  }

  it('a payment text counts only when another person approved it, and a day after that', () => {
    fc.assert(
      fc.property(fc.array(stepOf, { maxLength: 20 }), (steps) => {
        let [state, now] = [first, NINE];
        const countsFrom = new Map<unknown, string>([[deployed.paymentText, NINE]]);
        for (const step of steps) {
          now = secondsAfter(now, step.after);
          for (const event of eventsOf(state, step, now)) {
            if (event.type === 'SettingsApproved') {
              expect(state.change?.by.id).not.toBe(event.by.id);
              countsFrom.set(state.change?.fields[0]?.after, secondsAfter(now, 86_400));
            }
            state = evolveSettings(state, event);
          }
          expect([...countsFrom].filter(([, from]) => from <= now).map(([text]) => text)).toContain(
            settingsInForce(state, now).paymentText,
          );
        }
      }),
    );
  });
});

describe('the fields', () => {
  it('each say when a change of them counts', () => {
    expect(Object.keys(TAKES_EFFECT).sort()).toEqual(Object.keys(companySettingsSchema.shape).sort());
  });
});
