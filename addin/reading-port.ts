// Reading a long sheet beside the pane instead of in it: the cells go over in small pieces, the reading comes back in small
// pieces, and neither side is kept busy longer than a clerk would notice. Both ends of the line stand here.
import { type Refusal, refuse } from '../core/refusal.ts';
import { layoutOf, type ReportLayout } from '../core/report-layout.ts';
import { SheetRows } from '../core/sheet/sheet-rows.ts';
import { type ReadingContext, readSheet, type SheetCells, type SheetReading, type SheetRow } from '../core/sheet.ts';
import type { Answers } from './answers.ts';

/** Rows that go over at once; each piece takes a few milliseconds. */
const ROWS_AT_ONCE = 2500;

type CellsHead = Omit<SheetCells, 'values' | 'numberFormats'>;
type CellsPart = Pick<SheetCells, 'values' | 'numberFormats'>;
type ReadingHead = Omit<SheetReading, 'rows'>;

type Order =
  | { readonly order: 'take'; readonly head: CellsHead }
  | { readonly order: 'take-rows'; readonly part: CellsPart }
  | { readonly order: 'read'; readonly job: number; readonly context: ReadingContext }
  | { readonly order: 'learn'; readonly job: number; readonly answers: Answers };

type Told =
  | { readonly told: 'rows'; readonly job: number; readonly rows: readonly SheetRow[] }
  | { readonly told: 'read'; readonly job: number; readonly head: ReadingHead | Refusal }
  | { readonly told: 'learnt'; readonly job: number; readonly layout: ReportLayout | Refusal }
  | { readonly told: 'fault'; readonly job: number; readonly fault: unknown };

const NOTHING_READ = refuse('layout-not-learnt', 'The sheet was not read. The layout is not remembered.');

/** Takes orders on a port until it is closed: the worker's end. */
export function serveReadings(port: MessagePort): void {
  let head: CellsHead | null = null;
  let values: SheetCells['values'][number][] = [];
  let numberFormats: SheetCells['numberFormats'][number][] = [];
  let reading: SheetReading | Refusal = NOTHING_READ;
  const tell = (told: Told) => port.postMessage(told);

  const cells = (): SheetCells => {
    if (head === null) throw new Error('a sheet is to be read before its cells came');
    return { ...head, values, numberFormats };
  };
  const read = (job: number, context: ReadingContext) => {
    reading = readSheet(cells(), context);
    if ('refused' in reading) return tell({ told: 'read', job, head: reading });
    const { rows, ...rest } = reading;
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      tell({ told: 'rows', job, rows: rows.slice(at, at + ROWS_AT_ONCE) });
    tell({ told: 'read', job, head: rest });
  };
  const learn = (job: number, answers: Answers) => {
    const layout = 'refused' in reading ? NOTHING_READ : layoutOf(cells(), reading, answers);
    tell({ told: 'learnt', job, layout });
  };

  port.onmessage = ({ data }: MessageEvent<Order>) => {
    switch (data.order) {
      case 'take':
        head = data.head;
        values = [];
        numberFormats = [];
        return;
      case 'take-rows':
        values.push(...data.part.values);
        numberFormats.push(...data.part.numberFormats);
        return;
    }
    try {
      if (data.order === 'read') read(data.job, data.context);
      else learn(data.job, data.answers);
    } catch (fault) {
      tell({ told: 'fault', job: data.job, fault });
    }
  };
}

interface Waiting {
  readonly rows: SheetRow[];
  readonly done: (told: Told) => void;
}

/** The pane's end of the line. */
export interface ReadingLine {
  /** Reads cells; those of the reading before need not go over again. */
  read(cells: SheetCells, context: ReadingContext): Promise<SheetReading | Refusal>;
  /** The layout of the sheet read last, with these answers. */
  learn(answers: Answers): Promise<ReportLayout | Refusal>;
}

/** Gives orders on a port whose other end serves readings. A fault over there is thrown here. */
export function openReadingLine(port: MessagePort): ReadingLine {
  const waiting = new Map<number, Waiting>();
  let jobs = 0;
  let there: SheetCells | null = null;
  const give = (order: Order) => port.postMessage(order);

  port.onmessage = ({ data }: MessageEvent<Told>) => {
    const job = waiting.get(data.job);
    if (data.told === 'rows') for (const row of data.rows) job?.rows.push(row);
    else {
      waiting.delete(data.job);
      job?.done(data);
    }
  };
  const outcome = (give: (job: number) => void): Promise<{ told: Told; rows: SheetRow[] }> =>
    new Promise((resolve) => {
      jobs += 1;
      const rows: SheetRow[] = [];
      waiting.set(jobs, { rows, done: (told) => resolve({ told, rows }) });
      give(jobs);
    });

  return {
    async read(cells, context) {
      if (there !== cells) await sendCells(cells, give);
      there = cells;
      const { told, rows } = await outcome((job) => give({ order: 'read', job, context }));
      if (told.told === 'fault') throw told.fault;
      if (told.told !== 'read') throw new Error(`a reading was answered with ${told.told}`);
      return 'refused' in told.head ? told.head : { ...told.head, rows: SheetRows.of(rows) };
    },
    async learn(answers) {
      const { told } = await outcome((job) => give({ order: 'learn', job, answers }));
      if (told.told === 'fault') throw told.fault;
      if (told.told !== 'learnt') throw new Error(`a lesson was answered with ${told.told}`);
      return told.layout;
    },
  };
}

/** Sends the cells piece by piece, letting the pane do other things in between. */
async function sendCells(cells: SheetCells, give: (order: Order) => void): Promise<void> {
  const { values, numberFormats, ...head } = cells;
  give({ order: 'take', head });
  for (let at = 0; at < values.length; at += ROWS_AT_ONCE) {
    const to = at + ROWS_AT_ONCE;
    give({ order: 'take-rows', part: { values: values.slice(at, to), numberFormats: numberFormats.slice(at, to) } });
    await nextTask();
  }
}

/** Lets whatever waits (a key, a press, a repaint) come first. Timers would wait longer and longer in a background pane. */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
