// Names of months in the languages known, whole or shortened, with or without a point.
import { VOCABULARIES } from './vocabulary.ts';
import { plain } from './words.ts';

const known = new Map<string, number | null>();

function lookUp(name: string): number | null {
  for (const { shortMonths } of VOCABULARIES) if (shortMonths[name] !== undefined) return shortMonths[name];
  if (name.length < 3) return null;
  const found = new Set<number>();
  for (const { months } of VOCABULARIES)
    months.forEach((month, i) => {
      if (month.startsWith(name)) found.add(i + 1);
    });
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** 1 to 12 for a month's name or an abbreviation that only one month has; else null. */
export function monthNamed(word: string): number | null {
  const name = plain(word).replace(/\.$/, '');
  const before = known.get(name);
  if (before !== undefined) return before;
  const month = lookUp(name);
  if (known.size < 2_000) known.set(name, month);
  return month;
}

/** The same for a text that is a month and nothing else: one word of letters. */
export const isMonthName = (text: string): number | null => (/^\p{L}{3,10}\.?$/u.test(text) ? monthNamed(text) : null);

const DAYS: ReadonlyMap<string, number> = new Map(
  VOCABULARIES.flatMap(({ weekdays }) => weekdays.map((name, i) => [name, i + 1] as const)),
);

/** 1 Monday to 7 Sunday for the name of a day or its first two letters or more; null for anything else, or several. */
export function weekdayNamed(word: string): number | null {
  const name = plain(word).replace(/\.$/, '');
  if (name.length < 2) return null;
  const found = new Set<number>();
  for (const [full, day] of DAYS) if (full.startsWith(name)) found.add(day);
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** True for the name of a day or its beginning, in any of the languages. */
export function isWeekday(word: string): boolean {
  const name = plain(word).replace(/\.$/, '');
  return name.length >= 2 && [...DAYS.keys()].some((full) => full.startsWith(name));
}
