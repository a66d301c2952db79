// The active sheet in the pane: read when it comes to the front and after every edit, with what is answered about it;
// flagged and unflagged on the clerk's press; with the row she has selected. Works without a server.
import { accountsInSteps, customersInSteps } from '../core/account-on-sheet.ts';
import type { CalendarDay } from '../core/calendar.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { ColumnRole, SheetCells, SheetReading } from '../core/sheet.ts';
import { AnswerBook, type AnsweredReading } from './answer-book.ts';
import { type Answers, columnTopic } from './answers.ts';
import type { RowSelection } from './excel/selection.ts';
import type { FlagOutcome } from './excel.ts';
import { inSlices } from './in-slices.ts';
import { READING_STOPPED, readInSlices } from './sheet-reader.ts';
import { type ExcelSide, FIRST, type ReadSheet, type SheetState, type SheetWork, withReading } from './sheet-state.ts';
import { createStore } from './store.ts';
import { whatIf } from './what-if.ts';

/** Typing makes one edit after another; the sheet is read when the clerk has paused this long. */
const PAUSE_AFTER_EDIT_MS = 300;

/** What a press came to; the view has the words. */
export type SheetDone = 'flagged' | 'removed' | 'none-to-remove' | 'column-added' | 'column-removed' | 'refused';

/** What the store needs beside Excel. */
export interface SheetSurroundings {
  readonly today: () => CalendarDay;
  /** Called when the clerk has answered and the sheet was read with her answers. */
  readonly answered?: (sheet: ReadSheet) => unknown;
  /** Called when another sheet came to the front. */
  readonly turned?: () => unknown;
}

export class SheetStore {
  readonly state = createStore<SheetState>(FIRST);
  readonly book: AnswerBook;
  readonly #excel: ExcelSide;
  readonly #today: () => CalendarDay;
  readonly #answered: (sheet: ReadSheet) => unknown;
  readonly #turned: () => unknown;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #readings = 0;
  readonly #underWay = new Set<AbortController>();

  constructor(excel: ExcelSide, surroundings: SheetSurroundings) {
    const { today, answered = () => {}, turned = () => {} } = surroundings;
    this.book = new AnswerBook(today);
    this.#excel = excel;
    this.#today = today;
    this.#answered = answered;
    this.#turned = turned;
  }

  /** Reads the sheet and from then on whatever the clerk does to it. */
  async start(): Promise<void> {
    await this.readNow();
    await this.#excel.onSheetEdited(({ what }) => {
      if (what === 'sheet') this.#turned();
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => this.#readAfterEdit(), PAUSE_AFTER_EDIT_MS);
    });
    await this.#excel.onRowSelected((selection) => this.#selected(selection));
  }

  /** The active sheet as it is at this moment; what is on screen is brought up to it as well. */
  readNow(): Promise<ReadSheet | Refusal> {
    return this.#reading(async (signal) => {
      const cells = await this.#excel.readActiveSheet({ signal, onProgress: (progress) => this.#set({ progress }) });
      return isRefusal(cells) ? cells : this.#understand(cells, signal);
    });
  }

  /** A press reads for itself and is not disturbed; a reading for the screen is overtaken by a newer one. */
  #readAfterEdit(): void {
    if (this.state.get().doing === 'reading') this.stopReading();
    void this.readNow();
  }

  /** What the cells on screen mean with the answers as they are now, without asking Excel again. */
  readonly #readAgain = (cells: SheetCells) => this.#reading((signal) => this.#understand(cells, signal));

  /** Stops the reading under way; what it was for is refused. */
  stopReading(): void {
    for (const reading of this.#underWay) reading.abort();
  }

  async #reading(read: (signal: AbortSignal) => Promise<ReadSheet | Refusal>): Promise<ReadSheet | Refusal> {
    this.#readings += 1;
    const mine = this.#readings;
    const stop = new AbortController();
    this.#underWay.add(stop);
    this.state.set((state) => ({ ...state, doing: state.doing ?? 'reading', progress: null }));
    const whole = await read(stop.signal);
    const flags = isRefusal(whole) ? null : await this.#excel.flagsShown();
    this.#underWay.delete(stop);
    const sheet = stop.signal.aborted ? READING_STOPPED : whole;
    // Of readings that overlap, the one begun last is the newest.
    if (mine === this.#readings) this.state.set((state) => withReading(state, sheet, flags));
    return sheet;
  }

  async #understand(cells: SheetCells, signal: AbortSignal): Promise<ReadSheet | Refusal> {
    this.#set({ progress: null });
    const answered: AnsweredReading = await this.book.read(cells, (answers) =>
      readInSlices(cells, { today: this.#today(), answers }, signal),
    );
    const { reading } = answered;
    this.#set({ unread: isRefusal(reading) ? cells : null });
    if (isRefusal(reading)) return reading;
    const accounts = await inSlices(accountsInSteps(reading), signal);
    const customers = accounts && (await inSlices(customersInSteps(reading, accounts), signal));
    if (accounts === null || customers === null) return READING_STOPPED;
    return { ...answered, cells, reading, accounts, customers };
  }

  /** What cells mean with what is answered about their sheet, for whoever flags without the pane's buttons. */
  async meaningOf(cells: SheetCells): Promise<SheetReading | Refusal> {
    const readWith = (answers: Answers) => readInSlices(cells, { today: this.#today(), answers });
    return (await this.book.read(cells, readWith)).reading;
  }

  /** Answers topics, or takes answers back (null), and reads the sheet with that at once; why it cannot be read so. */
  async answer(given: Readonly<Record<string, string | null>>): Promise<Refusal | null> {
    const { read, unread } = this.state.get();
    this.pick(null);
    const before = read === null || isRefusal(read) ? null : read;
    const cells = before?.cells ?? unread;
    if (cells === null) return null;
    const answers = withGiven(this.book.answersFor(cells.sheetName), given);
    this.book.answer(cells, before?.reading ?? null, answers);
    const sheet = await this.#readAgain(cells);
    if (!isRefusal(sheet)) await this.#answered(sheet);
    else if (before !== null) this.#withoutAnswer(before, sheet);
    return isRefusal(sheet) ? sheet : null;
  }

  /** A sheet that could be read stays so: an answer that ends that is not kept, and it is said why. */
  #withoutAnswer(before: ReadSheet, refusal: Refusal): void {
    this.book.answer(before.cells, before.reading, before.answers);
    this.#set({ read: before, refusal });
  }

  /** What each answer to a topic would come to on a sheet that was read. */
  whatIf(sheet: ReadSheet, topic: string, values: readonly string[], signal: AbortSignal) {
    const read = (answers: Answers) => readInSlices(sheet.cells, { today: this.#today(), answers });
    return whatIf(read, sheet.answers, { topic, values, signal });
  }

  /** Reads the sheet on screen again with what was recalled meanwhile. */
  async recallAgain(): Promise<void> {
    const { read } = this.state.get();
    if (read !== null && !isRefusal(read)) await this.#readAgain(read.cells);
    else if (read !== null) await this.readNow();
  }

  /** Takes the next column selected in the sheet for a role; null ends that. */
  pick = (picking: ColumnRole | null): void => this.#set({ picking });

  #selected(selection: RowSelection | Refusal): void {
    const { picking, read, unread } = this.state.get();
    this.#set({ selection });
    if (picking === null || read === null || isRefusal(selection)) return;
    const sheetName = isRefusal(read) ? unread?.sheetName : read.reading.sheetName;
    if (selection.sheetName === sheetName) void this.answer({ [columnTopic(picking)]: selection.column });
  }

  /** Flags the overdue rows of the sheet as it is now. */
  flag(): Promise<SheetDone> {
    return this.#work('flagging', async ({ reading, cells }) => {
      const outcome = await this.#excel.flagOverdueRows(reading, cells);
      if (isRefusal(outcome)) return outcome;
      this.state.set((state) => ({ ...state, outcome, flagsShown: true }));
      return 'flagged';
    });
  }

  /** Shows what a ribbon button did to the sheet, and reads the sheet as it is now. */
  takeOutcome(flagged: FlagOutcome | Refusal): void {
    if (isRefusal(flagged)) this.state.set((state) => ({ ...state, refusal: flagged }));
    else this.state.set((state) => ({ ...state, outcome: flagged, flagsShown: true, refusal: null }));
    void this.readNow();
  }

  /** Takes the flags and our own column off. */
  removeFlags(): Promise<SheetDone> {
    return this.#work('removing', async () => {
      const flags = await this.#excel.removeFlags();
      if (isRefusal(flags)) return flags;
      const column = await this.#excel.removeDaysOverdueColumn();
      if (isRefusal(column)) return column;
      const status = await this.#excel.removeReminderStatus();
      if (isRefusal(status)) return status;
      this.state.set((state) => ({ ...state, outcome: null, flagsShown: false }));
      return flags.removed > 0 || column.removed || status.removed ? 'removed' : 'none-to-remove';
    });
  }

  addDaysOverdueColumn(): Promise<SheetDone> {
    return this.#work('adding-column', async ({ reading, cells }) => {
      const column = await this.#excel.showDaysOverdueColumn(reading, cells);
      return isRefusal(column) ? column : 'column-added';
    });
  }

  removeDaysOverdueColumn(): Promise<SheetDone> {
    return this.#work('removing-column', async () => {
      const column = await this.#excel.removeDaysOverdueColumn();
      if (isRefusal(column)) return column;
      return column.removed ? 'column-removed' : 'none-to-remove';
    });
  }

  /** One press at a time, on the sheet as it is now; a refusal is kept for the view. */
  async #work(doing: SheetWork, task: (sheet: ReadSheet) => Promise<SheetDone | Refusal>): Promise<SheetDone> {
    const { doing: before } = this.state.get();
    if (before !== null && before !== 'reading') return 'refused';
    this.state.set((state) => ({ ...state, doing, refusal: null }));
    try {
      const sheet = await this.readNow();
      const done = isRefusal(sheet) ? sheet : await task(sheet);
      if (!isRefusal(done)) return done;
      this.state.set((state) => ({ ...state, refusal: done }));
      return 'refused';
    } finally {
      this.state.set((state) => ({ ...state, doing: null }));
    }
  }

  /** Goes to a row of the sheet that was read. */
  goToRow = (row: number): Promise<void> => this.goTo(`A${row}`);

  /** Selects cells of the sheet that was read. */
  async goTo(address: string): Promise<void> {
    const { read } = this.state.get();
    if (read === null || isRefusal(read)) return;
    const refusal = await this.#excel.selectCells(address, read.reading.sheetName);
    if (refusal) this.#set({ refusal });
  }

  #set(change: Partial<SheetState>): void {
    this.state.set((state) => ({ ...state, ...change }));
  }
}

const withGiven = (answers: Answers, given: Readonly<Record<string, string | null>>): Answers =>
  Object.fromEntries(
    Object.entries({ ...answers, ...given }).filter((one): one is [string, string] => one[1] !== null),
  );
