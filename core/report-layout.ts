// A report layout: how a company's export is laid out, learnt from a reading the clerk accepted and known again by its
// headings. It holds headings and answers about columns, and nothing that stands below them: no name, address or amount.
import * as z from 'zod';
import { fingerprint } from './account-id.ts';
import { type Refusal, refuse } from './refusal.ts';
import {
  COLUMN_CONTENTS,
  contentsOf,
  filledPositions,
  type HeadingPlace,
  headingKey,
  headingsIn,
  placeAt,
  positionOf,
} from './report-layout-headings.ts';
import { looksPersonal } from './report-layout-privacy.ts';
import { remembered } from './sheet/remembered.ts';
import type { SheetCells, SheetReading } from './sheet.ts';
import { atOnce, rowsInSteps, type Steps } from './steps.ts';

/** A company remembers at most so many. */
export const LAYOUTS_AT_MOST = 200;
/** All a company's layouts go into one answer of the API, so one of them may not be longer than this as JSON. */
const LONGEST_LAYOUT = 8000;
const LONGEST_HEADING = 100;
const LONGEST_NAME = 60;
/** Fewer headings than this do not tell one report from another. */
const FEWEST_HEADINGS = 3;

const placeShape = { heading: z.string().max(LONGEST_HEADING), nth: z.int().min(1).max(250) };

const layoutColumnSchema = z.strictObject({
  /** A role of core/sheet.ts, or `bucket`. */
  role: z.string().regex(/^[a-z][A-Za-z]{0,30}$/),
  ...placeShape,
  holds: z.enum(COLUMN_CONTENTS),
});

/** Topics whose answer is true of the next export too. What is true of one month only (as-of date, a difference) is not learnt. */
const PLAIN_TOPICS = ['dateOrder', 'numberStyle', 'sign', 'credits', 'currency', 'terms', 'missingDueDate'] as const;
/** What a code beside positive amounts means (`credits.NCC`); longer ones may be anything and are asked about again. */
const CODE_TOPIC = /^credits\.[\p{L}\d+/-]{1,6}$/u;
const COLUMN_TOPIC = /^column\.([a-z][A-Za-z]{0,30})$/;
const BUCKET_TOPIC = /^bucket\.([A-Z]{1,3})$/;
/** The answer that the sheet has no column for a role. */
const NO_COLUMN = 'none';
const ANSWER = /^[\p{L}\p{N} +._:-]{0,40}$/u;

/** True of a topic whose answer a layout keeps, because it is true of the next export too. */
export const isOfLayout = (topic: string): boolean =>
  PLAIN_TOPICS.some((plain) => plain === topic) ||
  [CODE_TOPIC, COLUMN_TOPIC, BUCKET_TOPIC].some((pattern) => pattern.test(topic));

const learntAnswerSchema = z.strictObject({
  topic: z.union([z.enum([...PLAIN_TOPICS, 'bucket']), z.string().regex(COLUMN_TOPIC), z.string().regex(CODE_TOPIC)]),
  /** The answer itself; '' where the answer is a column, `none` where the sheet has none. */
  value: z.string().regex(ANSWER),
  /** The column the answer names (`column.<role>`) or is about (`bucket`). */
  column: z.strictObject(placeShape).nullable(),
});
type LearntAnswer = z.infer<typeof learntAnswerSchema>;

const layoutShape = {
  /** Made from the headings, so that the same report is the same layout for every clerk. */
  layoutId: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  name: z.string().trim().min(1).max(LONGEST_NAME),
  /** From the first used column to the last, in the order of the sheet; '' between them is a column without a heading. */
  headings: z.array(z.string().max(LONGEST_HEADING)).max(250),
  /** What the accepted reading took for what. */
  columns: z.array(layoutColumnSchema).max(100),
  answers: z.array(learntAnswerSchema).max(100),
};

type LayoutShape = z.infer<z.ZodObject<typeof layoutShape>>;

/** Made of headings only: each was looked at by itself, and side by side they may look like a name (`Ac, Pty`). */
function nameOf(headings: readonly string[]): string {
  const named = filledPositions(headings).map((at) => headings[at] ?? '');
  const name = named.slice(0, 4).join(', ').trim();
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trim()}…` : name;
}

type Fault = (message: string, ...path: (string | number)[]) => void;

function checkTexts({ name, headings, answers }: LayoutShape, fault: Fault): void {
  for (const [i, heading] of headings.entries()) if (looksPersonal(heading)) fault('is no heading', 'headings', i);
  for (const [i, { value }] of answers.entries())
    if (looksPersonal(value)) fault('is no answer', 'answers', i, 'value');
  if (name !== nameOf(headings) && looksPersonal(name)) fault('is no name of a layout', 'name');
}

function checkPlaces({ headings, columns, answers }: LayoutShape, fault: Fault): void {
  const isNowhere = (place: HeadingPlace | null): boolean => place !== null && positionOf(headings, place) === null;
  for (const [i, column] of columns.entries()) if (isNowhere(column)) fault('is none of the headings', 'columns', i);
  for (const [i, { column }] of answers.entries())
    if (isNowhere(column)) fault('is none of the headings', 'answers', i);
}

function checkLayout(layout: LayoutShape, context: z.RefinementCtx): void {
  const fault: Fault = (message, ...path) => context.addIssue({ code: 'custom', message, path, input: undefined });
  const { layoutId, headings } = layout;
  if (filledPositions(headings).length < FEWEST_HEADINGS) fault('are too few to know a report by', 'headings');
  if (layoutId !== layoutFingerprint(headings)) fault('is not the id of these headings', 'layoutId');
  if (JSON.stringify(layout).length > LONGEST_LAYOUT) fault('are too long to be remembered', 'headings');
  checkTexts(layout, fault);
  checkPlaces(layout, fault);
}

/** A layout as it is learnt, kept in the workbook and sent to the company. Whatever looks personal is a fault. */
export const reportLayoutSchema = z.strictObject(layoutShape).superRefine(checkLayout);
export type ReportLayout = z.infer<typeof reportLayoutSchema>;

/** What the pane asks the company to remember; `version` is the one the clerk saw, 0 for a layout that is new to her. */
export const learnReportLayoutSchema = z
  .strictObject({ ...layoutShape, version: z.int().min(0) })
  .superRefine(checkLayout);
export type LearnReportLayout = z.infer<typeof learnReportLayoutSchema>;

/** A layout the company remembers, with who taught it last and when (an instant). */
export const knownReportLayoutSchema = z.object({
  ...layoutShape,
  version: z.int().min(1),
  learntAt: z.string(),
  learntBy: z.string(),
});
export type KnownReportLayout = z.infer<typeof knownReportLayoutSchema>;
export const reportLayoutsSchema = z.object({ layouts: z.array(knownReportLayoutSchema) });
export const removedReportLayoutSchema = z.object({ layoutId: z.string() });

/**
 * The id of the layout with these headings: 22 URL-safe characters. Case, spaces, accents and columns without a heading do
 * not matter; the order matters only where a heading occurs twice, because then it tells the columns apart.
 */
export function layoutFingerprint(headings: readonly string[]): string {
  const keys = filledPositions(headings).map((at) => headingKey(headings[at] ?? ''));
  const isPlain = new Set(keys).size === keys.length;
  return fingerprint(JSON.stringify(isPlain ? ['any order', ...keys.sort()] : ['this order', ...keys])).slice(0, 22);
}

/** The rows of the headings of a reading as Excel numbers them: the header row, and the other row of a two-row header. */
export const headingRowsOf = ({ rows, headerRow }: SheetReading): number[] =>
  [headerRow - 1, headerRow, headerRow + 1].filter(
    (row) => row === headerRow || (row >= 1 && row <= rows.length && /^header2?$/.test(rows.typeAt(row - 1))),
  );

const positionOfLetters = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** An answer with the position (in the block) of the column it names or is about. */
interface PlacedAnswer extends Omit<LearntAnswer, 'column'> {
  readonly at: number | null;
}

function placeAnswer(topic: string, value: string, cells: SheetCells): PlacedAnswer | null {
  const positionIn = (letters: string): number | null => {
    const at = positionOfLetters(letters) - cells.firstColumn;
    return at >= 0 && at < (cells.values[0]?.length ?? 0) ? at : null;
  };
  if (COLUMN_TOPIC.test(topic)) {
    if (/^(none)?$/i.test(value)) return { topic, value: NO_COLUMN, at: null };
    const at = /^[A-Za-z]{1,3}$/.test(value) ? positionIn(value.toUpperCase()) : null;
    return at === null ? null : { topic, value: '', at };
  }
  if (!ANSWER.test(value) || looksPersonal(value)) return null;
  const bucket = BUCKET_TOPIC.exec(topic)?.[1];
  const isPlain = PLAIN_TOPICS.some((plain) => plain === topic) || CODE_TOPIC.test(topic);
  if (bucket === undefined) return isPlain ? { topic, value, at: null } : null;
  const at = positionIn(bucket);
  return at === null ? null : { topic: 'bucket', value, at };
}

/** Headings that name somebody or something on a row of the sheet: they are data and no headings. */
function* namesAmong(headings: readonly string[], { rows }: SheetReading): Steps<ReadonlySet<string>> {
  // A bucket headed `30` is no customer number 30.
  const keys = new Set(headings.map(headingKey).filter((key) => /\p{L}/u.test(key)));
  const keyOf = remembered(headingKey);
  const found = new Set<string>();
  yield* rowsInSteps(0, rows.length, (from, to) => {
    for (const { customer, customerId, contactName, invoiceNumber, email, phone } of rows.slice(from, to))
      for (const name of [customer, customerId, contactName, invoiceNumber, email, phone])
        if (name !== null && keys.has(keyOf(name))) found.add(keyOf(name));
  });
  return found;
}

function* refuseToLearn(headings: readonly string[], reading: SheetReading): Steps<Refusal | null> {
  const refusal = (because: string) => refuse('layout-not-learnt', `${because} The layout is not remembered.`);
  if (filledPositions(headings).length < FEWEST_HEADINGS)
    return refusal(`Row ${reading.headerRow} has too few headings to know the report by.`);
  const names = yield* namesAmong(headings, reading);
  for (const heading of headings) {
    const looksLike = looksPersonal(heading) ?? (names.has(headingKey(heading)) ? 'a name or number of a row' : null);
    if (looksLike)
      return refusal(`“${heading}” among the headings in row ${reading.headerRow} looks like ${looksLike}.`);
    if (heading.length > LONGEST_HEADING) return refusal(`A heading in row ${reading.headerRow} is a whole text.`);
  }
  return null;
}

/**
 * Learns the layout of a reading the clerk accepted, with her answers (topic → value, columns by letter). Answers that are
 * true of this sheet only are left out. A refusal when the headings cannot be kept: too few, too long, or personal.
 */
export function* layoutInSteps(
  cells: SheetCells,
  reading: SheetReading,
  answers: Readonly<Record<string, string>>,
): Steps<ReportLayout | Refusal> {
  const all = headingsIn(cells, headingRowsOf(reading));
  const placed = Object.entries(answers).flatMap(([topic, value]) => placeAnswer(topic, value, cells) ?? []);
  const taken = [...reading.columns, ...reading.buckets.map(({ index }) => ({ role: 'bucket', index }))];
  const used = [...taken.map(({ index }) => index - cells.firstColumn), ...placed.flatMap(({ at }) => at ?? [])];
  const inUse = [...used, ...filledPositions(all)].sort((a, b) => a - b);
  const [first = 0, last = -1] = [inUse[0], inUse.at(-1)];
  const headings = all.slice(first, last + 1);
  const refusal = yield* refuseToLearn(headings, reading);
  if (refusal) return refusal;
  const place = (at: number): HeadingPlace => placeAt(headings, at - first);
  const columns = taken.map(({ role, index }) => {
    const at = index - cells.firstColumn;
    return { role, ...place(at), holds: contentsOf(cells, reading.headerRow, at) };
  });
  const learnt = placed.map(({ topic, value, at }) => ({ topic, value, column: at === null ? null : place(at) }));
  const layoutId = layoutFingerprint(headings);
  const made = reportLayoutSchema.safeParse({ layoutId, name: nameOf(headings), headings, columns, answers: learnt });
  if (made.success) return made.data;
  return refuse('layout-not-learnt', `Row ${reading.headerRow} has more headings than can be remembered.`);
}

/** The same at once. */
export const layoutOf = (
  cells: SheetCells,
  reading: SheetReading,
  answers: Readonly<Record<string, string>>,
): ReportLayout | Refusal => atOnce(layoutInSteps(cells, reading, answers));

/** True when two layouts say the same: learning one over the other changes nothing. */
export function isSameLayout(one: ReportLayout, other: ReportLayout): boolean {
  const said = ({ layoutId, name, headings, columns, answers }: ReportLayout): string =>
    JSON.stringify([
      ...[layoutId, name, headings],
      columns.map(({ role, heading, nth, holds }) => [role, heading, nth, holds]),
      answers.map(({ topic, value, column }) => [topic, value, column && [column.heading, column.nth]]),
    ]);
  return said(one) === said(other);
}
