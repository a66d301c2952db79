// In what a column of lateness counts: days mostly, but `Months overdue` and `Weeks late` stand on sheets too.
import type { Layout } from './layout.ts';
import { conceptsOf, VOCABULARIES } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** What a unit of a column of lateness comes to, and its name for one and for several. */
export interface LatenessUnit {
  readonly days: number;
  readonly one: string;
  readonly many: string;
}

const DAYS: LatenessUnit = { days: 1, one: 'day', many: 'days' };
const WEEKS: LatenessUnit = { days: 7, one: 'week', many: 'weeks' };
/** As ageing columns count them. */
const MONTHS: LatenessUnit = { days: 30, one: 'month', many: 'months' };

const WEEK_WORDS: ReadonlySet<string> = new Set(
  'week weeks wk wks weken wken woche wochen semaine semaines semana semanas settimana settimane'.split(' '),
);
const MONTH_WORDS: ReadonlySet<string> = new Set(
  VOCABULARIES.flatMap(({ ageing }) => ageing.months).filter((word) => word.length > 1),
);

/** The unit that a heading names: days where it names none, or days as well. */
function latenessUnit(heading: string): LatenessUnit {
  if (conceptsOf(heading).concepts.has('days')) return DAYS;
  const words = wordsOf(heading);
  if (words.some((word) => WEEK_WORDS.has(word))) return WEEKS;
  return words.some((word) => MONTH_WORDS.has(word)) ? MONTHS : DAYS;
}

/** The unit of the column of lateness of a layout. */
export const unitOfLateness = ({ at, profiles }: Layout): LatenessUnit =>
  latenessUnit(profiles[at('daysOverdue') ?? -1]?.heading ?? '');
