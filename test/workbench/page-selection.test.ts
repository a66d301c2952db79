import { describe, expect, it } from 'vitest';
import { formatAddress } from '../../workbench/excel/a1.ts';
import { Workbook } from '../../workbench/excel/workbook.ts';
import {
  areaOf,
  moveSelection,
  type Selection,
  selectCell,
  selectColumns,
  selectionOf,
  selectRows,
} from '../../workbench/page/selection.ts';

const EDGES = { lastRow: 119, lastColumn: 25 };

/** A3:C6 filled, row 5 hidden, column B hidden. */
function ledger() {
  const workbook = new Workbook();
  const sheet = workbook.addSheet('Ledger');
  workbook.write(sheet, { row: 2, column: 0, rows: 4, columns: 3 }, (row, column) => row * 10 + column + 1, 'clerk');
  sheet.hiddenRows.add(4);
  sheet.hiddenColumns.add(1);
  return sheet;
}

function moved(from: Selection, key: string, keys: { ctrl?: boolean; shift?: boolean } = {}): string {
  const move = { key, ctrl: keys.ctrl ?? false, shift: keys.shift ?? false, page: 20 };
  const next = moveSelection(from, move, ledger(), EDGES);
  return next === null ? 'stays' : formatAddress(areaOf(next));
}

describe('the selection of cells', () => {
  it.each([
    ['down one cell', selectCell(0, 0), 'ArrowDown', {}, 'A2'],
    ['over a hidden row', selectCell(3, 0), 'ArrowDown', {}, 'A6'],
    ['over a hidden column', selectCell(2, 0), 'ArrowRight', {}, 'C3'],
    ['nowhere at the top', selectCell(0, 3), 'ArrowUp', {}, 'D1'],
    ['nowhere at the last drawn column', selectCell(0, 25), 'ArrowRight', {}, 'Z1'],
    ['with Ctrl to the next filled cell', selectCell(0, 0), 'ArrowDown', { ctrl: true }, 'A3'],
    ['with Ctrl to the last filled cell', selectCell(2, 0), 'ArrowDown', { ctrl: true }, 'A6'],
    ['with Ctrl to the edge where nothing follows', selectCell(5, 0), 'ArrowDown', { ctrl: true }, 'A120'],
    ['growing with Shift', selectCell(2, 0), 'ArrowDown', { shift: true }, 'A3:A4'],
    ['growing with Ctrl and Shift over the data', selectCell(2, 0), 'ArrowDown', { ctrl: true, shift: true }, 'A3:A6'],
    ['to the first column', selectCell(7, 9), 'Home', {}, 'A8'],
    ['to the first cell', selectCell(7, 9), 'Home', { ctrl: true }, 'A1'],
    ['to the last used cell', selectCell(0, 0), 'End', { ctrl: true }, 'C6'],
    ['down a screen of visible rows', selectCell(0, 0), 'PageDown', {}, 'A22'],
    ['back up no further than row 1', selectCell(5, 2), 'PageUp', {}, 'C1'],
  ])('moves %s', (_words, from, key, keys, expected) => {
    expect(moved(from, key, keys)).toBe(expected);
  });

  it('is left alone by a key that moves nothing', () => {
    expect(moved(selectCell(0, 0), 'a')).toBe('stays');
  });

  it('names whole rows and whole columns as Excel does', () => {
    expect(formatAddress(areaOf(selectRows(4, 6)))).toBe('5:7');
    expect(formatAddress(areaOf(selectColumns(2, 1)))).toBe('B:C');
  });

  it('keeps its active cell when it grows upwards', () => {
    const grown = moveSelection(
      selectionOf({ row: 3, column: 3, rows: 1, columns: 1 }),
      { key: 'ArrowUp', ctrl: false, shift: true, page: 20 },
      ledger(),
      EDGES,
    );
    expect(grown?.anchor).toEqual({ row: 3, column: 3 });
    expect(grown && formatAddress(areaOf(grown))).toBe('D3:D4');
  });
});
