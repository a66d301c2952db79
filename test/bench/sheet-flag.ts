// From the press on Flag overdue rows to the flags on the sheet, through the real Office.js, beside a bare read of the same
// cells in the same blocks through the same host; and what it costs in requests, bytes and memory.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { flagOverdueRows, readActiveSheet, removeFlags } from '../../addin/excel.ts';
import { readInSlices } from '../../addin/sheet-reader.ts';
import type { SheetCells } from '../../core/sheet.ts';
import type { OfficeInNode } from '../../workbench/excel/node-bridge.ts';
import { granted, JUDGED, ledgerWorkbook, openInExcel, overdueRowsOf } from '../addin/excel-workbooks.ts';
import { day } from '../addin/sheets-to-flag.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const COLUMNS = 12;
/** Where the ledger's dates and amounts stand: a reader needs their number formats too. */
const NUMBERS = { column: 3, columns: 5 };
const ROWS_AT_ONCE = 20_000;
const ROUNDS = 9;
const MEGABYTE = 1_048_576;

/**
 * Clears the young garbage of the run before, so that no run pays for another. A full collection would do more than that: it
 * drops the shapes of objects nobody holds just then, and with them the machine code compiled for them, so that every press
 * would be measured half compiled. What the first press costs, before anything is compiled, is a figure of its own.
 */
const collectGarbage: () => void = (() => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;
  return () => collect({ type: 'minor' });
})();

async function timed(task: () => Promise<unknown>): Promise<number> {
  collectGarbage();
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** Reads the cells and keeps them, and does nothing with them. */
function readBare(rows: number, withFormats: boolean): Promise<unknown> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const kept: unknown[][] = [];
    for (let row = 0; row <= rows; row += ROWS_AT_ONCE) {
      const height = Math.min(ROWS_AT_ONCE, rows + 1 - row);
      const values = sheet.getRangeByIndexes(row, 0, height, COLUMNS).load('values');
      const formats = sheet.getRangeByIndexes(row, NUMBERS.column, height, NUMBERS.columns);
      if (withFormats) formats.load('numberFormat');
      await context.sync();
      kept.push(values.values, withFormats ? formats.numberFormat : []);
      for (const range of [values, formats]) range.untrack();
    }
    return kept;
  });
}

const recognise = (cells: SheetCells) => readInSlices(cells, { today: day(JUDGED), asOf: day(JUDGED) });

/** What the ribbon's Flag overdue rows does; throws unless exactly the overdue rows were flagged. */
async function pressFlag(rows: number, read = recognise): Promise<void> {
  const cells = granted(await readActiveSheet());
  const { flaggedRows, rules } = granted(await flagOverdueRows(granted(await read(cells)), cells));
  if (flaggedRows.length !== overdueRowsOf(rows).length || rules !== 5)
    throw new Error(`${flaggedRows.length} rows flagged by ${rules} rules`);
}

interface Times {
  readonly press: number;
  readonly recognition: number;
  readonly bare: number;
  readonly values: number;
  /** The first press and the first bare read of the process. */
  readonly first: { readonly press: number; readonly bare: number };
}

/** Press and bare reads turn by turn, so that whatever else the machine does meets all of them alike. */
async function race(rows: number): Promise<Times> {
  openInExcel(ledgerWorkbook(rows));
  const times: Record<Exclude<keyof Times, 'first'>, number[]> = { press: [], recognition: [], bare: [], values: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.values.push(await timed(() => readBare(rows, false)));
    times.bare.push(await timed(() => readBare(rows, true)));
    let recognition = 0;
    const read = async (cells: SheetCells) => {
      const start = performance.now();
      const reading = await recognise(cells);
      recognition = performance.now() - start;
      return reading;
    };
    times.press.push(await timed(() => pressFlag(rows, read)));
    times.recognition.push(recognition);
    await removeFlags();
  }
  // The first rounds warm the machine up for all alike.
  const of = (figures: readonly number[]): number => median(figures.slice(2));
  return {
    press: of(times.press),
    recognition: of(times.recognition),
    bare: of(times.bare),
    values: of(times.values),
    first: { press: times.press[0] ?? 0, bare: times.bare[0] ?? 0 },
  };
}

interface Cost {
  readonly requests: number;
  readonly largestMessage: number;
  /** Bytes sent after the sheet had been read. */
  readonly flagBytes: number;
  /** Most bytes of memory in use at a request, over what the workbook itself takes. */
  readonly memory: number;
}

function watchMessages({ engine, traffic }: OfficeInNode, told: (bytes: number) => void): void {
  const answer = engine.answer.bind(engine);
  engine.answer = async (text, flags) => {
    const before = traffic.bytesSent + traffic.bytesReceived;
    const answered = await answer(text, flags);
    told(traffic.bytesSent + traffic.bytesReceived - before);
    return answered;
  };
}

async function costOf(rows: number): Promise<Cost> {
  const office = openInExcel(ledgerWorkbook(rows));
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  let [largestMessage, memory, sentBefore] = [0, 0, 0];
  watchMessages(office, (bytes) => {
    largestMessage = Math.max(largestMessage, bytes);
    memory = Math.max(memory, process.memoryUsage().heapUsed - before);
  });
  await pressFlag(rows, (cells) => {
    sentBefore = office.traffic.bytesSent;
    return recognise(cells);
  });
  const { syncs, bytesSent } = office.traffic;
  return { requests: syncs, largestMessage, flagBytes: bytesSent - sentBefore, memory };
}

function costLines(name: string, rows: number, cost: Cost): Measurement[] {
  const blocks = Math.ceil(rows / ROWS_AT_ONCE);
  const lines = [
    measurement(`${name}-requests`, 'requests', cost.requests, 6 + blocks),
    measurement(`${name}-largest-message`, 'bytes', cost.largestMessage, 5 * MEGABYTE),
    measurement(`${name}-flag-bytes`, 'bytes', cost.flagBytes, 10 * 1024),
  ];
  const over = lines.find(({ ratio }) => ratio > 1);
  if (over) throw new Error(`${over.name}: ${over.value} ${over.unit}, at most ${over.baseline}`);
  return lines;
}

/** 100,000 invoices: the press over a bare read, its parts, and its cost against the limits. Throws when a limit is passed. */
export async function sheetFlag(): Promise<Measurement[]> {
  const rows = 100_000;
  const { press, recognition, bare, values, first } = await race(rows);
  return [
    measurement('sheet-flag', 'ms', press, bare),
    measurement('sheet-flag-over-values-alone', 'ms', press, values),
    measurement('sheet-flag-recognition', 'ms', recognition, bare),
    measurement('sheet-flag-without-recognition', 'ms', press - recognition, bare),
    measurement('sheet-flag-first-press', 'ms', first.press, first.bare),
    ...costLines('sheet-flag', rows, await costOf(rows)),
  ];
}

/** Ten times the rows: how much longer the press takes, and the most memory it uses beyond the workbook itself. */
export async function sheetFlagGrowth(): Promise<Measurement[]> {
  const [small, large] = [await race(10_000), await race(100_000)];
  const [smallCost, largeCost] = [await costOf(10_000), await costOf(100_000)];
  return [
    measurement('sheet-flag-growth', 'ms', large.press, small.press),
    measurement('sheet-flag-growth-peak-memory', 'MB', largeCost.memory / MEGABYTE, smallCost.memory / MEGABYTE),
    ...costLines('sheet-flag-growth-small', 10_000, smallCost),
  ];
}

/** Fills set on one overdue row after another, as many in a request as Excel takes. */
async function flagRowByRow(rows: number): Promise<void> {
  await readBare(rows, true);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    for (const [i, row] of overdueRowsOf(rows).entries()) {
      const range = sheet.getRangeByIndexes(row - 1, 0, 1, COLUMNS);
      range.format.fill.color = '#FFE08F';
      if (i % 2000 === 1999) await context.sync();
    }
    await context.sync();
  });
}

/** For the record: the way of one fill a row, on the same sheet, beside the press. */
export async function sheetFlagPerRow(): Promise<Measurement[]> {
  const rows = 100_000;
  const { press } = await race(rows);
  const office = openInExcel(ledgerWorkbook(rows));
  const perRow = await timed(() => flagRowByRow(rows));
  const { requests, flagBytes } = await costOf(rows);
  return [
    measurement('sheet-flag-per-row', 'ms', perRow, press),
    measurement('sheet-flag-per-row-requests', 'requests', office.traffic.syncs, requests),
    measurement('sheet-flag-per-row-bytes', 'bytes', office.traffic.bytesSent, flagBytes),
  ];
}
