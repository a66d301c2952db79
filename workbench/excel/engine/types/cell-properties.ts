// getCellProperties, getRowProperties, setCellProperties: many cells' looks in one answer.
import { qualifiedAddress, singleCell } from '../../a1.ts';
import type { CellStyle, StyleChange } from '../../cell-style.ts';
import type { Sheet } from '../../sheet.ts';
import { asRecord, type CallArguments, type EngineContext } from '../host-type.ts';
import { OfficeError } from '../office-error.ts';
import { checkProtection, gridOf, type RangeObject } from '../ranges.ts';

type Method = (range: RangeObject, args: CallArguments, context: EngineContext) => unknown;

const described = (address: string, hidden: boolean, style: CellStyle) => ({
  address,
  addressLocal: address,
  hidden,
  format: {
    fill: { color: style.fill ?? '#FFFFFF' },
    font: { ...style.font },
    horizontalAlignment: style.horizontalAlignment,
    verticalAlignment: style.verticalAlignment,
    wrapText: style.wrapText,
    indentLevel: style.indentLevel,
    protection: { locked: style.locked, formulaHidden: false },
  },
});

/** The members asked for (`{format: {fill: {color: true}}}`), nothing else; unknown members are refused. */
function pick(
  asked: Readonly<Record<string, unknown>>,
  from: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const [name, wanted] of Object.entries(asked)) {
    if (wanted === false || wanted === undefined) continue;
    if (!(name in from)) throw new OfficeError('InvalidArgument');
    picked[name] = typeof wanted === 'object' ? pick(asRecord(wanted), asRecord(from[name])) : from[name];
  }
  return picked;
}

function hiddenCell(sheet: Sheet, row: number, column: number): boolean {
  return sheet.isRowHidden(row) || sheet.isColumnHidden(column);
}

/** What setCellProperties asks to change of one cell. */
function changeOf(input: unknown): StyleChange {
  const format = asRecord(asRecord(input).format ?? {});
  const fill = asRecord(format.fill ?? {});
  const font = asRecord(format.font ?? {});
  const known = new Set(['name', 'size', 'bold', 'italic', 'underline', 'strikethrough', 'color']);
  return {
    ...(typeof fill.color === 'string' ? { fill: fill.color.toUpperCase() } : {}),
    font: Object.fromEntries(Object.entries(font).filter(([name]) => known.has(name))),
  };
}

export const cellPropertyMethods: Readonly<Record<string, Method>> = {
  GetCellProperties: ({ sheet, area }, args, { workbook }) => {
    const asked = args.record(0);
    return gridOf(area, (row, column) => {
      const address = qualifiedAddress(sheet.name, singleCell(row, column));
      return pick(asked, described(address, hiddenCell(sheet, row, column), workbook.style(sheet, row, column)));
    });
  },
  GetRowProperties: ({ sheet, area }, args) => {
    const asked = args.record(0);
    return Array.from({ length: area.rows }, (_, index) => {
      const row = area.row + index;
      const address = qualifiedAddress(sheet.name, { ...area, row, rows: 1 });
      return pick(asked, { address, addressLocal: address, rowIndex: row, rowHidden: sheet.isRowHidden(row) });
    });
  },
  SetCellProperties: ({ sheet, area }, args, { workbook }) => {
    checkProtection(workbook, sheet, [area], 'allowFormatCells');
    for (const [row, line] of args.list(0).entries()) {
      if (!Array.isArray(line)) throw new OfficeError('InvalidArgument');
      for (const [column, input] of line.entries()) {
        const [atRow, atColumn] = [area.row + row, area.column + column];
        const style = workbook.styles.change(sheet.styleNumber(atRow, atColumn), changeOf(input));
        sheet.cells.setStyle(atRow, atColumn, style);
      }
    }
    workbook.lookChanged(sheet, [area], 'addin');
    return null;
  },
};
