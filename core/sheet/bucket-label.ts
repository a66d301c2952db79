// Labels of ageing columns that a sheet brings along: `1 - 30`, `91 and over`, `Not due`, `Older`, `< 1 Month`, `Period 1`,
// `31 bis 60 Tage`, `Plus de 90 jours`. What a label says is brought to one form first: numbers, days, months and signs.
import { monthOfLabel } from './month-label.ts';
import { VOCABULARIES } from './vocabulary.ts';
import { plain } from './words.ts';

/** What a label of an ageing column says; `pastDue` is null where it may hold items that are not due yet (`0-30`). */
export interface BucketLabel {
  readonly pastDue: boolean | null;
  /** Days from and to, for labels that name them; null ends are open. Months count as 30 days. */
  readonly from: number | null;
  readonly to: number | null;
  /** 1 to 12 for a label that is a month of the calendar; 0 for this month, -1 for the last. */
  readonly month: number | null;
}

type Words = Exclude<keyof (typeof VOCABULARIES)[number]['ageing'], 'byInvoice' | 'orLess'>;

const listOf = (key: Words): string[] => VOCABULARIES.flatMap(({ ageing }) => ageing[key]);
const wordsFrom = (words: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(${[...words].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}])`, 'gu');

const NOT_DUE = new Set(listOf('notDue'));
const PAST_DUE = new Set(listOf('pastDue'));
const OLDER = new Set(listOf('older'));
const MORE = new Set(listOf('more'));
const AND_OVER = wordsFrom([...listOf('andOver'), ...listOf('older')]);
const OR_LESS = wordsFrom(VOCABULARIES.flatMap(({ ageing }) => ageing.orLess ?? []));
const OVER = wordsFrom(listOf('over'));
const UP_TO = wordsFrom(listOf('upTo'));
const DAYS = new RegExp(
  `(?<=\\d|\\d |\\+ ?)(${listOf('days')
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}])`,
  'gu',
);
const MONTHS = new RegExp(
  `(?<=\\d|\\d |\\+ ?)(${listOf('months')
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}])`,
  'gu',
);
const LATE = wordsFrom([...listOf('pastDue'), 'overdue', 'past due', 'late']);
const TO = wordsFrom(listOf('to'));
const PERIOD = /^(?:period|periode|periodo) (\d+) ?(\+)?$/;
const OF_WHICH = new RegExp(`^(?:${listOf('ofWhich').join('|')}) `);

/** `91 oder mehr Tage überfällig` is `91+ days late`. */
function inOneForm(heading: string): string {
  return plain(heading)
    .replace(/[()[\]./]/g, ' ')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(OF_WHICH, '')
    .replace(/^(da|von|de|from|between|van|entre|zwischen|tra|del|dal) (?=\d)/, '')
    .replace(/(?<!\p{L})(?:et|y|e|and|und|en|&)\s*\+/gu, '+')
    .replace(/\+\s*(?:de|di|of|von|van|than|als|que)\s*(?=\d)/g, '> ')
    .replace(/(\d)\s*-\s*(?=\d)/g, '$1-')
    .replace(/(?<=\d) ?\+|(?<=\d )\+/g, '+')
    .replace(/(?<=\d) (?:ou|or|oder|o|of) (?=plus|mas|mehr|piu|mais|meer)/g, ' ');
}

function signed(label: string): string {
  const units = label
    .replace(DAYS, 'days')
    .replace(MONTHS, 'months')
    .replace(/(\d)(days|months)/g, '$1 $2');
  const spans = units.replace(/(\d)( days| months)? (\S+(?: \S+){0,2}) (?=\d)/g, (all, number, _, between) =>
    between.replace(TO, '').trim() === '' ? `${number}-` : all,
  );
  const ends = spans
    .replace(OR_LESS, '<')
    .replace(AND_OVER, (word, _, offset: number) => (/\d/.test(spans.slice(0, offset)) ? '+' : word));
  return ends
    .replace(OVER, (word, _, offset: number) => (/^\s*\d/.test(ends.slice(offset + word.length)) ? '>' : word))
    .replace(UP_TO, (word, _, offset: number) => (/^\s*\d/.test(ends.slice(offset + word.length)) ? '<' : word))
    .replace(/\s+/g, ' ')
    .trim();
}

const label = (pastDue: boolean | null, from: number | null, to: number | null, month: number | null = null) => ({
  pastDue,
  from,
  to,
  month,
});

const SHAPE =
  /^(?<open>[<>+])? ?(?<from>\d{1,4})(?:-(?<to>\d{1,4}|\+))? ?(?<unit>days|months)? ?(?<end>[+<])? ?(?<unit2>days|months)? ?(?<late>late)?$/;

type Shape = Readonly<Record<string, string | undefined>>;

/** What numbers and signs say: `1-30 days`, `> 90`, `91+`, `< 1 months`, `30 <`. */
function fromShape(text: string): BucketLabel | null {
  const found = SHAPE.exec(
    text
      .replace(LATE, 'late')
      .replace(/^late ?(?=[\d><+])/, '')
      .replace(/ ?late$/, ' late'),
  );
  if (!found?.groups) return null;
  const { open, to, unit, end, unit2, late } = found.groups;
  const size = (unit ?? unit2) === 'months' ? 30 : 1;
  const from = Number(found.groups.from);
  if (open === '<' || end === '<') return label(size === 30 || late ? true : null, 0, from * size);
  return openEnded(found.groups, from, size) ?? closed(from, to, size, late !== undefined);
}

function openEnded({ open, end, to }: Shape, from: number, size: number): BucketLabel | null {
  if (open === '>' || open === '+') return label(true, from * size + 1, null);
  if (end === '+' || to === '+') return label(from === 0 ? null : true, from * size, null);
  return null;
}

function closed(from: number, to: string | undefined, size: number, late: boolean): BucketLabel | null {
  if (to === undefined) return label(late || size === 30 ? true : null, from * size, from * size);
  if (Number(to) <= from) return null;
  return label(from === 0 && !late ? null : true, from * size, Number(to) * size);
}

const known = new Map<string, BucketLabel | null>();

const LONG_WORD = /\p{L}{4,}/gu;
const longWordsOf = (text: string): readonly string[] => text.match(LONG_WORD) ?? [];

/** Words that labels are made of besides those of the vocabularies. */
const BESIDES =
  'period periode periodo before prior avant antes voor prima between entre zwischen than oder mehr late overdue past';

/** Every longer word that may stand in a label; months may be shortened. */
const LONG_WORDS: ReadonlySet<string> = new Set([
  ...longWordsOf(BESIDES),
  ...VOCABULARIES.flatMap(({ ageing }) => Object.values(ageing).flat().flatMap(longWordsOf)),
  ...VOCABULARIES.flatMap(({ months }) =>
    months.flatMap((month) => Array.from(month, (_, end) => month.slice(0, end + 1))),
  ),
  ...VOCABULARIES.flatMap(({ shortMonths }) => Object.keys(shortMonths)),
]);

/** False for a text with a word that stands in no label, such as a customer's name: then no pattern needs to be tried. */
function mayBeLabel(text: string): boolean {
  if (text.length > 50) return false;
  // Before days of the calendar with an age in brackets anything may stand.
  if (text.trimEnd().endsWith(')')) return true;
  return longWordsOf(plain(text)).every((word) => LONG_WORDS.has(word) || /days|months|late/.test(word));
}

/** What the label says about being past due, or null when it is no label of an ageing column. */
export function bucketLabel(heading: string): BucketLabel | null {
  if (!mayBeLabel(heading)) return null;
  const before = known.get(heading);
  if (before !== undefined) return before;
  const read = readLabel(heading);
  if (known.size < 5_000) known.set(heading, read);
  return read;
}

/** `9/29/2026 - 8/31/2026 (30)`, `Before 7/2/2026 (>90)`: days of the calendar, with the age that they stand for. */
const OF_DAYS = /^\D*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.*\(\s*(>?\s?\d{1,3}\+?)\s*\)$/;

const DAY = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}`;
/** `01/08/26..31/08/26`, `Before 01/07/26`: beside a column of what is not due they are past due, else nobody knows. */
const A_DAY = new RegExp(`^${DAY}$`);
const FROM_DAY_TO_DAY = new RegExp(
  String.raw`^(?:${DAY}\s*(?:\.\.|-|–|to|bis|au|a|al|tot|t/m)\s*${DAY}|(?:\.\.|before|prior to|vor|avant|antes de|antes del|voor|prima del)\s*${DAY})$`,
  'i',
);

function readLabel(heading: string): BucketLabel | null {
  if (FROM_DAY_TO_DAY.test(heading.trim())) return label(null, null, null);
  const [, age] = OF_DAYS.exec(heading.trim()) ?? [];
  if (age !== undefined) return fromShape(signed(inOneForm(`${age} days`)));
  const text = inOneForm(heading);
  if (text === '' || /^\d{1,4}$/.test(text)) return null;
  if (NOT_DUE.has(text)) return label(false, null, 0);
  if (OLDER.has(text)) return label(true, null, null);
  if (PAST_DUE.has(text)) return label(true, 1, null);
  if (isNotDueOnADay(heading)) return label(false, null, 0);
  const month = monthOfLabel(text);
  if (month !== null) return label(null, null, null, month);
  const shape = signed(text);
  return fromPeriod(shape) ?? fromShape(shape) ?? fromShape(withoutUnit(shape));
}

/** `Period 2`, `Period 3+`: the first of them may be the one that is not over yet. */
function fromPeriod(text: string): BucketLabel | null {
  const [, number, more] = PERIOD.exec(text) ?? [];
  if (number === undefined) return null;
  const from = Number(number) * 30;
  return label(null, from, more === undefined ? from : null);
}

/** `Non scaduto al 22/11/2026`, `Not due as of 11/22/2026`, `Am 22.11.2026 nicht fällig`. */
function isNotDueOnADay(heading: string): boolean {
  const words = heading.trim().split(/\s+/);
  const day = words.findIndex((word) => A_DAY.test(word));
  const without = (before: number): string => words.filter((_, i) => i < day - before || i > day).join(' ');
  return day >= 0 && [0, 1, 2].some((before) => NOT_DUE.has(inOneForm(without(before))));
}

/** A span of numbers says enough; the short word behind it can only be days: `31-60 T`. */
const withoutUnit = (text: string): string =>
  text.replace(/^((?:[<>+] ?)?\d{1,3}-\d{1,3}|[<>+] ?\d{1,3}|\d{1,3} ?\+) ?\p{L}{1,3}$/u, '$1');

/** True for the label of a numbered period: `Period 1`. */
export const isPeriod = (label: string, number: number): boolean =>
  PERIOD.exec(inOneForm(label))?.[1] === String(number);

/** True for a heading such as `Más`, `Oltre`: among ageing columns what is older than the others, elsewhere anything. */
export const isMoreAlone = (heading: string): boolean => MORE.has(inOneForm(heading));
