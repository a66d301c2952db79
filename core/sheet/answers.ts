// What the clerk, or the company's remembered layout, has answered: a value for each topic of a question. An answer that
// cannot be understood counts as none, so the question stays open.
import { type CalendarDay, parseDay } from '../calendar.ts';
import { isCurrencyCode } from '../money.ts';
import type { ColumnRole, Question, ReadingContext } from '../sheet.ts';

/** Answers by topic: `asOf`, `dateOrder`, `column.dueDate`, `bucket.E`, `terms` … */
export class Answers {
  readonly #byTopic: Readonly<Record<string, string>>;

  constructor({ answers }: ReadingContext) {
    this.#byTopic = answers ?? {};
  }

  #text(topic: string): string | null {
    const answer = this.#byTopic[topic];
    return answer === undefined ? null : String(answer).trim();
  }

  /** The answer if it is one of the words allowed, whatever its case. */
  oneOf<Word extends string>(topic: string, words: readonly Word[]): Word | null {
    const answer = this.#text(topic)?.toLowerCase();
    return words.find((word) => word.toLowerCase() === answer) ?? null;
  }

  get asOf(): CalendarDay | null {
    return parseDay(this.#text('asOf') ?? '');
  }

  get currency(): string | null {
    const code = this.#text('currency')?.toUpperCase() ?? '';
    return isCurrencyCode(code) ? code : null;
  }

  /** The row of headings as Excel numbers it, the lower of two. */
  get headerRow(): number | null {
    return this.#row('headerRow');
  }

  /** The row of headings, as Excel numbers it, of the one table that is read where a sheet has several. */
  get table(): number | null {
    return this.#row('table');
  }

  #row(topic: string): number | null {
    const row = /^\d{1,7}$/.exec(this.#text(topic) ?? '')?.[0];
    return row === undefined ? null : Number(row);
  }

  /** Rows as Excel numbers them, `4, 9`; null for any other answer. */
  rows(topic: string): ReadonlySet<number> | null {
    const answer = this.#text(topic) ?? '';
    return /^\d{1,7}(\s*,\s*\d{1,7})*$/.test(answer) ? new Set(answer.split(',').map(Number)) : null;
  }

  /** The year of dates that give none; null for the nearest to the day to judge by. */
  get year(): { readonly year: number | null } | null {
    const answer = this.#text('year') ?? '';
    if (/^nearest$/i.test(answer)) return { year: null };
    return /^(19|20)\d{2}$/.test(answer) ? { year: Number(answer) } : null;
  }

  /** Days from the invoice's date to its due date, 0 to 365; `30 days` is 30. */
  get terms(): number | null {
    const days = /^(\d{1,3})(\s*\p{L}+)?$/u.exec(this.#text('terms') ?? this.#text('missingDueDate') ?? '')?.[1];
    return days === undefined || Number(days) > 365 ? null : Number(days);
  }

  /** The letter for a role, `none` for a role the sheet does not have, or null without an answer. */
  column(role: ColumnRole): string | 'none' | null {
    const answer = this.#text(`column.${role}`);
    if (answer === null) return null;
    if (answer.toLowerCase() === 'none') return 'none';
    return /^[A-Za-z]{1,3}$/.test(answer) ? answer.toUpperCase() : null;
  }

  /** Whether an ageing column (by letter) holds what is past due. */
  bucket(column: string): boolean | null {
    const answer = this.oneOf(`bucket.${column}`, ['pastDue', 'notDue', 'overdue', 'current', 'true', 'false']);
    return answer === null ? null : answer === 'pastDue' || answer === 'overdue' || answer === 'true';
  }

  /** True when a column (by letter) is said to be no ageing column at all. */
  isNoBucket(column: string): boolean {
    return this.oneOf(`bucket.${column}`, ['none']) !== null;
  }
}

/** The question as answered: it no longer blocks and shows the answer as what is assumed. */
export const answered = (question: Question, answer: string | null): Question =>
  answer === null ? question : { ...question, assumed: answer, blocking: false };
