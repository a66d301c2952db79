// What the clerk does with whole rows.
import type { SheetView } from './sheet-view.ts';

/** One thing to do with the selected rows, named as in Excel's menu. */
export interface RowCommand {
  readonly label: string;
  readonly run: () => void;
}

/** The row commands for the present selection. */
export function rowCommands(view: SheetView): RowCommand[] {
  return [
    { label: 'Hide rows', run: () => setHidden(view, true) },
    { label: 'Unhide rows', run: () => setHidden(view, false) },
  ];
}

function setHidden(view: SheetView, hidden: boolean): void {
  const { sheet, workbook, area } = view;
  for (let row = area.row; row < Math.min(area.row + area.rows, view.grid.layout().lastRow + 1); row += 1) {
    if (hidden) sheet.hiddenRows.add(row);
    else sheet.hiddenRows.delete(row);
  }
  workbook.emit({ kind: 'rowsHidden', sheet, area, hidden });
}
