// Today's list: every overdue invoice is in a reminder or has a reason, what is unusual has to be looked at, and what stands
// against every reminder alike is asked once.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsOnSheet } from '../../core/account-on-sheet.ts';
import { NO_RULE_FIRED, type Warning } from '../../core/reminder.ts';
import type { SheetReading, SheetRow } from '../../core/sheet.ts';
import {
  addsUp,
  CASH_QUESTION,
  commonWarnings,
  invoiceCountsOf,
  type ListedPreview,
  ownWarnings,
  type Prospect,
  prospectsInSteps,
  rowsOfNobody,
  standingOf,
} from '../../core/worklist.ts';
import { day } from './cells.ts';
import { gbp, readingOf, row } from './ledger-reading.ts';

const customer = (number: number, its: Partial<SheetRow> = {}) =>
  ({ customerId: `C-${number}`, customer: `Customer ${number}`, email: `ap@c${number}.example`, ...its }) as const;

function prospectsOf(reading: SheetReading): readonly Prospect[] {
  const onlyAddress = ({ addresses: [to, ...others] }: { readonly addresses: readonly string[] }) =>
    to === undefined || others.length > 0 ? null : { to, addressFrom: 'sheet' as const };
  const steps = prospectsInSteps(accountsOnSheet(reading), reading.asOf, onlyAddress);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const warning = (code: string, because = `${code}.`, needsConfirmation = true): Warning => ({
  code,
  because,
  needsConfirmation,
});

const preview = (its: Partial<ListedPreview> = {}): ListedPreview => ({
  ...{ hash: 'h', to: 'ap@acme.example', sentTo: 'ap@acme.example', mode: 'live', level: 1, language: 'en' },
  ...{ subject: 's', attachments: [], invoiceCount: 2, leftOut: [], totals: [gbp(20_000)], charges: [] },
  ...{ payBy: day('2026-09-11'), undoSeconds: 30, warnings: [], refusal: null },
  ...{ decision: NO_RULE_FIRED, mayOverride: false, approval: 'none' },
  ...its,
});
const seen = (its: Partial<ListedPreview> = {}) => ({ preview: preview(its), refusal: null });

describe('who is on the list', () => {
  it('is every customer with something overdue, in the order of the sheet', () => {
    const prospects = prospectsOf(
      readingOf([
        row({ row: 2, ...customer(2) }),
        row({ row: 3, ...customer(1), overdue: false }),
        row({ row: 4, ...customer(3) }),
        row({ row: 5, ...customer(2), outstanding: gbp(500) }),
      ]),
    );
    expect(
      prospects.map(({ customerName, overdueCount, overdueOwed }) => [customerName, overdueCount, overdueOwed]),
    ).toEqual([
      ['Customer 2', 2, [gbp(10_500)]],
      ['Customer 3', 1, [gbp(10_000)]],
    ]);
  });

  it('says of whom nobody can say where to write to, or what is overdue since when', () => {
    const prospects = prospectsOf(
      readingOf([
        row({ row: 2, ...customer(1, { email: 'a@one.example; b@one.example' }) }),
        row({ row: 3, ...customer(2, { email: null }) }),
        row({ row: 4, ...customer(3, { dueDate: null }) }),
      ]),
    );
    expect(prospects.map(({ unfit }) => unfit?.refused)).toEqual(['several-addresses', 'no-address', 'no-due-date']);
    expect(prospects.every(({ asked }) => asked === null)).toBe(true);
  });

  it('names the other customers at the same address, however it is written', () => {
    const prospects = prospectsOf(
      readingOf([
        row({ row: 2, ...customer(1, { email: 'Office@shared.example' }) }),
        row({ row: 3, ...customer(2, { email: 'office@SHARED.example' }) }),
        row({ row: 4, ...customer(3) }),
      ]),
    );
    expect(prospects.map(({ sharedWith }) => sharedWith)).toEqual([['Customer 2'], ['Customer 1'], []]);
  });

  it('leaves overdue rows that name nobody to be named', () => {
    const nameless = { customer: null, customerId: null };
    const reading = readingOf([
      row({ row: 1 }),
      row({ row: 2, ...nameless }),
      row({ row: 3, ...nameless, overdue: false }),
    ]);
    expect(rowsOfNobody(reading)).toEqual([2]);
    expect(prospectsOf(reading)).toHaveLength(1);
  });
});

describe('where a customer stands', () => {
  const [prospect] = prospectsOf(readingOf([row({ row: 2 })]));
  if (!prospect) throw new Error('nobody is on the list');

  it('is ready when nothing is unusual, to be looked at when something is, and not reminded with the reason', () => {
    expect(standingOf(prospect, seen(), []).stands).toBe('ready');
    expect(standingOf(prospect, seen({ warnings: [warning('stale', 'Old.', false)] }), []).stands).toBe('ready');
    expect(standingOf(prospect, seen({ warnings: [warning('first-mail')] }), []).stands).toBe('check');
    const refusal = { refused: 'disputed', because: 'Both invoices are disputed.' };
    expect(standingOf(prospect, seen({ refusal, mayOverride: true }), [])).toEqual({
      stands: 'not',
      reason: refusal,
      mayOverride: true,
    });
    expect(standingOf(prospect, { preview: null, refusal }, [])).toMatchObject({ stands: 'not', reason: refusal });
    expect(standingOf(prospect, null, [])).toEqual({ stands: 'unseen' });
  });

  it('is to be looked at when the address is another customer’s too', () => {
    expect(standingOf({ ...prospect, sharedWith: ['Beta'] }, seen(), []).stands).toBe('check');
  });

  it('is ready when all that is unusual stands against every reminder alike', () => {
    const quiet = warning('quiet-day', 'Today is a Sunday.');
    expect(standingOf(prospect, seen({ warnings: [quiet] }), [quiet]).stands).toBe('ready');
    expect(ownWarnings([quiet, warning('first-mail')], [quiet]).map(({ code }) => code)).toEqual(['first-mail']);
  });
});

describe('what is asked once', () => {
  const quiet = warning('quiet-day', 'Today is a Sunday.');

  it('is what every reminder has, in the same words', () => {
    const both = [preview({ warnings: [quiet, warning('first-mail', 'To a.')] }), preview({ warnings: [quiet] })];
    expect(commonWarnings(both)).toEqual([quiet]);
    expect(commonWarnings([...both, preview()])).toEqual([]);
    const other = preview({ warnings: [warning('quiet-day', 'It is a holiday in France.')] });
    expect(commonWarnings([...both, other])).toEqual([]);
  });

  it('is not what a single reminder has', () => {
    expect(commonWarnings([preview({ warnings: [quiet] })])).toEqual([]);
  });

  it('is whether the cash is up to date, whichever reminder asks it', () => {
    const cash = warning(CASH_QUESTION);
    expect(commonWarnings([preview(), preview({ warnings: [cash] })])).toEqual([cash]);
    expect(commonWarnings([preview({ warnings: [cash] })])).toEqual([cash]);
  });
});

describe('the invoices of the list', () => {
  it('are each in a reminder or have a reason', () => {
    const [one, two, three] = prospectsOf(
      readingOf([
        ...[2, 3, 4].map((at) => row({ row: at, ...customer(1) })),
        ...[5, 6].map((at) => row({ row: at, ...customer(2) })),
        row({ row: 7, ...customer(3, { email: null }) }),
      ]),
    );
    if (!one || !two || !three) throw new Error('somebody is missing');
    const disputed = { invoiceNumber: 'INV-4', code: 'disputed', because: 'Disputed.' };
    const listed = [
      { prospect: one, standing: standingOf(one, seen({ invoiceCount: 2, leftOut: [disputed] }), []), isTicked: true },
      { prospect: two, standing: standingOf(two, seen({ invoiceCount: 2 }), []), isTicked: false },
      { prospect: three, standing: standingOf(three, null, []), isTicked: false },
    ];
    const counts = invoiceCountsOf(8, listed, 2);
    expect(counts).toEqual({ overdue: 8, ticked: 2, unticked: 2, leftOut: 1, notReminded: 3, unseen: 0 });
    expect(addsUp(counts)).toBe(true);
    expect(addsUp({ ...counts, overdue: 9 })).toBe(false);
  });

  it('add up whatever the server says of each customer', () => {
    const shape = fc.record({
      invoices: fc.integer({ min: 1, max: 6 }),
      left: fc.integer({ min: 0, max: 6 }),
      said: fc.constantFrom('goes', 'refused', 'nothing'),
      isTicked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 12 }), fc.integer({ min: 0, max: 4 }), (shapes, nobodys) => {
        const rows = shapes.flatMap(({ invoices }, c) =>
          Array.from({ length: invoices }, (_, i) => row({ row: 2 + c * 10 + i, ...customer(c) })),
        );
        const prospects = prospectsOf(readingOf(rows));
        const listed = prospects.map((prospect, c) => {
          const { invoices, left, said, isTicked } = shapes[c] ?? {
            invoices: 0,
            left: 0,
            said: 'nothing',
            isTicked: false,
          };
          const out = Math.min(left, invoices);
          const leftOut = Array.from({ length: out }, () => ({ invoiceNumber: 'x', code: 'held', because: 'Held.' }));
          const refusal = said === 'refused' ? { refused: 'no', because: 'No.' } : null;
          const answer = said === 'nothing' ? null : seen({ invoiceCount: invoices - out, leftOut, refusal });
          return { prospect, standing: standingOf(prospect, answer, []), isTicked };
        });
        expect(addsUp(invoiceCountsOf(rows.length + nobodys, listed, nobodys))).toBe(true);
      }),
    );
  });
});
