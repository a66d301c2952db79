// Copy, cut and paste of cells as text: tab-separated as every spreadsheet understands it. Cells copied inside the page
// keep their formulas, shifted to where they land.
import type { Area } from '../excel/a1.ts';
import { parseCsv } from '../excel/csv.ts';
import { shiftFormula } from '../excel/references.ts';
import type { Sheet } from '../excel/sheet.ts';
import type { CellEntry, Workbook } from '../excel/workbook.ts';

/** What was copied last, to recognise it when it comes back. */
export interface CopiedCells {
  readonly text: string;
  readonly area: Area;
  readonly entries: readonly (readonly CellEntry[])[];
}

/** Takes the shown cells of an area: hidden rows and columns stay behind, whole columns are cut to the data. */
export function copyCells(workbook: Workbook, sheet: Sheet, selected: Area): CopiedCells {
  const area = sheet.storedPart(selected) ?? { ...selected, rows: 1, columns: 1 };
  const rows = span(area.row, area.rows).filter((row) => !sheet.isRowHidden(row));
  const columns = span(area.column, area.columns).filter((column) => !sheet.isColumnHidden(column));
  const lines = rows.map((row) => columns.map((column) => quote(workbook.displayText(sheet, row, column))).join('\t'));
  const entries = rows.map((row) => columns.map((column) => sheet.formula(row, column) ?? sheet.value(row, column)));
  return { text: lines.join('\r\n'), area, entries };
}

/** What to write where: the clipboard's cells from the corner of the selection on. */
export function pastedCells(
  text: string,
  copied: CopiedCells | null,
  corner: Area,
): { area: Area; rows: readonly (readonly CellEntry[])[] } {
  const own = copied !== null && plain(copied.text) === plain(text);
  const rows = own ? shifted(copied, corner) : parseCsv(text, '\t');
  const columns = Math.max(1, ...rows.map((row) => row.length));
  return { area: { row: corner.row, column: corner.column, rows: rows.length, columns }, rows };
}

const plain = (text: string): string => text.replaceAll('\r\n', '\n').replace(/\n$/, '');

const span = (from: number, count: number): number[] => Array.from({ length: count }, (_, index) => from + index);

function shifted(copied: CopiedCells, corner: Area): CellEntry[][] {
  const down = corner.row - copied.area.row;
  const across = corner.column - copied.area.column;
  return copied.entries.map((row) =>
    row.map((entry) => {
      if (typeof entry !== 'string') return entry;
      return entry.startsWith('=') ? `=${shiftFormula(entry.slice(1), down, across)}` : entry;
    }),
  );
}

/** A text with a tab, a line break or a leading quotation mark stands in quotation marks, doubled inside. */
const quote = (text: string): string => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
