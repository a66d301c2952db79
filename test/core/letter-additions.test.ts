import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import { hasAcceptedTerm } from '../../core/late-payment/dutch-collection-cost.ts';
import { type Letter, type LetterInput, writeReminder } from '../../core/letter.ts';
import { letterTextOf } from '../../core/letter-wording.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { LARKFIELD } from './companies.ts';

const day = (text: string) => text as CalendarDay;
const eur = (minor: number) => ({ minor, currency: 'EUR' });

const today = day('2026-09-15');
const invoice = {
  invoiceNumber: 'INV-7',
  invoiceDate: day('2026-07-20'),
  dueDate: day('2026-08-19'),
  original: eur(50_000),
  outstanding: eur(12_000),
};
const input: LetterInput = {
  level: 2,
  lastReminderOn: day('2026-08-25'),
  settings: LARKFIELD,
  today,
  request: {
    customerName: 'Jo Miller',
    customerNumber: 'C-118',
    contactName: null,
    to: 'jo.miller@mail.example',
    asOf: today,
    invoices: [invoice],
    credits: [],
  },
};
const { request } = input;

function letterOf(change: Partial<LetterInput>): Letter {
  const letter = writeReminder({ ...input, ...change });
  if (isRefusal(letter)) throw new Error(letter.because);
  return letter;
}
function refusalOf(change: Partial<LetterInput>): Refusal {
  const letter = writeReminder({ ...input, ...change });
  if (!isRefusal(letter)) throw new Error(`written all the same: ${letter.subject}`);
  return letter;
}
const consumerIn = (country: string, collectorType: 'first-party' | 'third-party' = 'first-party') =>
  ({ customerType: 'consumer', country, collectorType }) as const;
const line = (kind: 'interest' | 'compensation' | 'collection-cost') => ({ kind, amount: eur(4000), law: 'the law' });

describe('the customer’s language', () => {
  it.each([
    ['de', 'de', '5. März 2026', '1.234,50 €'],
    ['de-AT', 'de', '5. März 2026', '€ 1.234,50'],
    ['fr', 'fr', '5 mars 2026', '1 234,50 €'],
    ['es-ES', 'es', '5 de marzo de 2026', '1.234,50 €'],
    ['nl_NL', 'nl', '5 maart 2026', '€ 1.234,50'],
    ['en', 'en', '5 March 2026', '€1,234.50'],
    ['en-US', 'en', 'March 5, 2026', '€1,234.50'],
    ['it', 'en', '5 March 2026', '€1,234.50'],
    ['not a tag', 'en', '5 March 2026', '€1,234.50'],
    [null, 'en', '5 March 2026', '€1,234.50'],
  ])('%s gives %s, days and money in its habits', (language, written, date, amount) => {
    const invoices = [{ ...invoice, dueDate: day('2026-02-20'), outstanding: eur(123_450) }];
    const asOf = day('2026-03-05');
    const letter = letterOf({
      language,
      today: asOf,
      lastReminderOn: day('2026-02-25'),
      request: { ...request, asOf, invoices },
    });
    expect(letter.language).toBe(written);
    expect(letter.html).toContain(`<html lang="${written}">`);
    expect(letter.text).toContain(date);
    expect(letter.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(amount);
  });

  it('the first of a month is “1er” in French', () => {
    expect(letterOf({ language: 'fr', lastReminderOn: day('2026-09-01') }).text).toContain(
      'écrit le 1er septembre 2026',
    );
  });

  it('French signs do not begin a line', () => {
    const { subject, text } = letterOf({ language: 'fr' });
    expect(subject).toBe('Larkfield Supplies Ltd\u00a0: deuxième rappel, compte C-118');
    expect(text).not.toMatch(/ [:;?!]/);
  });

  it('how to pay is said in that language, or in a neutral sentence, never in the company’s own', () => {
    expect(letterOf({ language: 'de' }).text).toContain('auf das Konto, das auf der Rechnung genannt ist');
    expect(letterOf({ language: 'de' }).text).not.toContain('ending 4471');
    const paymentTexts = { de: 'Konto mit der Endung 4471, siehe Rechnung.' };
    expect(letterOf({ language: 'de', paymentTexts }).text).toContain('Endung 4471');
  });
});

describe('what a level must say', () => {
  it('a final demand encloses something', () => {
    expect(refusalOf({ level: 4 })).toMatchObject({
      refused: 'incomplete-letter',
      because: expect.stringContaining('lacks what is enclosed'),
    });
    const letter = letterOf({ level: 4, enclosures: ['account-statement', 'earlier-reminders'] });
    expect(letter.text).toContain('Enclosed: account statement and copies of our earlier reminders.');
  });

  it('a court or an agency is announced only when the finance lead says so', () => {
    expect(refusalOf({ level: 3, nextStep: 'court' }).refused).toBe('step-not-authorised');
    expect(refusalOf({ level: 3, nextStep: 'collection-agency', legalActionAuthorised: false }).refused).toBe(
      'step-not-authorised',
    );
    expect(letterOf({ level: 3, nextStep: 'court', legalActionAuthorised: true }).text).toContain(
      'the next step is: we will start court proceedings.',
    );
  });

  it('nothing overdue is “coming due”, and nothing coming due is “overdue”', () => {
    expect(refusalOf({ level: 0 }).refused).toBe('already-overdue');
    const invoices = [{ ...invoice, dueDate: addDays(today, 5) }];
    expect(refusalOf({ level: 1, request: { ...request, invoices } }).refused).toBe('not-overdue');
    const note = letterOf({ level: 0, lastReminderOn: null, request: { ...request, invoices } });
    expect(note.subject).toBe('Larkfield Supplies Ltd: invoice INV-7 is due on 20 September 2026');
    expect(note.payBy).toBe('2026-09-20');
    expect(note.text).toContain('the invoice below falls due on 20 September 2026');
  });

  it('changed bank details are spoken of for 90 days', () => {
    const changed = (on: string) => letterOf({ bankDetailsChangedOn: day(on) }).text;
    expect(changed('2026-06-17')).toContain('our bank details changed on 17 June 2026, and we announced that by post');
    expect(changed('2026-06-17')).not.toContain('have not changed');
    expect(changed('2026-06-16')).toContain('our bank details have not changed');
  });

  it('a credit in another currency is shown, and taken off nothing', () => {
    const credits = [{ reference: 'CN-9', date: null, outstanding: { minor: -5000, currency: 'USD' } }];
    const letter = letterOf({ request: { ...request, credits } });
    expect(letter.text).toContain('Credits in another currency\nCredit CN-9, not yet applied: -US$50.00');
    expect(letter.html).toContain('-US$50.00');
    expect(letter.totals).toEqual([eur(12_000)]);
  });

  it('nobody reads the amount in a shared mailbox’s list of subjects', () => {
    expect(letterOf({ isSharedMailbox: true }).subject).toBe('Larkfield Supplies Ltd: your account C-118');
    expect(letterOf({ audience: consumerIn('DE') }).subject).toBe('Larkfield Supplies Ltd: your account C-118');
  });
});

describe('interest and cost', () => {
  it('stand on lines of their own with their law, and are added to no invoice', () => {
    const rates = [
      { percent: 10.27, from: day('2026-06-20'), to: day('2026-06-30') },
      { percent: 10.52, from: day('2026-07-01'), to: day('2026-09-15') },
    ];
    const letter = letterOf({ interestLines: [{ ...line('interest'), rates }, line('compensation')] });
    expect(letter.text).toContain('  Open: €120.00 (€500.00 invoiced)\n\nTotal open: €120.00\n');
    expect(letter.text).toContain(
      'Late-payment interest: €40.00\n  10.27% a year, 20 Jun 2026 to 30 Jun 2026\n  10.52% a year, 1 Jul 2026 to 15 Sept 2026\n  the law\n',
    );
    expect(letter.text).toContain('To pay with interest and cost: €200.00');
    expect(letter.text).toContain('With the interest and cost listed below, the sum to pay is €200.00.');
    expect([letter.totals, letter.due]).toEqual([[eur(12_000)], [eur(20_000)]]);
  });

  it('are off by default', () => {
    const letter = letterOf({});
    expect(letter.due).toEqual(letter.totals);
    expect(letter.text).not.toContain('interest');
  });

  it.each([
    {
      why: 'not in the first reminder',
      change: { level: 1, interestLines: [line('interest')] },
      refused: 'charges-too-early',
    },
    {
      why: 'not in a currency nothing is open in',
      change: { interestLines: [{ ...line('compensation'), amount: { minor: 4000, currency: 'GBP' } }] },
      refused: 'charge-in-other-currency',
    },
    {
      why: 'no flat sum of a German consumer',
      change: { audience: consumerIn('DE'), interestLines: [line('compensation')] },
      refused: 'charge-not-allowed',
    },
    {
      why: 'no recovery cost of a French consumer, ever',
      change: { level: 3, audience: consumerIn('FR'), interestLines: [line('collection-cost')] },
      refused: 'charge-not-allowed',
    },
    {
      why: 'no interest of a French consumer before the formal notice',
      change: { level: 3, audience: consumerIn('FR'), interestLines: [line('interest')] },
      refused: 'charge-not-allowed',
    },
    {
      why: 'no cost of a Dutch consumer before the 14-day letter',
      change: { language: 'nl', audience: consumerIn('NL'), interestLines: [line('collection-cost')] },
      refused: 'charge-not-allowed',
    },
  ] satisfies { why: string; change: Partial<LetterInput>; refused: string }[])('$why', ({ change, refused }) => {
    expect(refusalOf(change).refused).toBe(refused);
  });

  it('may be asked of a German business', () => {
    const audience = { customerType: 'business', country: 'DE', collectorType: 'first-party' } as const;
    expect(letterOf({ audience, interestLines: [line('compensation')] }).due).toEqual([eur(16_000)]);
  });
});

describe('country by country', () => {
  const collectionCost = { amount: eur(4000), includesVat: false };
  const dutch: Partial<LetterInput> = { language: 'nl', audience: consumerIn('NL'), collectionCost };

  it('a Dutch consumer gets the 14-day letter in its accepted words instead of the second reminder', () => {
    const letter = letterOf(dutch);
    expect(letter.text.replaceAll('\u00a0', ' ')).toContain(
      'Wilt u het openstaande bedrag van € 120,00 betalen binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd?\n\n' +
        'Betaalt u niet binnen deze termijn, dan bent u € 40,00 aan incassokosten verschuldigd.',
    );
    expect(letter.text).not.toContain('22 september');
    expect(hasAcceptedTerm(letter.text)).toBe(true);
    expect(letterOf({ ...dutch, collectionCost: { ...collectionCost, includesVat: true } }).text).toContain(
      'aan incassokosten verschuldigd, inclusief btw.',
    );
  });

  it('its words cannot be edited, and it is not written without them', () => {
    const own = {
      ...letterTextOf('nl', 2),
      opening: ['Wij schreven u op {lastReminderDate}. Wilt u {totalOpen} uiterlijk {payBy} aan ons betalen?'],
    };
    expect(letterOf({ ...dutch, ownTexts: [own] }).text).toContain('binnen veertien dagen vanaf de dag');
    expect(refusalOf({ ...dutch, language: 'de' }).refused).toBe('dutch-only');
    expect(refusalOf({ language: 'nl', audience: consumerIn('NL') }).refused).toBe('no-collection-cost');
  });

  it('a collector says so to a consumer in the United States, and how to opt out', () => {
    const audience = consumerIn('US', 'third-party');
    for (const part of [letterOf({ audience }).text, letterOf({ audience }).html]) {
      expect(part).toContain('this message is from a debt collector');
      expect(part).toContain('Reply STOP to this message');
    }
    expect(letterOf({ audience, language: 'es' }).text).toContain('cobrador de deudas');
    expect(refusalOf({ audience, language: 'fr' }).refused).toBe('no-wording-in-language');
    expect(letterOf({ audience: consumerIn('US') }).text).not.toContain('collector');
  });

  it('an agency’s letter in France and a Letter of Claim are not written here', () => {
    const agency = { customerType: 'business', country: 'FR', collectorType: 'third-party' } as const;
    expect(refusalOf({ audience: agency }).refused).toBe('agency-letter');
    const trader = { customerType: 'sole-trader', country: 'GB', collectorType: 'first-party' } as const;
    expect(refusalOf({ audience: trader, level: 4, enclosures: ['account-statement'] }).refused).toBe(
      'letter-of-claim',
    );
    expect(letterOf({ audience: trader, level: 3 }).level).toBe(3);
  });

  it('lines the law wants of the company stand in both parts', () => {
    const letter = letterOf({ legalMentions: ['Licence\r\nno. 1234'] });
    expect(letter.text).toContain('\nLicence no. 1234\n');
    expect(letter.html).toContain('Licence no. 1234');
  });
});

describe('a company’s own text', () => {
  const own = {
    ...letterTextOf('en', 2),
    opening: ['We wrote on {lastReminderDate}: {totalOpen}, please, by {payBy}.'],
  };

  it('takes the place of the project’s, in its language and level only', () => {
    expect(letterOf({ ownTexts: [own] }).text).toContain(
      'We wrote on 25 August 2026: €120.00, please, by 22 September 2026.',
    );
    expect(letterOf({ ownTexts: [own], level: 3 }).text).toContain('Despite our reminders');
    expect(letterOf({ ownTexts: [own], language: 'de' }).text).toContain('wir haben Ihnen');
  });

  it('is refused at its place when it says what no reminder may, or leaves out what it must', () => {
    const threat = { ...own, afterTable: ['We will call the police.'] };
    expect(refusalOf({ ownTexts: [threat] })).toEqual({
      refused: 'text-not-allowed',
      because:
        'The text of this reminder cannot be used. “police” threatens with what a reminder may not threaten with.',
      source: 'en.2.afterTable.0',
    });
    const silent = { ...own, opening: ['Please have a look at the invoices and pay them by {payBy}.'] };
    expect(refusalOf({ ownTexts: [silent] }).because).toContain('{totalOpen}');
  });
});
