// The bar at the bottom: what the keys do now, the last message, and the average, count and sum of the selection.
import type { Area } from '../excel/a1.ts';
import { displayText, isDateFormat } from '../excel/display-text.ts';
import type { Sheet } from '../excel/sheet.ts';
import type { Workbook } from '../excel/workbook.ts';

const MAX_SUMMED = 200_000;

/** "Average: £1,204.50  Count: 12  Sum: £14,454.00", or '' for a single cell. Days are counted, not summed. */
export function sumsOf(workbook: Workbook, sheet: Sheet, selected: Area): string {
  const area = sheet.storedPart(selected);
  if (area === null || area.rows * area.columns < 2 || area.rows * area.columns > MAX_SUMMED) return '';
  const found = collect(workbook, sheet, area);
  if (found.count < 2) return '';
  if (found.numbers === 0) return `Count: ${found.count}`;
  const text = (value: number): string => displayText(value, found.numberFormat, workbook);
  return `Average: ${text(found.sum / found.numbers)}   Count: ${found.count}   Sum: ${text(found.sum)}`;
}

interface Found {
  readonly count: number;
  readonly numbers: number;
  readonly sum: number;
  readonly numberFormat: string;
}

function collect(workbook: Workbook, sheet: Sheet, area: Area): Found {
  let count = 0;
  let numbers = 0;
  let sum = 0;
  let numberFormat: string | null = null;
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    if (sheet.isRowHidden(row)) continue;
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      const value = sheet.value(row, column);
      if (value !== '') count += 1;
      const format = workbook.style(sheet, row, column).numberFormat;
      if (typeof value !== 'number' || isDateFormat(format)) continue;
      numbers += 1;
      sum += value;
      numberFormat ??= format;
    }
  }
  return { count, numbers, sum: Number(sum.toPrecision(15)), numberFormat: numberFormat ?? 'General' };
}
