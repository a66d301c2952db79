// Long sheets: read and flagged a slice at a time as they would be at once, while other things are done in between, and stopped
// on the clerk's word.
import { describe, expect, it } from 'vitest';
import { planFlags, planFlagsInSteps } from '../../addin/flags.ts';
import { inSlices } from '../../addin/in-slices.ts';
import { READING_STOPPED, readInSlices } from '../../addin/sheet-reader.ts';
import { readSheet, type SheetCells } from '../../core/sheet.ts';
import { date, day, pounds, sheetOf } from '../core/cells.ts';
import { granted } from './excel-workbooks.ts';

const CONTEXT = { today: day('2026-11-21') };
const HEADINGS = ['Customer', 'Invoice no', 'Due date', 'Outstanding'];

const longSheet = (rows: number, written = date): SheetCells =>
  sheetOf([
    HEADINGS,
    ...Array.from({ length: rows }, (_, i) => [
      ...[
        `Customer ${i % 90}`,
        `INV-${(i * 7) % rows}`,
        written(`2026-1${i % 3}-0${1 + (i % 9)}`),
        pounds(1 + (i % 97)),
      ],
    ]),
  ]);

/** Counts how often something else gets its turn until the work is done. */
async function turnsDuring<Result>(work: Promise<Result>): Promise<{ result: Result; turns: number }> {
  let [turns, isDone] = [0, false];
  const other = (): void => {
    turns += 1;
    if (!isDone) setImmediate(other);
  };
  setImmediate(other);
  const result = await work.finally(() => {
    isDone = true;
  });
  return { result, turns };
}

describe('a long sheet', () => {
  it('is read in slices as it is read at once, and other things have their turn', async () => {
    const cells = longSheet(40_000);
    const { result, turns } = await turnsDuring(readInSlices(cells, CONTEXT));
    expect(result).toEqual(readSheet(cells, CONTEXT));
    expect(turns).toBeGreaterThan(2);
  });

  it('with dates as text too', async () => {
    const cells = longSheet(9000, (text) => ({ value: text.split('-').reverse().join('/'), format: '' }));
    expect(await readInSlices(cells, CONTEXT)).toEqual(readSheet(cells, CONTEXT));
  });

  it('is refused soon after the clerk stops it', async () => {
    const stop = new AbortController();
    const reading = readInSlices(longSheet(40_000), CONTEXT, stop.signal);
    stop.abort();
    expect(await reading).toEqual(READING_STOPPED);
  });

  it('has its flags planned in slices as they are planned at once', async () => {
    const cells = longSheet(9000);
    const reading = granted(readSheet(cells, CONTEXT));
    const inOne = granted(planFlags(reading, cells, CONTEXT.today));
    const sliced = granted(await inSlices(planFlagsInSteps(reading, cells, CONTEXT.today)));
    const shown = ({ rules, flaggedRows, legend }: typeof inOne) => [
      rules.map(({ address, formula }) => [address, formula]),
      flaggedRows,
      legend,
    ];
    expect(shown(sliced)).toEqual(shown(inOne));
    expect(sliced.flaggedRows.length).toBeGreaterThan(3000);
  });
});
