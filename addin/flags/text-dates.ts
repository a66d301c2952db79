// Due dates written as text in one fixed form: which form a column keeps, and how a formula puts the date together from it.
// DATE is used with cut-out digits because DATEVALUE reads dates the way each clerk's Windows is set.
import type { CalendarDay } from '../../core/calendar.ts';

/** A form of dates, with the formulas that cut its parts out of a cell. */
interface DateForm {
  /** The form as a person would write it: `DD.MM.YYYY`. */
  readonly name: string;
  /** With the groups day, month and year; what Excel might read otherwise does not match. */
  readonly pattern: RegExp;
  readonly year: (cell: string) => string;
  readonly month: (cell: string) => string;
  readonly day: (cell: string) => string;
}

const cut =
  (from: number, length: number) =>
  (cell: string): string =>
    `MID(${cell},${from},${length})`;
const thisCentury =
  (from: number) =>
  (cell: string): string =>
    `20&MID(${cell},${from},2)`;
const monthName =
  (from: number) =>
  (cell: string): string =>
    `(SEARCH(MID(${cell},${from},3),"${MONTHS}")+2)/3`;

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const NAME = '(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const TIME = '(?:[ T].*)?';

/**
 * A date whose parts have no fixed place: each sign becomes so many spaces that a wide cut holds one part and spaces. Whatever
 * stands in the cell is made a text first.
 */
const part =
  (position: number, sign: string) =>
  (cell: string): string =>
    `MID(SUBSTITUTE(${cell}&"","${sign}",REPT(" ",9)),${position * 9 + 1},9)`;

const looseForms = ['/', '.', '-'].flatMap((sign): DateForm[] => {
  const pattern = (first: string, second: string) =>
    new RegExp(`^(?<${first}>\\d{1,2})\\${sign}(?<${second}>\\d{1,2})\\${sign}(?<year>\\d{4})$`);
  const year = part(2, sign);
  return [
    { name: `D${sign}M${sign}YYYY`, pattern: pattern('day', 'month'), day: part(0, sign), month: part(1, sign), year },
    { name: `M${sign}D${sign}YYYY`, pattern: pattern('month', 'day'), day: part(1, sign), month: part(0, sign), year },
  ];
});

const FORMS: readonly DateForm[] = [
  {
    name: 'DD.MM.YYYY',
    pattern: new RegExp(`^(?<day>\\d\\d)[./-](?<month>\\d\\d)[./-](?<year>\\d{4})${TIME}$`),
    ...{ day: cut(1, 2), month: cut(4, 2), year: cut(7, 4) },
  },
  {
    name: 'MM/DD/YYYY',
    pattern: new RegExp(`^(?<month>\\d\\d)[./-](?<day>\\d\\d)[./-](?<year>\\d{4})${TIME}$`),
    ...{ day: cut(4, 2), month: cut(1, 2), year: cut(7, 4) },
  },
  {
    name: 'YYYY-MM-DD',
    pattern: new RegExp(`^(?<year>\\d{4})[./-](?<month>\\d\\d)[./-](?<day>\\d\\d)${TIME}$`),
    ...{ day: cut(9, 2), month: cut(6, 2), year: cut(1, 4) },
  },
  {
    name: 'YYYYMMDD',
    pattern: /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
    ...{ day: cut(7, 2), month: cut(5, 2), year: cut(1, 4) },
  },
  {
    name: 'DD.MM.YY',
    pattern: /^(?<day>\d\d)[./-](?<month>\d\d)[./-](?<year>\d\d)$/,
    ...{ day: cut(1, 2), month: cut(4, 2), year: thisCentury(7) },
  },
  {
    name: 'MM/DD/YY',
    pattern: /^(?<month>\d\d)[./-](?<day>\d\d)[./-](?<year>\d\d)$/,
    ...{ day: cut(4, 2), month: cut(1, 2), year: thisCentury(7) },
  },
  {
    name: 'DD-MMM-YYYY',
    pattern: new RegExp(`^(?<day>\\d\\d)[ .-]${NAME}[ .-](?<year>\\d{4})$`, 'i'),
    ...{ day: cut(1, 2), month: monthName(4), year: cut(8, 4) },
  },
  {
    name: 'DD-MMM-YY',
    pattern: new RegExp(`^(?<day>\\d\\d)[ .-]${NAME}[ .-](?<year>\\d\\d)$`, 'i'),
    ...{ day: cut(1, 2), month: monthName(4), year: thisCentury(8) },
  },
  ...looseForms,
];

/** One form in which a column writes its days: what a text says, and the formula that says the same. */
export interface TextDates {
  readonly name: string;
  /** The day a text states in this form; null for every other text. */
  dayIn(text: string): CalendarDay | null;
  /** A formula for the date in a cell, in error where the cell holds no date of this form. */
  formula(cell: string): string;
}

type DayFrom = (year: number, month: number, day: number) => CalendarDay | null;

function reader({ name, pattern, year, month, day }: DateForm, dayFrom: DayFrom): TextDates {
  const known = new Map<string, CalendarDay | null>();
  const read = (text: string): CalendarDay | null => {
    const parts = pattern.exec(text)?.groups;
    if (parts === undefined) return null;
    const years = Number(parts.year) + (parts.year?.length === 2 ? 2000 : 0);
    const months = parts.name === undefined ? Number(parts.month) : MONTHS.indexOf(parts.name.toLowerCase()) / 3 + 1;
    return dayFrom(years, months, Number(parts.day));
  };
  return {
    name,
    dayIn(text) {
      const before = known.get(text);
      if (before !== undefined) return before;
      const found = read(text);
      known.set(text, found);
      return found;
    },
    formula: (cell) => `DATE(${year(cell)},${month(cell)},${day(cell)})`,
  };
}

/** A text of a due-date column with the day it was read as. */
export interface TextRead {
  readonly text: string;
  readonly day: CalendarDay;
}

/**
 * The form that reads most of the texts as they were read, and none otherwise; null when there is none. `dayFrom` is what
 * Excel's DATE makes of year, month and day. Earlier forms, with shorter formulas, win over later ones.
 */
export function formOf(texts: readonly TextRead[], dayFrom: DayFrom): TextDates | null {
  let best: TextDates | null = null;
  let most = 0;
  for (const form of FORMS) {
    const dates = reader(form, dayFrom);
    const read = texts.filter(({ text }) => dates.dayIn(text) !== null);
    const isRight = read.every(({ text, day }) => dates.dayIn(text) === day);
    if (!isRight || read.length <= most) continue;
    best = dates;
    most = read.length;
  }
  return best;
}
