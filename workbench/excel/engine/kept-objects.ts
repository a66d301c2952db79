// Objects an add-in keeps between requests (tracked ranges, ranges of events), by reference id.
// A kept range follows its cells when rows or columns are put in or taken out before it, as in Excel.

import { MAX_COLUMNS, MAX_ROWS } from '../a1.ts';
import { type Shift, shiftArea } from '../shifting.ts';
import type { WorkbookEvent } from '../workbook-events.ts';
import type { HostObject } from './host-type.ts';
import { isRange } from './ranges.ts';

export class KeptObjects {
  readonly #objects = new Map<string, HostObject>();
  readonly #ids = new WeakMap<HostObject, string>();
  #last = 0;

  get size(): number {
    return this.#objects.size;
  }

  get(id: string): HostObject | undefined {
    return this.#objects.get(id);
  }

  /** Keeps an object and returns its id, the same one while it is kept. */
  keep(object: HostObject): string {
    const known = this.idOf(object);
    if (known !== undefined) return known;
    this.#last++;
    const id = `R${this.#last}`;
    this.#objects.set(id, object);
    this.#ids.set(object, id);
    return id;
  }

  /** The id of an object that is kept; undefined otherwise. */
  idOf(object: HostObject): string | undefined {
    const id = this.#ids.get(object);
    return id !== undefined && this.#objects.has(id) ? id : undefined;
  }

  release(id: string): void {
    this.#objects.delete(id);
  }

  releaseAll(): void {
    this.#objects.clear();
  }

  /** Moves kept ranges with their cells; a range whose cells are gone is kept no more. */
  follow(event: WorkbookEvent): void {
    if (event.kind !== 'changed' || event.shift === 'None') return;
    const shift = shiftOf(event);
    for (const [id, object] of this.#objects) {
      if (!isRange(object) || object.sheet !== event.sheet) continue;
      const area = shiftArea(object.area, shift);
      if (area === object.area) continue;
      if (!area) this.#objects.delete(id);
      else {
        const moved = { ...object, area };
        this.#objects.set(id, moved);
        this.#ids.set(moved, id);
      }
    }
  }
}

function shiftOf({ area, shift }: Extract<WorkbookEvent, { kind: 'changed' }>): Shift {
  const rows = shift === 'ShiftCellDown' || shift === 'ShiftCellUp';
  const sign = shift === 'ShiftCellDown' || shift === 'ShiftCellRight' ? 1 : -1;
  if (rows) {
    const last = area.columns >= MAX_COLUMNS ? MAX_COLUMNS - 1 : area.column + area.columns - 1;
    return { axis: 'rows', at: area.row, count: sign * area.rows, first: area.column, last };
  }
  const last = area.rows >= MAX_ROWS ? MAX_ROWS - 1 : area.row + area.rows - 1;
  return { axis: 'columns', at: area.column, count: sign * area.columns, first: area.row, last };
}
