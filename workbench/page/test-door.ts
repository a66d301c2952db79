// A small door for tests and for whoever tries things in the browser's console: `workbench.select('B5')`, `workbench.value('B5')`.
import { type Address, parseAddress } from '../excel/a1.ts';
import type { CellValue } from '../excel/cells.ts';
import type { Command, ManifestCommands } from './manifest-commands.ts';
import { selectionOf } from './selection.ts';
import type { SheetView } from './sheet-view.ts';

/** Addresses are A1 texts, with or without a sheet. A text that is none is thrown back. */
interface TestDoor {
  /** Selects as the clerk does. */
  readonly select: (address: string) => void;
  /** The value of the cell as Office.js gives it. */
  readonly value: (address: string) => CellValue;
  readonly formula: (address: string) => string | null;
  /** What the cell shows. */
  readonly text: (address: string) => string;
  /** `#RRGGBB` as shown, conditional formats included; null for none. */
  readonly fill: (address: string) => string | null;
  /** Types a text into the cell, as the clerk does. */
  readonly type: (address: string, text: string) => void;
  /** Presses a button of the manifest by its control's id; resolves when the add-in is done. */
  readonly runCommand: (id: string) => Promise<void>;
}

declare global {
  interface Window {
    workbench?: TestDoor;
  }
}

/** Puts the door on `window.workbench`. */
export function openTestDoor(
  view: SheetView,
  manifest: ManifestCommands,
  run: (command: Command) => Promise<void>,
): void {
  const at = (text: string) => locate(view, text);
  window.workbench = {
    select: (address) => {
      const { sheet, row, column, rows, columns } = at(address);
      view.workbook.activate(sheet);
      view.select(selectionOf({ row, column, rows, columns }));
    },
    value: (address) => at(address).sheet.value(at(address).row, at(address).column),
    formula: (address) => at(address).sheet.formula(at(address).row, at(address).column),
    text: (address) => view.workbook.displayText(at(address).sheet, at(address).row, at(address).column),
    fill: (address) => view.workbook.shownLook(at(address).sheet, at(address).row, at(address).column).fill,
    type: (address, text) => view.workbook.typeIntoCell(at(address).sheet, at(address).row, at(address).column, text),
    runCommand: (id) => {
      const commands = [
        ...manifest.tabs.flatMap((tab) => tab.groups.flatMap((group) => group.commands)),
        ...manifest.cellMenu,
      ];
      const command = commands.find((one) => one.id === id);
      if (command === undefined) throw new RangeError(`the manifest has no button ${id}`);
      return run(command);
    },
  };
}

function locate(view: SheetView, text: string): Address & { sheet: SheetView['sheet'] } {
  const address = parseAddress(text);
  const sheet = address?.sheetName ? view.workbook.sheet(address.sheetName) : view.sheet;
  if (address === null || sheet === undefined) throw new RangeError(`not an address: ${text}`);
  return { ...address, sheet };
}
