// What cells mean, found without keeping the pane from what the clerk does: short sheets are read at once, long ones in a
// worker; where there can be no worker, they are read here all the same.
import { type Refusal, refuse } from '../core/refusal.ts';
import { layoutOf, type ReportLayout } from '../core/report-layout.ts';
import { type ReadingContext, readSheet, type SheetCells, type SheetReading } from '../core/sheet.ts';
import type { Answers } from './answers.ts';
import { openReadingLine, type ReadingLine } from './reading-port.ts';

/** Up to so many cells a reading takes a few milliseconds. */
const SHORT = 24_000;

export const READING_STOPPED = refuse('reading-stopped', 'Reading was stopped. Nothing on the sheet was changed.');

/** Reads sheets and learns their layouts. */
export interface SheetReader {
  /** Comes to the refusal `reading-stopped` as soon as the signal says so. */
  read(cells: SheetCells, context: ReadingContext, signal?: AbortSignal): Promise<SheetReading | Refusal>;
  /** The layout of a reading, with these answers; the reading is one of this reader's. */
  learn(cells: SheetCells, reading: SheetReading, answers: Answers): Promise<ReportLayout | Refusal>;
}

/** A line to a worker, and how to end it; `broken` is told when the worker cannot work at all. */
export interface WorkerLine {
  readonly port: MessagePort;
  readonly end: () => void;
  readonly broken: (told: () => void) => void;
}

/** Reads everything in place. */
export const readerInPlace: SheetReader = {
  read: async (cells, context) => readSheet(cells, context),
  learn: async (cells, reading, answers) => layoutOf(cells, reading, answers),
};

interface Open extends WorkerLine {
  readonly line: ReadingLine;
  readonly hasBroken: Promise<'broken'>;
}

const isShort = ({ values }: SheetCells): boolean => values.length * (values[0]?.length ?? 0) <= SHORT;

/** A reader that opens a worker when the first long sheet comes. */
export function createSheetReader(openWorker: () => WorkerLine): SheetReader {
  let open: Open | null = null;
  let cannotOpen = false;
  let readLast: SheetReading | null = null;

  const opened = (): Open | null => {
    if (cannotOpen) return null;
    try {
      open ??= openLine(openWorker());
    } catch {
      cannotOpen = true;
    }
    return open;
  };
  const end = () => {
    open?.end();
    open = null;
    readLast = null;
  };
  return {
    async read(cells, context, signal) {
      const worker = isShort(cells) ? null : opened();
      if (worker === null) return readSheet(cells, context);
      const read = await Promise.race([worker.line.read(cells, context), worker.hasBroken, stopped(signal)]);
      if (read === 'broken') {
        end();
        cannotOpen = true;
        return readSheet(cells, context);
      }
      // A reading under way cannot be interrupted, so its worker goes; the next long sheet opens another.
      if (read === READING_STOPPED) end();
      else readLast = 'refused' in read ? null : read;
      return read;
    },
    async learn(cells, reading, answers) {
      if (open === null || reading !== readLast) return layoutOf(cells, reading, answers);
      const layout = await Promise.race([open.line.learn(answers), open.hasBroken]);
      return layout === 'broken' ? layoutOf(cells, reading, answers) : layout;
    },
  };
}

function openLine(worker: WorkerLine): Open {
  const hasBroken = new Promise<'broken'>((resolve) => worker.broken(() => resolve('broken')));
  return { ...worker, line: openReadingLine(worker.port), hasBroken };
}

const stopped = (signal: AbortSignal | undefined): Promise<Refusal> =>
  new Promise((resolve) => {
    if (signal?.aborted) resolve(READING_STOPPED);
    signal?.addEventListener('abort', () => resolve(READING_STOPPED), { once: true });
  });

/** The pane's worker, from the file beside the page. Throws where workers are not allowed. */
export function openSheetWorker(): WorkerLine {
  const worker = new Worker('sheet-worker.js', { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(null, [port2]);
  return {
    port: port1,
    end: () => worker.terminate(),
    broken: (told) => worker.addEventListener('error', told, { once: true }),
  };
}
