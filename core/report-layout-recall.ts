// Recognising a report layout again. Headings that are the same are the same layout; anything else is said in words, so that
// a report that was changed is noticed and never read by answers that were given for another.
import { isRefusal, type Refusal } from './refusal.ts';
import { headingRowsOf, type ReportLayout } from './report-layout.ts';
import {
  contentsOf,
  countKeys,
  filledPositions,
  type HeadingPlace,
  headingKey,
  headingsIn,
  placeAt,
  positionOf,
} from './report-layout-headings.ts';
import { isEmpty, letterOf } from './sheet/grid.ts';
import type { SheetCells, SheetReading } from './sheet.ts';

/**
 * What was remembered of a sheet. `headerRow` is where the headings stand, the lower row of two. `answers` are in terms of
 * this sheet's columns: with `same` they hold, with `changed` they are only to be proposed, and `changes` says why.
 * `unproven` are answers about how dates and amounts are written, which this sheet leaves open: another company's export has
 * the same few headings, so they are never taken over, only proposed.
 */
export type Recalled<Layout extends ReportLayout> =
  | { readonly recalled: 'none' }
  | {
      readonly recalled: 'same' | 'changed';
      readonly layout: Layout;
      readonly headerRow: number;
      readonly answers: Readonly<Record<string, string>>;
      readonly unproven: readonly UnprovenAnswer[];
      /** Sentences for the clerk: `Column “Due” is gone.` Empty with `same`. */
      readonly changes: readonly string[];
    };

/** An answer that only the sheet's own cells could bear out, and why it is not used, in a sentence. */
interface UnprovenAnswer {
  readonly topic: string;
  readonly value: string;
  readonly because: string;
}

const WRITTEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dateOrder: {
    DMY: 'Nothing on this sheet shows that its dates are day first, as they were.',
    MDY: 'Nothing on this sheet shows that its dates are month first, as they were.',
    YMD: 'Nothing on this sheet shows that its dates are year first, as they were.',
  },
  numberStyle: {
    comma: 'Nothing on this sheet shows that the comma is its decimal sign, as it was.',
    point: 'Nothing on this sheet shows that the point is its decimal sign, as it was.',
  },
};

/** A row that may be the row of headings, or two rows that may be one together. */
interface Candidate {
  readonly headerRow: number;
  readonly headings: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  readonly filled: readonly number[];
}

/** Headings stand near the top of a report. */
const SEARCHED_ROWS = 60;
const FEWEST_SHARED = 3;
/** Less in common than this is another report that happens to use the same words. */
const ENOUGH_SHARED = 0.6;

function candidateAt(cells: SheetCells, rows: readonly number[]): Candidate {
  const headings = headingsIn(cells, rows);
  const filled = filledPositions(headings);
  const counts = countKeys(filled.map((at) => headings[at] ?? ''));
  return { headerRow: rows.at(-1) ?? 0, headings, counts, filled };
}

/** The reading's own header first, then every row from the top, alone and with the one below it. */
function candidatesOn(cells: SheetCells, reading: SheetReading | Refusal): Candidate[] {
  const searched = cells.values.slice(0, SEARCHED_ROWS).flatMap((values, i) => {
    const row = cells.firstRow + i + 1;
    return values.every(isEmpty) ? [] : [[row], [row, row + 1]];
  });
  const known = isRefusal(reading) ? [] : [headingRowsOf(reading)];
  return [...known, ...searched]
    .map((rows) => candidateAt(cells, rows))
    .filter(({ filled }) => filled.length >= FEWEST_SHARED);
}

const quoted = (headings: readonly string[]): string => headings.map((heading) => `“${heading}”`).join(', ');

/** `Column “Due” is gone.` or `Columns “Due”, “Paid” are gone.`, or nothing for no heading. */
const sentence = (headings: readonly string[], what: string): string[] => {
  const [is, s] = headings.length === 1 ? ['is', ''] : ['are', 's'];
  return headings.length === 0 ? [] : [`Column${s} ${quoted(headings.slice(0, 5))} ${is} ${what}.`];
};

/** Headings of one side that the other has not, or has fewer times. */
function surplus(headings: readonly string[], other: ReadonlyMap<string, number>): string[] {
  const left = new Map(other);
  return filledPositions(headings).flatMap((at) => {
    const heading = headings[at] ?? '';
    const key = headingKey(heading);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count > 0 ? [] : [heading];
  });
}

const movedSentence = (heading: string): string =>
  heading === ''
    ? 'A column without a heading stands elsewhere.'
    : `The columns called “${heading}” may have changed places.`;

/** Every column the layout speaks of. */
const placesOf = ({ columns, answers }: ReportLayout): HeadingPlace[] => [
  ...columns,
  ...answers.flatMap(({ column }) => column ?? []),
];

/** Where the columns of a layout stand under the candidate's headings, and what is not as it was. */
interface Comparison {
  readonly changes: readonly string[];
  readonly positionFor: (place: HeadingPlace) => number | null;
}

function compare(layout: ReportLayout, { headings, counts, filled }: Candidate): Comparison {
  const learnt = filledPositions(layout.headings);
  const learntCounts = countKeys(layout.headings);
  const [from = 0, to = -1] = [filled[0], filled.at(-1)];
  const [learntFrom = 0, learntTo = -1] = [learnt[0], learnt.at(-1)];
  const keys = (list: readonly string[], first: number, last: number): string =>
    JSON.stringify(list.slice(first, last + 1).map(headingKey));
  if (keys(headings, from, to) === keys(layout.headings, learntFrom, learntTo)) {
    const positionFor = (place: HeadingPlace): number | null => {
      const at = (positionOf(layout.headings, place) ?? -1) - learntFrom + from;
      return at >= 0 && at < headings.length ? at : null;
    };
    const missing = placesOf(layout).some((place) => positionFor(place) === null);
    return { changes: missing ? ['A column without a heading is gone.'] : [], positionFor };
  }
  // In another order only a heading that is there and occurs once tells which column is meant.
  const isSure = ({ heading }: HeadingPlace): boolean => {
    const key = headingKey(heading);
    return key !== '' && learntCounts.get(key) === 1 && counts.get(key) === 1;
  };
  const positionFor = (place: HeadingPlace) => (isSure(place) ? positionOf(headings, place) : null);
  const gone = surplus(layout.headings, counts);
  const added = surplus(headings, learntCounts);
  const unsure = new Set(placesOf(layout).flatMap((place) => (isSure(place) ? [] : [place.heading])));
  const moved = gone.length + added.length > 0 ? [] : [...unsure].map(movedSentence);
  return { changes: [...sentence(gone, 'gone'), ...sentence(added, 'new'), ...moved], positionFor };
}

/** Numbers of customers and invoices are text in one export and numbers in the next. */
const NAMES_AND_NUMBERS = new Set(['customer', 'customerId', 'contactName', 'invoiceNumber', 'phone', 'documentType']);

function contentChanges(layout: ReportLayout, cells: SheetCells, { headerRow }: Candidate, at: Comparison): string[] {
  return layout.columns.flatMap(({ role, heading, nth, holds }) => {
    const position = at.positionFor({ heading, nth });
    const now = position === null ? 'nothing' : contentsOf(cells, headerRow, position);
    const isAlike = NAMES_AND_NUMBERS.has(role) && holds !== 'dates' && now !== 'dates';
    if (holds === 'nothing' || now === 'nothing' || holds === now || isAlike) return [];
    return [`Column “${heading}” held ${holds}, now it holds ${now}.`];
  });
}

/** An answer that turns debts into credits: given only where the sheet asks for it, for other exports have the same headings. */
const turnsAmounts = (topic: string): boolean => topic === 'sign' || /^credits(\.|$)/.test(topic);

/** The answers as topics and values of this sheet: the clerk's own, and columns accepted before that the reading asks for. */
function answersFor(
  layout: ReportLayout,
  cells: SheetCells,
  reading: SheetReading | Refusal,
  { positionFor }: Comparison,
): Record<string, string> {
  const letterFor = (place: HeadingPlace): string | null => {
    const at = positionFor(place);
    return at === null ? null : letterOf(cells.firstColumn + at);
  };
  const isAsked = (topic: string): boolean =>
    isRefusal(reading) || reading.questions.some((one) => one.topic === topic);
  const accepted = layout.columns.flatMap(({ role, heading, nth }): [string, string][] => {
    const letter = letterFor({ heading, nth });
    return letter !== null && role !== 'bucket' && isAsked(`column.${role}`) ? [[`column.${role}`, letter]] : [];
  });
  const answered = layout.answers.flatMap(({ topic, value, column }): [string, string][] => {
    if (Object.hasOwn(WRITTEN, topic)) return [];
    if (column === null) return !turnsAmounts(topic) || isAsked(topic) ? [[topic, value]] : [];
    const letter = letterFor(column);
    if (letter === null) return [];
    return topic === 'bucket' ? [[`bucket.${letter}`, value]] : [[topic, letter]];
  });
  return Object.fromEntries([...accepted, ...answered]);
}

/** Answers about how dates and amounts are written that the sheet itself asks for. */
function unprovenOf({ answers }: ReportLayout, reading: SheetReading | Refusal): UnprovenAnswer[] {
  if (isRefusal(reading)) return [];
  return answers.flatMap(({ topic, value }): UnprovenAnswer[] => {
    const because = WRITTEN[topic]?.[value];
    const isOpen = reading.questions.some((one) => one.topic === topic && one.blocking);
    return because !== undefined && isOpen ? [{ topic, value, because }] : [];
  });
}

type Known<Layout extends ReportLayout> = Exclude<Recalled<Layout>, { recalled: 'none' }>;

function recallAt<Layout extends ReportLayout>(
  layout: Layout,
  cells: SheetCells,
  reading: SheetReading | Refusal,
  candidate: Candidate,
): Known<Layout> {
  const compared = compare(layout, candidate);
  const changes = [...compared.changes, ...contentChanges(layout, cells, candidate, compared)];
  const answers = answersFor(layout, cells, reading, compared);
  const { headerRow } = candidate;
  const unproven = unprovenOf(layout, reading);
  return { recalled: changes.length === 0 ? 'same' : 'changed', layout, headerRow, answers, unproven, changes };
}

/** Share of the headings that both have, of those the longer of the two has; 1 when they are the same headings. */
function sharedShare(keys: ReadonlyMap<string, number>, { counts, filled }: Candidate): number {
  let [learnt, shared] = [0, 0];
  for (const [key, count] of keys) {
    learnt += count;
    shared += Math.min(count, counts.get(key) ?? 0);
  }
  return shared < FEWEST_SHARED ? 0 : shared / Math.max(learnt, filled.length);
}

interface Found<Layout> {
  readonly layout: Layout;
  readonly candidate: Candidate;
  readonly share: number;
}

/** The layouts and rows with most headings in common, the reading's own header first. */
function closestOf<Layout extends ReportLayout>(
  layouts: readonly Layout[],
  candidates: readonly Candidate[],
): Found<Layout>[] {
  // Keys are made once: 200 layouts are compared with every row near the top.
  const known = layouts.map((layout) => {
    const filled = filledPositions(layout.headings).map((at) => layout.headings[at] ?? '');
    return { layout, keys: countKeys(filled) };
  });
  const found = candidates.flatMap((candidate) =>
    known.map(({ layout, keys }) => ({ layout, candidate, share: sharedShare(keys, candidate) })),
  );
  const most = found.reduce((share, one) => Math.max(share, one.share), ENOUGH_SHARED);
  return found.filter(({ share }) => share === most);
}

/**
 * Finds the layout whose headings stand on the sheet. `reading` is what was read without it, or the refusal: a header the
 * recognition misses is found again all the same. Of several layouts the one with most headings in common is taken, of
 * equals one that is unchanged, else the first in the list.
 */
export function recallLayout<Layout extends ReportLayout>(
  layouts: readonly Layout[],
  cells: SheetCells,
  reading: SheetReading | Refusal,
): Recalled<Layout> {
  let first: Known<Layout> | null = null;
  for (const { layout, candidate } of closestOf(layouts, layouts.length === 0 ? [] : candidatesOn(cells, reading))) {
    const known = recallAt(layout, cells, reading, candidate);
    if (known.recalled === 'same') return known;
    first ??= known;
  }
  return first ?? { recalled: 'none' };
}

/**
 * What a reading made with recalled answers takes from other columns than the accepted one did, in sentences: two headings
 * that changed places show here. Empty when every column is as it was.
 */
export function columnsReadOtherwise(layout: ReportLayout, cells: SheetCells, reading: SheetReading): string[] {
  const headings = headingsIn(cells, headingRowsOf(reading));
  const placesNow = (role: string): HeadingPlace[] =>
    (role === 'bucket' ? reading.buckets : reading.columns.filter((one) => one.role === role)).map(({ index }) =>
      placeAt(headings, index - cells.firstColumn),
    );
  return layout.columns.flatMap(({ role, heading, nth }) => {
    const key = headingKey(heading);
    const now = placesNow(role);
    if (now.some((one) => headingKey(one.heading) === key && (key === '' || one.nth === nth))) return [];
    const instead = role === 'bucket' ? undefined : now[0];
    return instead === undefined
      ? [`Column “${heading}” is no longer used.`]
      : [`What was read from “${heading}” is now read from “${instead.heading}”.`];
  });
}
