// Writes the letter to a customer at a level of the ladder: subject, plain text and HTML from the same data, so that both
// parts say the same, in the customer's language. What a letter must contain is checked on what was rendered.
import { daysOverdue } from './ageing.ts';
import { addDays, type CalendarDay, nextWorkingDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { type Audience, additionsFor, type CollectionCost, type LetterAdditions } from './letter-additions.ts';
import { type InterestLine, totalsDue } from './letter-charges.ts';
import { contentOf, type LetterPlan } from './letter-content.ts';
import { renderHtml } from './letter-html.ts';
import { lintLetterTexts } from './letter-lint.ts';
import { missingFrom } from './letter-required.ts';
import { renderText } from './letter-text.ts';
import { languageFor } from './letter-voice.ts';
import {
  type Enclosure,
  type LetterLanguage,
  type LetterLevel,
  type LetterTexts,
  levelTexts,
  type NextStep,
  type OwnLetterText,
} from './letter-wording.ts';
import { type Money, sumByCurrency } from './money.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import type { ReminderRequest } from './reminder.ts';
import { refusalOfNote } from './reminder-note.ts';

export type { LetterLevel } from './letter-wording.ts';

/** The rendered letter. `totals` are the invoices less open credits, one per currency; `due` has interest and cost added. */
export interface Letter {
  readonly level: LetterLevel;
  readonly language: LetterLanguage;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly totals: readonly Money[];
  readonly due: readonly Money[];
  readonly payBy: CalendarDay;
}

/** What a letter is written from. Everything that may be left out then is as the first reminder of a business wants it. */
export interface LetterInput {
  readonly request: ReminderRequest;
  readonly level: LetterLevel;
  /** Day the last reminder went out, in the company's time zone; needed from level 2 on. */
  readonly lastReminderOn: CalendarDay | null;
  readonly settings: CompanySettings;
  readonly today: CalendarDay;
  /** The customer's language as a BCP 47 tag; the company's when there are no texts in it. */
  readonly language?: string | null;
  /** The company's own texts; those for this level and language take the place of the project's. */
  readonly ownTexts?: readonly OwnLetterText[];
  /** How to pay in other languages than the company's; a neutral sentence where there is none. */
  readonly paymentTexts?: Readonly<Partial<Record<LetterLanguage, string>>>;
  readonly audience?: Audience;
  /** Read by several people: the subject then names no amount and no debt. */
  readonly isSharedMailbox?: boolean;
  /** What follows when nothing is paid; a decision of the manager when left out. */
  readonly nextStep?: NextStep;
  /** The finance lead's word for announcing an agency or a court. */
  readonly legalActionAuthorised?: boolean;
  readonly interestLines?: readonly InterestLine[];
  readonly collectionCost?: CollectionCost;
  /** What is sent with the letter; a final demand encloses something. */
  readonly enclosures?: readonly Enclosure[];
  /** Lines the law wants of this company, such as a licence number. */
  readonly legalMentions?: readonly string[];
  readonly bankDetailsChangedOn?: CalendarDay | null;
}

/** Invoices less open credits, one sum per currency of the invoices; a credit in another currency is left to stand alone. */
export function totalsOf(request: Pick<ReminderRequest, 'invoices' | 'credits'>): Money[] {
  const currencies = new Set(request.invoices.map(({ outstanding }) => outstanding.currency));
  const credits = request.credits.filter(({ outstanding }) => currencies.has(outstanding.currency));
  return sumByCurrency([...request.invoices, ...credits].map(({ outstanding }) => outstanding));
}

function refusalOfTiming({ request, level, lastReminderOn }: LetterInput): Refusal | null {
  if (level > 1 && lastReminderOn === null)
    return refuse('no-earlier-reminder', `Reminder ${level} refers to an earlier reminder, and none has been sent.`);
  const isOverdue = request.invoices.map(({ dueDate }) => daysOverdue(dueDate, request.asOf) > 0);
  if (level === 0 && isOverdue.includes(true))
    return refuse(
      'already-overdue',
      'A note that invoices come due cannot name one that is overdue. Write a reminder.',
    );
  if (level > 0 && isOverdue.includes(false))
    return refuse('not-overdue', 'A reminder cannot name an invoice that is not overdue yet.');
  return null;
}

function refusalOfContents(input: LetterInput): Refusal | null {
  const { nextStep = 'manager-decision', interestLines = [], request } = input;
  if (['collection-agency', 'court'].includes(nextStep) && input.legalActionAuthorised !== true)
    return refuse(
      'step-not-authorised',
      'An agency or a court is announced only when the finance lead has authorised it.',
    );
  const currencies = request.invoices.map(({ outstanding }) => outstanding.currency);
  const stray = interestLines.find(({ amount }) => !currencies.includes(amount.currency));
  if (stray === undefined) return null;
  return refuse(
    'charge-in-other-currency',
    `Interest or cost in ${stray.amount.currency} cannot be asked for in a letter without invoices in ${stray.amount.currency}.`,
  );
}

/** A note before the due date asks for nothing sooner than the first due date; a reminder gives the company's days. */
function payByOf({ level, request, settings, today }: LetterInput, additions: LetterAdditions): CalendarDay {
  const firstDue = request.invoices.map(({ dueDate }) => dueDate).sort()[0];
  if (level === 0 && firstDue) return firstDue;
  return nextWorkingDay(addDays(today, additions.opening ? 15 : settings.payWithinDays));
}

const isOwnLanguage = ({ settings }: LetterInput, { language }: LetterTexts): boolean =>
  languageFor(null, settings.locale).texts.language === language;

function paymentTextOf(input: LetterInput, texts: LetterTexts): string {
  const own = input.paymentTexts?.[texts.language];
  return own ?? (isOwnLanguage(input, texts) ? input.settings.paymentText : texts.labels.payAsInvoiced);
}

function planOf(input: LetterInput, texts: LetterTexts, locale: string, additions: LetterAdditions): LetterPlan {
  const { request, level, settings, today, lastReminderOn, audience } = input;
  return {
    ...{ request, level, settings, today, lastReminderOn, texts, locale, additions },
    wording: ownTextFor(input, texts) ?? levelTexts(level).wording[texts.language],
    payBy: payByOf(input, additions),
    totals: totalsOf(request),
    interestLines: input.interestLines ?? [],
    nextStep: input.nextStep ?? 'manager-decision',
    enclosures: input.enclosures ?? [],
    paymentText: paymentTextOf(input, texts),
    bankDetailsChangedOn: input.bankDetailsChangedOn ?? null,
    isDiscreet: audience?.customerType === 'consumer' || input.isSharedMailbox === true,
  };
}

const ownTextFor = ({ ownTexts, level }: LetterInput, { language }: LetterTexts): OwnLetterText | null =>
  ownTexts?.find((text) => text.level === level && text.language === language) ?? null;

/** A company's own text is looked through again each time it is used: the rules may have grown since it was kept. */
function refusalOfText(text: OwnLetterText | null): Refusal | null {
  const fault = text && lintLetterTexts([text]).find(({ severity }) => severity === 'refused');
  return fault
    ? refuse('text-not-allowed', `The text of this reminder cannot be used. ${fault.because}`, fault.where)
    : null;
}

/** The plan of a letter, or why the law does not let it be written like this. */
function planFor(input: LetterInput): LetterPlan | Refusal {
  const { texts, locale } = languageFor(input.language, input.settings.locale);
  const additions = additionsFor({
    audience: input.audience ?? null,
    level: input.level,
    texts,
    interestLines: input.interestLines ?? [],
    collectionCost: input.collectionCost ?? null,
    legalMentions: input.legalMentions ?? [],
  });
  return isRefusal(additions) ? additions : planOf(input, texts, locale, additions);
}

/** What was rendered, and what a letter must contain and this one does not. */
export interface RenderedLetter extends Pick<Letter, 'subject' | 'text' | 'html'> {
  readonly missing: readonly string[];
}

function render(plan: LetterPlan): RenderedLetter {
  const content = contentOf(plan);
  const rendered = { subject: content.subject, text: renderText(content), html: renderHtml(content) };
  const unfilled = content.unfilled.map((token) => `what stands for {${token}}`);
  return { ...rendered, missing: [...unfilled, ...missingFrom(rendered, content, plan)] };
}

/** A letter as it would look, whatever its text lacks; for whoever is writing that text. */
export function renderSample(input: LetterInput): RenderedLetter | Refusal {
  const plan = planFor(input);
  return isRefusal(plan) ? plan : render(plan);
}

/**
 * The letter for one customer at a level, in the customer's language. Refuses (code `incomplete-letter`) when something a
 * letter must contain is not in what was rendered, (`no-earlier-reminder`) level 2 and above without an earlier one, and
 * what the law or the company's own rules do not let a letter say.
 */
export function writeReminder(input: LetterInput): Letter | Refusal {
  const { texts } = languageFor(input.language, input.settings.locale);
  const refusal =
    refusalOfTiming(input) ??
    refusalOfContents(input) ??
    refusalOfText(ownTextFor(input, texts)) ??
    refusalOfNote(input.request);
  if (refusal) return refusal;
  const plan = planFor(input);
  if (isRefusal(plan)) return plan;
  const { missing, ...rendered } = render(plan);
  if (missing.length > 0)
    return refuse(
      'incomplete-letter',
      `The reminder lacks ${missing.join('; ')}. Ask your finance lead to check the company settings and texts.`,
    );
  const { level, totals, interestLines, payBy } = plan;
  return { level, language: plan.texts.language, ...rendered, totals, due: totalsDue(totals, interestLines), payBy };
}
