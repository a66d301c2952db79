// Long sheets: read over a line to a worker as they would be read in place, in small pieces, stopped on the clerk's word, and
// read in place where no worker works.
import { afterEach, describe, expect, it } from 'vitest';
import { serveReadings } from '../../addin/reading-port.ts';
import { createSheetReader, type WorkerLine } from '../../addin/sheet-reader.ts';
import { isRefusal } from '../../core/refusal.ts';
import { layoutOf } from '../../core/report-layout.ts';
import { readSheet, type SheetCells } from '../../core/sheet.ts';
import { date, day, pounds, sheetOf } from '../core/cells.ts';

const CONTEXT = { today: day('2026-11-21') };
const HEADINGS = ['Customer', 'Invoice no', 'Due date', 'Outstanding'];

const longSheet = (rows: number): SheetCells =>
  sheetOf([
    HEADINGS,
    ...Array.from({ length: rows }, (_, i) => [
      ...[`Customer ${i % 90}`, `INV-${i}`, date(`2026-1${i % 3}-0${1 + (i % 9)}`), pounds(1 + (i % 97))],
    ]),
  ]);

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** A worker's line within this process; `pieces` counts what comes back, `serves` false leaves orders unanswered. */
function line(serves = true): WorkerLine & { readonly pieces: () => number; readonly fail: () => void } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  let pieces = 0;
  let broken = () => {};
  if (serves) serveReadings(port2);
  port1.addEventListener('message', () => {
    pieces += 1;
  });
  return {
    port: port1,
    end: () => port2.close(),
    broken: (told) => {
      broken = told;
    },
    pieces: () => pieces,
    fail: () => broken(),
  };
}

describe('a long sheet', () => {
  it('reads over there as it reads here, in pieces, and its cells go over once', async () => {
    const cells = longSheet(9000);
    const worker = line();
    const reader = createSheetReader(() => worker);
    const read = await reader.read(cells, CONTEXT);
    expect(read).toEqual(readSheet(cells, CONTEXT));
    expect(worker.pieces()).toBe(5);
    const answered = { ...CONTEXT, answers: { currency: 'EUR' } };
    expect(await reader.read(cells, answered)).toEqual(readSheet(cells, answered));
  });

  it('has its layout learnt over there', async () => {
    const cells = longSheet(7000);
    const reader = createSheetReader(() => line());
    const reading = await reader.read(cells, CONTEXT);
    if (isRefusal(reading)) throw new Error(reading.because);
    expect(await reader.learn(cells, reading, { currency: 'GBP' })).toEqual(
      layoutOf(cells, reading, { currency: 'GBP' }),
    );
  });

  it('is refused at once when the clerk stops it, and the next reading has a worker again', async () => {
    const lines = [line(false), line()];
    let opened = 0;
    const reader = createSheetReader(() => lines[opened++] ?? line());
    const stop = new AbortController();
    const reading = reader.read(longSheet(7000), CONTEXT, stop.signal);
    stop.abort();
    expect(await reading).toMatchObject({ refused: 'reading-stopped' });
    expect(await reader.read(longSheet(7000), CONTEXT)).toMatchObject({ overdueRowCount: expect.any(Number) });
    expect(opened).toBe(2);
  });

  it.each([
    ['cannot be opened', null],
    ['breaks while it reads', line(false)],
  ])('is read in place when the worker %s', async (_, broken) => {
    const cells = longSheet(7000);
    const reader = createSheetReader(() => {
      if (broken === null) throw new Error('no workers here');
      setTimeout(() => broken.fail(), 1);
      return broken;
    });
    expect(await reader.read(cells, CONTEXT)).toEqual(readSheet(cells, CONTEXT));
  });
});

describe('a short sheet', () => {
  it('needs no worker', async () => {
    const reader = createSheetReader(() => {
      throw new Error('a worker was opened');
    });
    const cells = longSheet(50);
    expect(await reader.read(cells, CONTEXT)).toEqual(readSheet(cells, CONTEXT));
  });
});
