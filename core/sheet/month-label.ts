// Labels of ageing columns that are months: `Nov`, `Oct 2026`, `Aug & older`, `This month`, `Vormonat`, `il y a 2 mois`. Months of the
// calendar count from January, those told from today backwards from 0.
import { isMonthName } from './months.ts';
import { VOCABULARIES } from './vocabulary.ts';

type Words = 'thisMonth' | 'lastMonth' | 'older' | 'before';

const setOf = (key: Words): ReadonlySet<string> => new Set(VOCABULARIES.flatMap(({ ageing }) => ageing[key]));
const THIS_MONTH = setOf('thisMonth');
const LAST_MONTH = setOf('lastMonth');

const anyOf = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|');
const ageing = (key: Words | 'ago' | 'months'): string => anyOf(VOCABULARIES.flatMap((one) => one.ageing[key]));

const AND_OLDER = new RegExp(`\\s+(?:&|\\+|and|und|et|y|e|en)\\s+(?:${ageing('older')}|${ageing('before')})$`, 'u');
const MONTHS_AGO = new RegExp(
  `^(?:(?:${ageing('ago')}) )?(\\d{1,2}) ?(?:${ageing('months')})(?: (?:${ageing('ago')}))?$`,
  'u',
);
const AGO = new RegExp(`(?<!\\p{L})(?:${ageing('ago')})(?!\\p{L})`, 'u');

/** A year behind the month's name: `2026`, `'26`. */
const YEAR = /[\s'’]*(\d{2}|\d{4})$/;

function monthsAgo(text: string): number | null {
  const count = AGO.test(text) ? MONTHS_AGO.exec(text)?.[1] : undefined;
  return count === undefined ? null : -Number(count);
}

/** 1 to 12 for a month of the calendar; 0 for this month, -1 for the last, -2 for the one before; null for no month. */
export function monthOfLabel(text: string): number | null {
  if (THIS_MONTH.has(text)) return 0;
  if (LAST_MONTH.has(text)) return -1;
  return isMonthName(text.replace(AND_OLDER, '').replace(YEAR, '').trim()) ?? monthsAgo(text);
}

/** How many months before a month of the calendar the month of a label lies, 0 to 11. */
export const monthsBefore = (current: number, month: number): number =>
  month <= 0 ? -month : (current - month + 12) % 12;
