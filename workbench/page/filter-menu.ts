// Sort and filter of one column.
import type { CellPosition } from './selection.ts';
import type { SheetView } from './sheet-view.ts';

export function openFilterMenu(_view: SheetView, _cell: CellPosition, _at: { x: number; y: number }): void {}
