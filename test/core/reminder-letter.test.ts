import { describe, expect, it } from 'vitest';
import { NEW_ACCOUNT } from '../../core/account.ts';
import { invoiceMark } from '../../core/account-checks.ts';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import type { CompanySettings } from '../../core/company-settings.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { ReminderInvoice, ReminderRequest, ReminderState } from '../../core/reminder.ts';
import { COMING_DUE_STEP, LADDER_PRESETS, type ReminderLadder } from '../../core/reminder-ladder.ts';
import {
  type ChosenReminder,
  chooseReminder,
  chooseStep,
  languageOf,
  type RemindedAccount,
  type ReminderInput,
} from '../../core/reminder-letter.ts';
import { LARKFIELD } from './companies.ts';

const day = (text: string) => text as CalendarDay;
const eur = (minor: number) => ({ minor, currency: 'EUR' });
const today = day('2026-09-15');

const settings = LARKFIELD;

const overdue = (invoiceNumber: string, days: number, minor = 12_000): ReminderInvoice => ({
  ...{ invoiceNumber, invoiceDate: null, dueDate: addDays(today, -days), original: null, outstanding: eur(minor) },
});

function asking(invoices: readonly ReminderInvoice[], request: Partial<ReminderRequest> = {}): ReminderInput {
  const whole: ReminderRequest = {
    ...{ customerName: 'Acme GmbH', customerNumber: 'C-118', contactName: null, to: 'ap@acme.example' },
    ...{ asOf: today, invoices: [...invoices], credits: [] },
    ...request,
  };
  return { account: NEW_ACCOUNT, request: whole, invoices, settings, today };
}

/** The account after reminders at a level about some invoices, the last one some days ago. */
const reminded = (level: number, daysAgo: number, numbers: readonly string[], times = 1): RemindedAccount => ({
  ...NEW_ACCOUNT,
  ...{ reminderLevel: level, sentAtLevel: times, remindedOn: addDays(today, -daysAgo) },
  remindedInvoices: numbers.map(invoiceMark),
  threadIds: ['<one@email.amazonses.com>', '<two@email.amazonses.com>'],
});

function chosen(input: ReminderInput): ChosenReminder {
  const reminder = chooseReminder(input);
  if (isRefusal(reminder)) throw new Error(reminder.because);
  return reminder;
}

describe('the step an account takes', () => {
  it.each([
    { why: 'three days overdue is the first step', account: NEW_ACCOUNT, days: 3, level: 1 },
    { why: 'half a year overdue begins with it all the same', account: NEW_ACCOUNT, days: 180, level: 1 },
    { why: 'a week after it the second', account: reminded(1, 7, ['R-1']), days: 180, level: 2 },
    { why: 'then the final reminder', account: reminded(2, 7, ['R-1']), days: 180, level: 3 },
    { why: 'then the final demand', account: reminded(3, 7, ['R-1']), days: 180, level: 4 },
    { why: 'who paid everything begins again', account: reminded(3, 20, ['R-0']), days: 180, level: 1 },
  ])('$why', ({ account, days, level }) => {
    expect(chooseStep({ ...asking([overdue('R-1', days)]), account })).toMatchObject({
      step: { level },
      opensOn: null,
    });
  });

  it.each([
    {
      why: 'less than a week after a reminder',
      account: reminded(1, 6, ['R-1']),
      days: 60,
      refusal: {
        refused: 'written-recently',
        because: 'The last reminder went out on 9 September 2026. The next may go out from 16 September 2026.',
      },
    },
    {
      why: 'about new invoices, too',
      account: reminded(3, 6, ['R-0']),
      days: 2,
      refusal: { refused: 'written-recently', because: expect.stringContaining('16 September 2026') },
    },
    {
      why: 'before the day of the second step',
      account: reminded(1, 8, ['R-1']),
      days: 11,
      refusal: { refused: 'day-not-reached', because: 'The second reminder may go out from 18 September 2026.' },
    },
    {
      why: 'after the final demand',
      account: reminded(4, 30, ['R-1']),
      days: 90,
      refusal: { refused: 'ladder-ended', because: expect.stringContaining('Decide what follows') },
    },
  ])('there is none $why', ({ account, days, refusal }) => {
    expect(chooseStep({ ...asking([overdue('R-1', days)]), account })).toMatchObject(refusal);
  });

  it('a clerk may begin before the ladder, from the first day overdue, with a second press', () => {
    const { letter, warnings } = chosen(asking([overdue('R-1', 1)]));
    expect(letter.level).toBe(1);
    expect(warnings).toEqual([
      {
        code: 'day-not-reached',
        because: 'Your company’s ladder writes the friendly reminder from 17 September 2026. This is sooner.',
        needsConfirmation: true,
      },
    ]);
  });

  it('repeats a level as often as the ladder allows while the next is not reached', () => {
    const steps = LADDER_PRESETS.standard.steps.map((step) => ({ ...step, maximumNumber: 2 }));
    const twice = { ...settings, ladder: { ...LADDER_PRESETS.standard, steps } };
    const input = { ...asking([overdue('R-1', 11)]), settings: twice };
    expect(chooseStep({ ...input, account: reminded(1, 8, ['R-1'], 1) })).toMatchObject({ step: { level: 1 } });
    expect(chooseStep({ ...input, account: reminded(1, 8, ['R-1'], 2) })).toMatchObject({ refused: 'day-not-reached' });
  });

  it('follows the ladder of the customer’s group', () => {
    const customerGroups = [{ name: 'Key accounts', ladder: LADDER_PRESETS.gentle }];
    const facts = { ...NEW_ACCOUNT.facts, groupName: 'key accounts' };
    const input = { ...asking([overdue('R-1', 14)]), settings: { ...settings, customerGroups } };
    expect(chooseStep({ ...input, account: reminded(1, 12, ['R-1']) })).toMatchObject({ step: { level: 2 } });
    // The gentle ladder reaches its second step on day 21.
    expect(chooseStep({ ...input, account: { ...reminded(1, 12, ['R-1']), facts } })).toMatchObject({
      because: 'The second reminder may go out from 22 September 2026.',
    });
  });

  it.each([
    { minimum: 12_001, outcome: { refused: 'below-minimum', because: expect.stringContaining('€120.00') } },
    { minimum: 12_000, outcome: { step: { level: 1 } } },
  ])('€120 with a minimum of $minimum cents', ({ minimum, outcome }) => {
    const minimumAmounts = [eur(minimum)];
    const input = { ...asking([overdue('R-1', 14)]), settings: { ...settings, minimumAmounts } };
    expect(chooseStep(input)).toMatchObject(outcome);
  });

  it('counts credits against the minimum', () => {
    const credits = [{ reference: null, date: null, outstanding: eur(-11_000) }];
    const input = {
      ...asking([overdue('R-1', 14)], { credits }),
      settings: { ...settings, minimumAmounts: [eur(5_000)] },
    };
    expect(chooseStep(input)).toMatchObject({ refused: 'below-minimum', because: expect.stringContaining('€10.00') });
  });
});

describe('the note before the due date', () => {
  const withNote: ReminderLadder = {
    ...LADDER_PRESETS.standard,
    name: 'own',
    steps: [COMING_DUE_STEP, ...LADDER_PRESETS.standard.steps],
  };
  const dueIn = (days: number) => ({
    ...asking([overdue('R-1', -days)], { kind: 'coming-due' as const }),
    settings: { ...settings, ladder: withNote },
  });

  it('goes out from five days before, and only where the ladder has it', () => {
    expect(chosen(dueIn(5)).letter.level).toBe(0);
    expect(chooseStep(dueIn(6))).toMatchObject({
      refused: 'day-not-reached',
      because: expect.stringContaining('16 September'),
    });
    expect(chooseStep({ ...dueIn(5), settings })).toMatchObject({ refused: 'no-such-step' });
  });

  it('goes out once, and the friendly reminder follows it', () => {
    const account = reminded(0, 8, ['R-1']);
    expect(chooseStep({ ...dueIn(3), account })).toMatchObject({ refused: 'ladder-ended' });
    const late = { ...asking([overdue('R-1', 3)]), settings: { ...settings, ladder: withNote }, account };
    expect(chooseStep(late)).toMatchObject({ step: { level: 1 } });
  });
});

describe('the note before the due date beside reminders about other invoices', () => {
  const withNote = { ...LADDER_PRESETS.standard, steps: [COMING_DUE_STEP, ...LADDER_PRESETS.standard.steps] };
  const note = (state: ReminderState, number: string): RemindedAccount => ({
    ...reminded(2, 8, ['R-9']),
    lastReminder: {
      ...{ reminderId: 'N-1', level: 0, state, to: 'ap@acme.example', items: '', invoices: [invoiceMark(number)] },
      ...{ at: `${today}T07:00:00.000Z`, sendsAt: `${today}T07:00:30.000Z`, on: today, before: NEW_ACCOUNT },
    },
  });
  const step = (account: RemindedAccount) =>
    chooseStep({
      ...asking([overdue('R-1', -3)], { kind: 'coming-due' }),
      ...{ account, settings: { ...settings, ladder: withNote } },
    });

  it('goes out once for an invoice, not every day', () => {
    expect(step(reminded(2, 8, ['R-9']))).toMatchObject({ step: { level: 0 } });
    expect(step(note('DELIVERED', 'R-1'))).toMatchObject({ refused: 'ladder-ended' });
    expect(step(note('BOUNCED', 'R-1'))).toMatchObject({ step: { level: 0 } });
    expect(step(note('DELIVERED', 'R-2'))).toMatchObject({ step: { level: 0 } });
  });
});

describe('the language of a letter', () => {
  const asked = (sheet: string | null, account: string | null, languages = settings.languages) =>
    languageOf(
      { language: sheet },
      { facts: { ...NEW_ACCOUNT.facts, language: account } },
      { languages, locale: 'en-GB' },
    );

  it.each<[string | null, string | null, string]>([
    ['de', 'fr', 'de'],
    ['DE-AT', null, 'de-AT'],
    ['German', null, 'de'],
    ['Deutsch', null, 'de'],
    ['allemand (Suisse)', null, 'de'],
    ['fra', null, 'fr'],
    [null, 'nl', 'nl'],
    ['Klingon', 'nl', 'nl'],
    ['pt', null, 'en-GB'],
    ['', null, 'en-GB'],
    [null, null, 'en-GB'],
  ])('for %j in the sheet and %j on the account is %s', (sheet, account, language) => {
    expect(asked(sheet, account)).toBe(language);
  });

  it('is one the company writes in', () => {
    expect(asked('de', 'fr', ['fr'])).toBe('fr');
    expect(asked('de', null, ['fr'])).toBe('en-GB');
  });
});

describe('the letter', () => {
  it('covers every overdue invoice that qualifies, in the customer’s language, at the highest step reached', () => {
    const invoices = [overdue('R-1', 40), overdue('R-2', 2), overdue('R-3', 16)];
    const input = { ...asking(invoices, { language: 'de' }), account: reminded(1, 9, ['R-1']) };
    const { letter } = chosen(input);
    expect(letter).toMatchObject({ level: 2, language: 'de', totals: [eur(36_000)] });
    for (const number of ['R-1', 'R-2', 'R-3']) expect(letter.text).toContain(`${number}, `);
  });

  it('leaves out what is stopped, whatever the request holds', () => {
    const [asked, disputed] = [overdue('R-1', 40), overdue('R-2', 40)];
    const { letter } = chosen({ ...asking([asked, disputed]), invoices: [asked] });
    expect(letter.totals).toEqual([eur(12_000)]);
    expect(letter.text).not.toContain('R-2');
  });

  it('is in the company’s own words where it has some, with how to pay in the customer’s language and legal lines', () => {
    const own: CompanySettings = {
      ...settings,
      paymentTexts: { de: 'Bitte überweisen Sie auf unser Konto, das auf der Rechnung steht.' },
      legalMentions: ['Registered in England 01234567'],
      ownTexts: [
        {
          ...{ language: 'de', level: 1, subject: { other: '{creditorName}: kleine Erinnerung' }, afterTable: [] },
          greeting: { named: 'Liebe/r {contactName},', unnamed: 'Hallo,' },
          opening: ['bei uns sind noch {totalOpen} offen. Bitte zahlen Sie das bis zum {payBy}.'],
        },
      ],
    };
    const { letter } = chosen({ ...asking([overdue('R-1', 5)], { language: 'de' }), settings: own });
    expect(letter.subject).toBe('Larkfield Supplies Ltd: kleine Erinnerung');
    expect(letter.text).toContain('Bitte überweisen Sie auf unser Konto');
    expect(letter.text).toContain('Registered in England 01234567');
  });

  it.each([
    ['2026-09-15', 'our bank details changed on 15 September 2026'],
    ['2026-06-17', 'our bank details changed on 17 June 2026'],
    ['2026-06-16', 'our bank details have not changed'],
    ['2026-09-16', 'our bank details have not changed'],
  ])('with bank details changed on %s says on 15 September that %s', (changed, says) => {
    const input = { ...asking([overdue('R-1', 5)]), settings: { ...settings, bankDetailsChangedOn: day(changed) } };
    expect(chosen(input).letter.text).toContain(says);
  });

  it('asks for interest where a rule is switched on for the customer’s country', () => {
    const latePaymentRules = ['LP-DE-B2B'];
    const account = { ...reminded(1, 9, ['R-1']), facts: { ...NEW_ACCOUNT.facts, country: 'DE' } };
    const input = { ...asking([overdue('R-1', 40, 1_000_000)]), account };
    expect(chosen(input).charges).toEqual([]);
    // 40 days at 10.52 % of €10,000.
    const { letter, charges, warnings } = chosen({ ...input, settings: { ...settings, latePaymentRules } });
    expect(charges.map(({ amount }) => amount)).toEqual([eur(11_529), eur(4_000)]);
    expect(letter.due).toEqual([eur(1_015_529)]);
    expect(warnings.map(({ code }) => code)).toEqual(['rate-not-verified']);
  });

  it('is the accepted 14-day letter for a consumer in the Netherlands, in Dutch only', () => {
    const facts = { ...NEW_ACCOUNT.facts, country: 'NL', customerType: 'consumer' as const };
    const input = {
      ...asking([overdue('R-1', 40, 100_000)], { language: 'nl' }),
      account: { ...reminded(1, 9, ['R-1']), facts },
    };
    const { letter } = chosen(input);
    expect(letter.text).toContain('binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd');
    expect(letter.text.replace(/\u00a0/g, ' ')).toContain('€ 150,00 aan incassokosten');
    expect(chooseReminder({ ...input, request: { ...input.request, language: 'en' } })).toMatchObject({
      refused: 'dutch-only',
    });
  });

  it('says what United States law wants when an agency writes to a consumer', () => {
    const facts = { ...NEW_ACCOUNT.facts, country: 'US', customerType: 'consumer' as const };
    const input = { ...asking([overdue('R-1', 5)]), account: { ...NEW_ACCOUNT, facts } };
    expect(chosen(input).letter.text).not.toContain('debt collector');
    const agency = { ...input, settings: { ...settings, collectorType: 'third-party' as const } };
    expect(chosen(agency).letter.text).toContain('this message is from a debt collector');
  });

  it.each([
    { from: null, level: 3, has: false },
    { from: null, level: 4, has: true },
    { from: 2, level: 2, has: true },
    { from: 3, level: 2, has: false },
  ] as const)(
    'with the statement from level $from on, at level $level has it with it: $has',
    ({ from, level, has }) => {
      const input = {
        ...asking([overdue('R-1', 60)]),
        account: reminded(level - 1, 9, ['R-1']),
        settings: { ...settings, statementFromLevel: from },
      };
      const { hasStatement, letter } = chosen(input);
      expect(hasStatement).toBe(has);
      expect(letter.text.includes('account statement')).toBe(has);
    },
  );

  it('refers to the earlier reminders of the same series, and to none when the ladder begins anew', () => {
    const input = asking([overdue('R-1', 60)]);
    expect(chosen({ ...input, account: reminded(1, 9, ['R-1']) }).references).toEqual([
      '<one@email.amazonses.com>',
      '<two@email.amazonses.com>',
    ]);
    expect(chosen({ ...input, account: reminded(1, 9, ['R-0']) }).references).toEqual([]);
  });
});
