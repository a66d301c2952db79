// What cells mean, found without keeping the pane from what the clerk does: a slice at a time, until she stops it.
import { type Refusal, refuse } from '../core/refusal.ts';
import { type ReadingContext, readSheetInSteps, type SheetCells, type SheetReading } from '../core/sheet.ts';
import { inSlices } from './in-slices.ts';

export const READING_STOPPED = refuse('reading-stopped', 'Reading was stopped. Nothing on the sheet was changed.');

/** Reads a sheet of any length; comes to the refusal `reading-stopped` soon after the signal says so. */
export async function readInSlices(
  cells: SheetCells,
  context: ReadingContext,
  signal?: AbortSignal,
): Promise<SheetReading | Refusal> {
  return (await inSlices(readSheetInSteps(cells, context), signal)) ?? READING_STOPPED;
}
