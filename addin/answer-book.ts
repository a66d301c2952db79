// The answers for every sheet of the workbook in this session: given by the clerk, or recalled by the sheet's headings.
// They follow their columns when columns move, and what no longer fits is said and never used.
import { addDays, type CalendarDay, parseDay } from '../core/calendar.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { headingRowsOf, type KnownReportLayout, type ReportLayout } from '../core/report-layout.ts';
import { headingsIn } from '../core/report-layout-headings.ts';
import { columnsReadOtherwise, recallLayout } from '../core/report-layout-recall.ts';
import type { SheetCells, SheetReading } from '../core/sheet.ts';
import { type Accepted, type Answers, acceptedIn, HEADER_ROW, ofThisSheet, stillAccepted } from './answers.ts';
import type { SheetMemory } from './excel/workbook-memory.ts';

/** Who answered: nobody, the clerk now, she or a colleague in this workbook before, or the company's clerks. */
export type AnsweredBy =
  | { readonly by: 'nobody' | 'clerk' }
  | { readonly by: 'workbook'; readonly name: string }
  | { readonly by: 'company'; readonly layout: KnownReportLayout };

/** A remembered layout that the sheet nearly is: what is otherwise, in sentences, and its answers, which are not used. */
export interface ChangedLayout {
  readonly name: string;
  readonly changes: readonly string[];
  readonly proposed: Answers;
}

/** What is answered for a sheet. */
export interface SheetAnswers {
  readonly answers: Answers;
  readonly answeredBy: AnsweredBy;
  readonly changed: ChangedLayout | null;
}

const UNANSWERED: SheetAnswers = { answers: {}, answeredBy: { by: 'nobody' }, changed: null };

/** A reading with the answers it was made with. */
export interface AnsweredReading extends SheetAnswers {
  readonly reading: SheetReading | Refusal;
}

/** The headings that the answers' column letters belong to. */
interface Anchor {
  readonly rows: readonly number[];
  readonly firstColumn: number;
  readonly headings: string;
}

interface Page extends SheetAnswers {
  readonly accepted: Accepted;
  readonly anchor: Anchor | null;
  /** What is known of the sheet by its headings; null where they cannot be kept. */
  readonly layout: ReportLayout | null;
}

/** Reads the cells with answers. */
export type ReadWith = (answers: Answers) => Promise<SheetReading | Refusal>;

/** A layout that may be recalled, with where it comes from. */
interface Source {
  readonly layout: ReportLayout;
  readonly answeredBy: AnsweredBy;
  /** Answers beside those of the layout, true of this workbook only. */
  readonly besides: Answers;
}

/** Days after which the day to judge by, kept in a workbook, is no longer taken for the one meant. */
const DAY_HOLDS_FOR = 7;

export class AnswerBook {
  readonly #pages = new Map<string, Page>();
  readonly #today: () => CalendarDay;
  #workbook: readonly SheetMemory[] = [];
  #company: readonly KnownReportLayout[] = [];

  constructor(today: () => CalendarDay) {
    this.#today = today;
  }

  /** What the workbook remembers now; sheets that were recalled from it are recalled anew. */
  takeWorkbook(remembered: readonly SheetMemory[]): void {
    this.#workbook = remembered;
    for (const [name, page] of this.#pages) if (page.answeredBy.by === 'workbook') this.#pages.delete(name);
  }

  /** What the company remembers now; sheets that nobody has answered for are recalled anew. */
  takeCompany(layouts: readonly KnownReportLayout[]): void {
    this.#company = layouts;
    for (const [name, page] of this.#pages) if (page.answeredBy.by === 'nobody') this.#pages.delete(name);
  }

  /** The answers in force for a sheet. */
  answersFor(sheetName: string): Answers {
    return this.#pages.get(sheetName)?.answers ?? {};
  }

  /** Keeps the clerk's answers for a sheet, read or (null) not understood; they hold from its next reading on. */
  answer(cells: SheetCells, reading: SheetReading | null, answers: Answers): void {
    this.#pages.set(cells.sheetName, {
      ...{ answers, answeredBy: { by: 'clerk' }, changed: null, layout: null },
      accepted: reading === null ? {} : acceptedIn(reading, answers),
      anchor: reading === null ? anchorOfTop(cells) : anchorOf(cells, reading),
    });
  }

  /** The layout learnt from the answers of a sheet, by which it is known when columns move. */
  learn(sheetName: string, layout: ReportLayout): void {
    const page = this.#pages.get(sheetName);
    if (page) this.#pages.set(sheetName, { ...page, layout });
  }

  /** Reads cells with what is answered for their sheet: by the clerk in this session, else recalled by its headings. */
  async read(cells: SheetCells, readWith: ReadWith): Promise<AnsweredReading> {
    const page = this.#pages.get(cells.sheetName);
    if (page?.anchor && isAnchored(page.anchor, cells)) return this.#readPage(cells, page, readWith);
    const plain = await readWith({});
    return this.#recall(cells, plain, readWith);
  }

  async #readPage(cells: SheetCells, page: Page, readWith: ReadWith): Promise<AnsweredReading> {
    const reading = await readWith(page.answers);
    if (isRefusal(reading)) return { ...page, reading };
    const answers = stillAccepted(page.answers, page.accepted, reading);
    if (answers === page.answers) return { ...page, reading };
    const fewer = { ...page, answers };
    this.#pages.set(cells.sheetName, fewer);
    return { ...fewer, reading: await readWith(answers) };
  }

  async #recall(cells: SheetCells, plain: SheetReading | Refusal, readWith: ReadWith): Promise<AnsweredReading> {
    const sources = this.#sourcesFor(cells.sheetName);
    const recalled = recallLayout(
      sources.map(({ layout }) => layout),
      cells,
      plain,
    );
    if (recalled.recalled === 'none') return this.#keep(cells, plain, UNANSWERED, null);
    const source = sources.find(({ layout }) => layout === recalled.layout);
    const { layout, changes } = recalled;
    const answers = { ...source?.besides, ...headerRowOf(plain, recalled.headerRow), ...recalled.answers };
    const unproven = recalled.unproven.filter(({ topic }) => !Object.hasOwn(answers, topic));
    const proposed = { ...answers, ...Object.fromEntries(unproven.map(({ topic, value }) => [topic, value])) };
    const changed = (what: readonly string[]): SheetAnswers => ({
      ...UNANSWERED,
      changed: { name: layout.name, changes: what, proposed },
    });
    const notAsBefore = [...changes, ...unproven.map(({ because }) => because)];
    if (notAsBefore.length > 0) return this.#keep(cells, plain, changed(notAsBefore), null);
    const answeredBy = source?.answeredBy ?? { by: 'nobody' };
    const reading = Object.keys(answers).length === 0 ? plain : await readWith(answers);
    const otherwise = isRefusal(reading) ? [] : columnsReadOtherwise(layout, cells, reading);
    if (otherwise.length > 0) return this.#keep(cells, plain, changed(otherwise), null);
    return this.#keep(cells, reading, { answers, answeredBy, changed: null }, layout);
  }

  /** The session's own layouts first, then the workbook's, then the company's; the sheet's own name before others. */
  #sourcesFor(sheetName: string): Source[] {
    const session = [...this.#pages].flatMap(([name, { layout, answeredBy, answers }]) =>
      layout === null ? [] : [{ layout, answeredBy, besides: name === sheetName ? ofThisSheet(answers) : {} }],
    );
    const workbook = this.#workbook.map(({ sheetName: name, layout, answers }) => ({
      layout,
      answeredBy: { by: 'workbook' as const, name: layout.name },
      besides: name === sheetName ? this.#stillTrue(ofThisSheet(answers)) : {},
    }));
    const company = this.#company.map((layout) => ({
      layout,
      answeredBy: { by: 'company' as const, layout },
      besides: {},
    }));
    return [...session, ...workbook, ...company];
  }

  /** A workbook is filled anew with next month's rows: a day given last month is asked for again. */
  #stillTrue({ asOf, ...others }: Answers): Answers {
    const day = parseDay(asOf ?? '');
    return day !== null && addDays(day, DAY_HOLDS_FOR) >= this.#today() ? { ...others, asOf: day } : others;
  }

  #keep(
    cells: SheetCells,
    reading: SheetReading | Refusal,
    answered: SheetAnswers,
    layout: ReportLayout | null,
  ): AnsweredReading {
    const anchor = isRefusal(reading) ? null : anchorOf(cells, reading);
    const accepted = isRefusal(reading) ? {} : acceptedIn(reading, answered.answers);
    this.#pages.set(cells.sheetName, { ...answered, accepted, anchor, layout });
    return { ...answered, reading };
  }
}

/** Headings that were not recognised as such by themselves stand where the layout was found again. */
const headerRowOf = (plain: SheetReading | Refusal, headerRow: number): Answers =>
  isRefusal(plain) && plain.refused === 'no-header' ? { [HEADER_ROW]: String(headerRow) } : {};

function anchorOf(cells: SheetCells, reading: SheetReading): Anchor {
  const rows = headingRowsOf(reading);
  return { rows, firstColumn: cells.firstColumn, headings: headingsIn(cells, rows).join('\n') };
}

const TOP_ROWS = 10;

/** Where no row of headings was recognised, everything at the top is to stay as it is. */
function anchorOfTop(cells: SheetCells): Anchor {
  const rows = Array.from({ length: Math.min(TOP_ROWS, cells.values.length) }, (_, i) => cells.firstRow + i + 1);
  return { rows, firstColumn: cells.firstColumn, headings: headingsIn(cells, rows).join('\n') };
}

const isAnchored = ({ rows, firstColumn, headings }: Anchor, cells: SheetCells): boolean =>
  firstColumn === cells.firstColumn && headingsIn(cells, rows).join('\n') === headings;
