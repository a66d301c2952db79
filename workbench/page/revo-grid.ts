// The part of RevoGrid that the page uses. Its own types name their files without endings, which this project's
// module resolution does not follow, so what is used stands here.
import { defineCustomElements } from '@revolist/revogrid/loader';

/** A node of RevoGrid's virtual DOM, made by the `h` it hands to templates. */
export interface DrawnNode {
  readonly drawnNode: never;
}

export type DrawNode = (tag: string, attributes: NodeAttributes, content?: string) => DrawnNode;

export type NodeAttributes = Readonly<Record<string, string | number | Record<string, string | boolean>>>;

/** What a template is told of its cell; `model` is the row's object as it was given in `source`. */
interface CellPlace<Row> {
  readonly model: Row;
}

export interface GridColumn<Row> {
  readonly prop: string;
  readonly name: string;
  readonly size: number;
  readonly minSize: number;
  readonly pin?: 'colPinStart';
  readonly cellTemplate: (h: DrawNode, place: CellPlace<Row>) => DrawnNode[];
  readonly cellProperties: (place: CellPlace<Row>) => NodeAttributes;
  readonly columnProperties: () => NodeAttributes;
}

interface GridRowHeight {
  readonly type: 'rgRow' | 'rowPinStart';
  readonly index: number;
  readonly size: number;
}

export interface RevoGrid<Row> extends HTMLElement {
  theme: string;
  readonly: boolean;
  range: boolean;
  canFocus: boolean;
  canDrag: boolean;
  canMoveColumns: boolean;
  useClipboard: boolean;
  filter: boolean;
  exporting: boolean;
  resize: boolean;
  rowSize: number;
  frameSize: number;
  columns: readonly GridColumn<Row>[];
  source: readonly Row[];
  pinnedTopSource: readonly Row[];
  rowDefinitions: readonly GridRowHeight[];
  rowHeaders: {
    readonly size: number;
    readonly cellTemplate: (h: DrawNode, place: CellPlace<Row>) => string;
    readonly cellProperties: (place: CellPlace<Row>) => NodeAttributes;
  };
  refresh: (type: 'all') => Promise<void>;
}

/** An empty grid with RevoGrid's own selection, editing, sorting and clipboard turned off. */
export function createRevoGrid<Row>(): RevoGrid<Row> {
  defineCustomElements(window);
  const grid = document.createElement('revo-grid') as HTMLElement as RevoGrid<Row>;
  return Object.assign(grid, {
    theme: 'default',
    readonly: true,
    range: false,
    canFocus: false,
    canDrag: false,
    canMoveColumns: false,
    useClipboard: false,
    filter: false,
    exporting: false,
    resize: true,
    frameSize: 3,
  });
}

/** The columns that the clerk has just made wider or narrower, from RevoGrid's `aftercolumnresize`. */
export function resizedColumns(event: Event): { prop: string; size: number }[] {
  if (!(event instanceof CustomEvent)) return [];
  const columns = Object.values(event.detail as Record<string, { prop: string | number; size?: number }>);
  return columns.map(({ prop, size }) => ({ prop: String(prop), size: Math.round(size ?? 0) }));
}
