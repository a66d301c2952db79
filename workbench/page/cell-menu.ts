// The menu of a cell: the page's own lines, and those that the add-in's manifest asks for.
import type { Command } from './manifest-commands.ts';
import type { MenuItem } from './popup-menu.ts';
import { ROW_COMMANDS, runRowCommand } from './row-commands.ts';
import { clearCells } from './sheet-input.ts';
import type { SheetView } from './sheet-view.ts';

/** The lines for the present selection; null draws a line between groups. */
export function cellMenuItems(
  view: SheetView,
  manifestLines: readonly Command[],
  onCommand: (command: Command) => void,
): (MenuItem | null)[] {
  const own = manifestLines.map((command) => ({
    label: command.label,
    icon: command.icon,
    run: () => onCommand(command),
  }));
  return [
    { label: 'Cut', hint: 'Ctrl+X', run: () => asKey(view, 'cut') },
    { label: 'Copy', hint: 'Ctrl+C', run: () => asKey(view, 'copy') },
    { label: 'Clear contents', hint: 'Del', run: () => clearCells(view) },
    null,
    ...ROW_COMMANDS.map(([name, label]) => ({ label, run: () => runRowCommand(view, name) })),
    ...(own.length > 0 ? [null, ...own] : []),
  ];
}

/** The browser raises the same event as for the key, with the grid as its target. */
function asKey(view: SheetView, action: 'cut' | 'copy'): void {
  view.focus();
  document.execCommand(action);
}
