// How a company's own text reads in a letter: filled with an invented customer, with everything that is wrong with it. For
// the finance lead who is writing it.
import { addDays, type CalendarDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { type LetterInput, renderSample } from './letter.ts';
import { type LetterTextFinding, lintLetterTexts } from './letter-lint.ts';
import type { OwnLetterText } from './letter-wording.ts';
import { isRefusal } from './refusal.ts';
import type { ReminderInvoice } from './reminder.ts';
import type { TextPreview } from './text-preview.ts';

const CURRENCIES: Readonly<Record<string, string>> = { GB: 'GBP', US: 'USD', CH: 'CHF', CA: 'CAD', AU: 'AUD' };

/** Two invoices: one that comes due soon for the note before the due date, else overdue as the level wants it. */
function invoicesFor(level: number, today: CalendarDay, locale: string): ReminderInvoice[] {
  const currency = CURRENCIES[new Intl.Locale(locale).region ?? ''] ?? 'EUR';
  const invoice = (invoiceNumber: string, overdue: number, minor: number): ReminderInvoice => {
    const dueDate = addDays(today, -overdue);
    const outstanding = { minor, currency };
    return { invoiceNumber, invoiceDate: addDays(dueDate, -30), dueDate, original: outstanding, outstanding };
  };
  const [older, newer] = level === 0 ? [-5, -12] : [level * 14, level * 14 - 10];
  return [invoice('INV-2041', older, 128_000), invoice('INV-2056', newer, 46_550)];
}

function inputFor(text: OwnLetterText, settings: CompanySettings, today: CalendarDay): LetterInput {
  const { language, level } = text;
  const { paymentTexts, legalMentions, nextStep } = settings;
  return {
    ...{ level, settings, today, language, paymentTexts, legalMentions, nextStep, ownTexts: [text] },
    lastReminderOn: addDays(today, -14),
    legalActionAuthorised: true,
    enclosures: level >= 4 ? ['account-statement'] : [],
    request: {
      ...{ customerName: 'Northgate Bakery', customerNumber: 'C-1001', contactName: 'Jo Miller' },
      ...{ to: 'jo.miller@northgate.example', asOf: today, credits: [] },
      invoices: invoicesFor(level, today, settings.locale),
    },
  };
}

/** What is wrong with a text, then what the letter lacks all the same. */
function findingsOf(text: OwnLetterText, missing: readonly string[]): LetterTextFinding[] {
  const findings = lintLetterTexts([text]);
  if (findings.some(({ severity }) => severity === 'refused')) return findings;
  const where = `${text.language}.${text.level}.opening`;
  const lacking = missing.map((it) => ({ code: 'missing-element', because: `The letter lacks ${it}.` }));
  return [...findings, ...lacking.map((it) => ({ where, severity: 'refused' as const, ...it }))];
}

/** The letter a text makes for an invented customer of today, and its findings. */
export function previewText(text: OwnLetterText, settings: CompanySettings, today: CalendarDay): TextPreview {
  const rendered = renderSample(inputFor(text, settings, today));
  if (isRefusal(rendered)) throw new Error(`a business customer’s letter is refused: ${rendered.refused}`);
  const { missing, ...letter } = rendered;
  return { ...letter, findings: findingsOf(text, missing) };
}
