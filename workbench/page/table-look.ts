// How an Excel table's style shows: the header's fill, the bands and the totals row, in the colours of the Office theme.
import { containsCell } from '../excel/a1.ts';
import { type SheetTable, tableHeader, tableTotals } from '../excel/sheet-parts.ts';

/** What the table lays under a cell that has no look of its own. */
export interface TableLook {
  readonly fill: string | null;
  readonly color: string | null;
  readonly bold: boolean;
}

const PLAIN: TableLook = { fill: null, color: null, bold: false };
const ACCENTS = ['#595959', '#4472c4', '#ed7d31', '#a5a5a5', '#ffc000', '#5b9bd5', '#70ad47'];

/** The look of one cell of the table; plain for a table without a style. */
export function tableLook(table: SheetTable, row: number, column: number): TableLook {
  const style = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(table.style);
  if (style === null) return PLAIN;
  const accent = ACCENTS[(Number(style[2]) - 1) % ACCENTS.length] ?? '#595959';
  const strong = style[1] !== 'Light';
  if (isIn(tableHeader(table), row, column))
    return strong ? { fill: accent, color: '#ffffff', bold: true } : { ...PLAIN, bold: true };
  if (isIn(tableTotals(table), row, column)) return { fill: null, color: null, bold: true };
  const band = table.showBandedRows && (row - table.area.row) % 2 === 1;
  return band ? { ...PLAIN, fill: tint(accent) } : PLAIN;
}

const isIn = (area: SheetTable['area'] | null, row: number, column: number): boolean =>
  area !== null && containsCell(area, row, column);

/** The accent with four fifths of white, as Excel's bands are. */
function tint(accent: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16));
  return `#${parts
    .map((part) =>
      Math.round(part + (255 - part) * 0.8)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
