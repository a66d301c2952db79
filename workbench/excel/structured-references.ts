// Table references in formulas (`Table1[Amount]`, `[@Due]`, `Table1[[#Totals],[Amount]]`) turned into cell addresses.
import { type Area, intersect, qualifiedAddress } from './a1.ts';
import type { Sheet } from './sheet.ts';
import { type SheetTable, tableBody, tableHeader, tableTotals } from './sheet-parts.ts';

interface Tables {
  readonly tables: readonly { readonly sheet: Sheet; readonly table: SheetTable }[];
}

const STRUCTURED =
  /"(?:[^"]|"")*"|([A-Za-z_\\\u00C0-\uFFFF][\w.\u00C0-\uFFFF]*)?\[((?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*)\]/g;

/** The formula with every table reference replaced by its cells; `#REF!` where table or column does not exist. */
export function resolveTableReferences(
  formula: string,
  workbook: Tables,
  sheet: Sheet,
  row: number,
  column: number,
): string {
  if (!formula.includes('[')) return formula;
  return formula.replace(STRUCTURED, (whole, name: string | undefined, inside: string | undefined) => {
    if (inside === undefined) return whole;
    const found = name
      ? workbook.tables.find((one) => one.table.name.toLowerCase() === name.toLowerCase())
      : tableOf(sheet, row, column);
    const area = found ? referredArea(found.table, inside, row) : null;
    return found && area ? qualifiedAddress(found.sheet.name, area) : '#REF!';
  });
}

function tableOf(sheet: Sheet, row: number, column: number): { sheet: Sheet; table: SheetTable } | null {
  const table = sheet.tableAt(row, column);
  return table ? { sheet, table } : null;
}

function referredArea(table: SheetTable, inside: string, row: number): Area | null {
  const thisRow = inside.startsWith('@') || /#this row/i.test(inside);
  const parts = partsOf(inside.replace(/^@/, ''));
  const items = parts.filter((part) => part.startsWith('#')).map((part) => part.toLowerCase());
  const columns = parts.filter((part) => !part.startsWith('#'));
  const rows = thisRow ? intersect({ ...table.area, row, rows: 1 }, table.area) : rowsOf(table, items);
  const across = columnsOf(table, columns);
  return rows && across ? intersect(rows, across) : null;
}

function partsOf(inside: string): string[] {
  const bracketed = [...inside.matchAll(/\[((?:[^[\]']|'.)*)\]/g)].map((match) => match[1] ?? '');
  const parts = bracketed.length > 0 ? bracketed : [inside];
  return parts.map((part) => part.trim().replace(/^@/, '').replace(/'(.)/g, '$1')).filter((part) => part !== '');
}

function rowsOf(table: SheetTable, items: readonly string[]): Area | null {
  if (items.includes('#all')) return table.area;
  const asked = items.length === 0 ? ['#data'] : items;
  const areas = asked.map((item) => {
    if (item === '#headers') return tableHeader(table);
    return item === '#totals' ? tableTotals(table) : tableBody(table);
  });
  const there = areas.filter((area) => area !== null);
  const first = there.reduce<Area | null>((top, area) => (top && top.row < area.row ? top : area), null);
  if (!first || there.length !== areas.length) return null;
  return { ...first, rows: there.reduce((count, area) => count + area.rows, 0) };
}

function columnsOf(table: SheetTable, names: readonly string[]): Area | null {
  if (names.length === 0) return table.area;
  const places = names.map((name) => table.columns.findIndex((one) => one.name.toLowerCase() === name.toLowerCase()));
  if (places.includes(-1)) return null;
  const left = Math.min(...places);
  return { ...table.area, column: table.area.column + left, columns: Math.max(...places) - left + 1 };
}
