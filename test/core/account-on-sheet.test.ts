// One customer as the sheet shows it, and what changed on the sheet since a reminder was previewed.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountIdOf } from '../../core/account-id.ts';
import {
  accountIdOfRow,
  accountsOnSheet,
  customersInSteps,
  largestOverdue,
  othersWithAddress,
} from '../../core/account-on-sheet.ts';
import { reminderRequestOf, statementRequestOf } from '../../core/account-requests.ts';
import { isRefusal } from '../../core/refusal.ts';
import { type ReminderRequest, reminderRequestSchema } from '../../core/reminder.ts';
import { reminderChanges } from '../../core/reminder-changes.ts';
import type { SheetRow } from '../../core/sheet.ts';
import { statementRequestSchema } from '../../core/statement-request.ts';
import { atOnce } from '../../core/steps.ts';
import { date, day, read } from './cells.ts';
import { gbp, readingOf, row } from './ledger-reading.ts';

const accountOf = (rows: readonly SheetRow[]) => {
  const [account] = accountsOnSheet(readingOf(rows)).values();
  if (!account) throw new Error('no account');
  return account;
};

const requestOf = (rows: readonly SheetRow[]): ReminderRequest => {
  const request = reminderRequestOf(accountOf(rows), 'ap@acme.example', day('2026-09-01'));
  if (isRefusal(request)) throw new Error(request.because);
  return request;
};

describe('an account on the sheet', () => {
  it('gathers the rows of one customer number, whatever the spelling of its name', () => {
    const accounts = accountsOnSheet(
      readingOf([
        row({ row: 2 }),
        row({ row: 3, customer: 'ACME LIMITED', outstanding: gbp(2_550) }),
        row({ row: 4, customerId: 'C-2', customer: 'Beta' }),
      ]),
    );
    expect([...accounts.values()].map(({ customerName, rows }) => [customerName, rows.length])).toEqual([
      ['Acme Ltd', 2],
      ['Beta', 1],
    ]);
    expect(accounts.get(accountIdOf({ customerNumber: 'C-1', customerName: null }))?.overdueOwed).toEqual([
      gbp(12_550),
    ]);
  });

  it('counts credits in what is owed, not in what is overdue, and never adds currencies', () => {
    const account = accountOf([
      row({ row: 2 }),
      row({ row: 3, type: 'credit', outstanding: gbp(-4_000), overdue: false }),
      row({ row: 4, outstanding: { minor: 700, currency: 'EUR' } }),
    ]);
    expect(account.owed).toEqual([gbp(6_000), { minor: 700, currency: 'EUR' }]);
    expect(account.overdueOwed).toEqual([gbp(10_000), { minor: 700, currency: 'EUR' }]);
  });

  it('has the addresses of all its rows, each once, several of one cell apart', () => {
    const account = accountOf([row({ row: 2 }), row({ row: 3, email: 'ap@acme.example; Ann <ann@acme.example>' })]);
    expect(account.addresses).toEqual(['ap@acme.example', 'ann@acme.example']);
  });

  it('takes the earliest due date for the oldest invoice', () => {
    const account = accountOf([row({ row: 2 }), row({ row: 3, dueDate: day('2026-05-01') }), row({ row: 4 })]);
    expect(account.oldest?.row).toBe(3);
  });

  it('is not told where no amount of it can be read, but its customer is counted', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Outstanding'],
      ['Ashdown Ltd', 'A-1', date('2026-08-01'), 50],
      ['Brackley Ltd', 'A-2', date('2026-08-01'), 'tbc'],
      ['Ashdown Ltd', 'A-3', date('2026-08-01'), 'tbc'],
    ]);
    const accounts = accountsOnSheet(reading);
    expect([accounts.size, atOnce(customersInSteps(reading, accounts))]).toEqual([1, 2]);
  });

  it('does not exist for totals and for rows that name nobody', () => {
    expect(accountIdOfRow(row({ row: 2, type: 'total' }))).toBeNull();
    expect(accountIdOfRow(row({ row: 2, customer: ' ', customerId: null }))).toBeNull();
    expect(accountsOnSheet(readingOf([row({ row: 2, type: 'total' })])).size).toBe(0);
  });

  it('is the same account in every order of the rows', () => {
    const rows = [row({ row: 2 }), row({ row: 3, outstanding: gbp(5) }), row({ row: 4, dueDate: day('2026-03-01') })];
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 3 }), (shuffled) => {
        expect(requestOf(shuffled)).toEqual(requestOf(rows));
      }),
    );
  });

  it('knows which other customers carry the same address', () => {
    const accounts = accountsOnSheet(
      readingOf([row({ row: 2 }), row({ row: 3, customerId: 'C-2', customer: 'Beta', email: 'AP@acme.example' })]),
    );
    const [acme] = accounts.values();
    if (!acme) throw new Error('no account');
    expect(othersWithAddress(accounts.values(), acme, 'ap@acme.example')).toEqual(['Beta']);
  });

  it('is among the most overdue by its overdue money only', () => {
    const reading = readingOf([
      row({ row: 2, outstanding: gbp(500) }),
      row({ row: 3, customerId: 'C-2', customer: 'Beta', outstanding: gbp(900) }),
      row({ row: 4, customerId: 'C-3', customer: 'Calm', outstanding: gbp(90_000), overdue: false }),
    ]);
    const names = largestOverdue(accountsOnSheet(reading).values(), reading, 3).map(({ customerName }) => customerName);
    expect(names).toEqual(['Beta', 'Acme Ltd']);
  });
});

describe('what a reminder is asked for', () => {
  it('is every overdue invoice and every credit, and what the server accepts', () => {
    const request = requestOf([
      row({ row: 2 }),
      row({ row: 3, overdue: false, dueDate: day('2026-12-01') }),
      row({ row: 4, type: 'payment', invoiceNumber: null, outstanding: gbp(-100), overdue: false }),
    ]);
    expect(request.invoices.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['INV-2']);
    expect(request.credits).toEqual([{ reference: null, date: '2026-07-01', outstanding: gbp(-100) }]);
    expect(reminderRequestSchema.safeParse(request).success).toBe(true);
  });

  it.each([
    ['what its rows say, as a tag', ['Deutsch', 'Deutsch', 'Deutsch'], 'de'],
    ['what one of its rows says, where the others say nothing', [undefined, 'fr_FR', undefined], 'fr-FR'],
    ['the language alone where its rows name several countries', ['de-DE', 'DE', 'de-AT'], 'de'],
    ['a language that no letter is written in: the server passes over it', ['PL', 'PL', 'PL'], 'pl'],
    ['not there where its rows name several languages', ['DE', 'EN', 'DE'], undefined],
    ['not there where its rows name none', ['North', '#N/A', undefined], undefined],
  ])('has a language that is %s', (_, said, language) => {
    const rows = said.map((its, i) => row({ row: i + 2, ...(its === undefined ? {} : { language: its }) }));
    const account = accountOf(rows);
    expect(account.language).toBe(language ?? null);
    expect(requestOf(rows).language).toBe(language);
    expect(requestOf(rows.toReversed()).language).toBe(language);
    const statement = statementRequestOf(account, day('2026-09-01'));
    expect(isRefusal(statement) ? statement : statement.language).toBe(language);
    for (const [schema, request] of [
      [reminderRequestSchema, requestOf(rows)],
      [statementRequestSchema, statement],
    ] as const)
      expect(schema.safeParse(request).success).toBe(true);
  });

  it.each([
    ['nothing-overdue', [row({ row: 2, overdue: false })]],
    ['no-invoice-number', [row({ row: 2, invoiceNumber: null })]],
    ['no-currency', [row({ row: 2, outstanding: { minor: 5, currency: 'XXX' } })]],
    ['invoice-number-too-long', [row({ row: 2, invoiceNumber: 'x'.repeat(65) })]],
    ['name-too-long', [row({ row: 2, customer: 'x'.repeat(201) })]],
    ['too-many-invoices', Array.from({ length: 501 }, (_, i) => row({ row: i + 2 }))],
  ])('is refused as %s when the sheet does not give it', (refused, rows) => {
    const request = reminderRequestOf(accountOf(rows), 'ap@acme.example', day('2026-09-01'));
    expect(request).toMatchObject({ refused });
  });
});

describe('what is not due yet', () => {
  const LATER = { overdue: false, dueDate: day('2026-10-01') };
  const later = (count: number) => Array.from({ length: count }, (_, i) => row({ row: i + 3, ...LATER }));
  const statement = (rows: readonly SheetRow[]) => statementRequestOf(accountOf(rows), day('2026-09-01'));

  it('stands in the statement to the last of 500 invoices, and beyond that there is no statement', () => {
    expect(statement([row({ row: 2 }), ...later(500)])).toMatchObject({ notDue: { length: 500 } });
    expect(statement([row({ row: 2 }), ...later(501)])).toMatchObject({
      refused: 'too-many-invoices',
      because: expect.stringContaining('501 invoices are not due yet, and a statement has room for 500.'),
    });
  });

  it('is not left out of the statement where the sheet says too little about it', () => {
    expect(statement([row({ row: 2 }), row({ row: 3, ...LATER, invoiceNumber: null })])).toEqual({
      refused: 'no-invoice-number',
      because: 'Row 3 has no invoice number. Add it to the sheet first.',
    });
  });

  it('may be missing from what goes along with a reminder, and then it is said how much', () => {
    const rows = [row({ row: 2 }), ...later(502), row({ row: 600, ...LATER, invoiceNumber: null })];
    const request = requestOf(rows);
    expect(request).toMatchObject({ notDue: { length: 500 }, notDueMissing: 3 });
    expect(reminderRequestSchema.safeParse(request).success).toBe(true);
    expect(requestOf([row({ row: 2 }), ...later(500)])).not.toHaveProperty('notDueMissing');
    expect(reminderChanges(request, requestOf(rows.slice(0, -1)))).toEqual([{ change: 'not-due' }]);
  });
});

describe('what changed since the preview', () => {
  const previewed = requestOf([row({ row: 2 }), row({ row: 3, outstanding: gbp(2_000) })]);

  it('is nothing when rows were sorted, inserted or moved', () => {
    const now = requestOf([row({ row: 77, invoiceNumber: 'INV-3', outstanding: gbp(2_000) }), row({ row: 2 })]);
    expect(reminderChanges(previewed, now)).toEqual([]);
  });

  it('is a note that was typed, changed or taken out, and not the blanks around it', () => {
    const noted = { ...previewed, note: 'See you on Friday.' };
    expect(reminderChanges(noted, { ...previewed, note: ' See you on Friday.\n' })).toEqual([]);
    for (const now of [previewed, { ...previewed, note: 'See you on Monday.' }])
      expect(reminderChanges(noted, now)).toEqual([{ change: 'note' }]);
    expect(reminderChanges(previewed, noted)).toEqual([{ change: 'note' }]);
  });

  it('is every invoice that was paid, part-paid, added or postponed', () => {
    const now = requestOf([row({ row: 2, outstanding: gbp(6_000) }), row({ row: 9, outstanding: gbp(300) })]);
    expect(reminderChanges(previewed, now)).toEqual([
      { change: 'amount', invoiceNumber: 'INV-2', before: gbp(10_000), now: gbp(6_000) },
      { change: 'invoice-added', invoiceNumber: 'INV-9', outstanding: gbp(300) },
      { change: 'invoice-gone', invoiceNumber: 'INV-3', outstanding: gbp(2_000) },
    ]);
  });

  it('is a due date, the day to judge by, a credit, the person, the language or the address', () => {
    const [first, ...rest] = previewed.invoices;
    if (!first) throw new Error('no invoice');
    const now: ReminderRequest = {
      ...previewed,
      asOf: day('2026-09-02'),
      to: 'other@acme.example',
      contactName: 'Ann',
      language: 'de',
      credits: [{ reference: null, date: null, outstanding: gbp(-1) }],
      invoices: [{ ...first, dueDate: day('2026-08-05') }, ...rest],
    };
    expect(reminderChanges(previewed, now).map(({ change }) => change)).toEqual([
      'dueDate',
      'asOf',
      'credits',
      'address',
      'customer',
      'language',
    ]);
  });

  it('is told for one of two rows with the same invoice number', () => {
    const twice = requestOf([row({ row: 2 }), row({ row: 3, invoiceNumber: 'INV-2', outstanding: gbp(1) })]);
    const once = requestOf([row({ row: 3, invoiceNumber: 'INV-2', outstanding: gbp(1) })]);
    expect(reminderChanges(twice, once)).toEqual([
      { change: 'invoice-gone', invoiceNumber: 'INV-2', outstanding: gbp(10_000) },
    ]);
  });
});
