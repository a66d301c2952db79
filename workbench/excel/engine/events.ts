// What happens in the workbook, told to the add-in as Excel tells it. Nothing is sent that nobody registered for.
import { formatAddress, intersect } from '../a1.ts';
import type { Sheet } from '../sheet.ts';
import type { Origin, WorkbookEvent } from '../workbook-events.ts';
import { EVENT, EXCEL_EVENTS, WHOLE_WORKBOOK } from './event-methods.ts';
import type { EventRegistry } from './host-type.ts';
import type { KeptObjects } from './kept-objects.ts';
import type { EventEntry } from './protocol.ts';
import { rangeOf } from './ranges.ts';

type Changed = Extract<WorkbookEvent, { kind: 'changed' }>;
type Payload = Readonly<Record<string, unknown>>;

const TRIGGERS: Readonly<Record<Origin, string>> = { clerk: 'Unknown', addin: 'ThisLocalAddin' };

function valueType(value: unknown): string {
  if (value === '' || value === undefined) return 'Empty';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}

export class EventSender implements EventRegistry {
  readonly #registered = new Map<string, number>();
  readonly #sinks = new Set<(entry: EventEntry) => void>();
  readonly #kept: KeptObjects;

  constructor(kept: KeptObjects) {
    this.#kept = kept;
  }

  register(eventType: number, target: string): void {
    const key = `${eventType} ${target}`;
    this.#registered.set(key, (this.#registered.get(key) ?? 0) + 1);
  }

  unregister(eventType: number, target: string): void {
    const key = `${eventType} ${target}`;
    this.#registered.set(key, Math.max(0, (this.#registered.get(key) ?? 0) - 1));
  }

  /** Calls the sink with every event from now on; returns how to stop. */
  to(sink: (entry: EventEntry) => void): () => void {
    this.#sinks.add(sink);
    return () => this.#sinks.delete(sink);
  }

  /** Sends what Excel would for a change of the workbook. */
  tell(event: WorkbookEvent): void {
    if (event.kind === 'selection') this.#tellSelection(event);
    else if (event.kind === 'changed') this.#tellChange(event);
    else if (event.kind === 'activated') this.#tellActivation(event);
    else if (event.kind === 'format') this.#toSheet(EVENT.format, event.sheet, () => this.#where(event));
    else if (event.kind === 'sorted') this.#toSheet(EVENT.rowSorted, event.sheet, () => this.#where(event));
    else if (event.kind === 'rowsHidden') this.#toSheet(EVENT.rowHidden, event.sheet, () => this.#whereHidden(event));
    else if (event.kind === 'calculated') this.#toSheet(EVENT.calculated, event.sheet, () => ({ address: '' }));
    else this.#tellOfParts(event);
  }

  /** Sheets and tables that came or went. */
  #tellOfParts(event: WorkbookEvent): void {
    if (event.kind === 'sheetAdded' || event.kind === 'sheetDeleted') {
      const eventType = event.kind === 'sheetAdded' ? EVENT.added : EVENT.deleted;
      this.#send(eventType, WHOLE_WORKBOOK, () => ({ worksheetId: event.sheet.id, source: 'Local' }));
    }
    if (event.kind === 'tableAdded' || event.kind === 'tableDeleted') {
      const eventType = event.kind === 'tableAdded' ? EVENT.tableAdded : EVENT.tableDeleted;
      this.#send(eventType, WHOLE_WORKBOOK, () => this.#table(event));
    }
  }

  #tellActivation({ sheet, previous }: Extract<WorkbookEvent, { kind: 'activated' }>): void {
    if (previous) this.#toSheet(EVENT.deactivated, previous, () => ({}));
    this.#toSheet(EVENT.activated, sheet, () => ({}));
  }

  #tellSelection({ sheet, area }: Extract<WorkbookEvent, { kind: 'selection' }>): void {
    this.#toSheet(EVENT.selection, sheet, () => ({ address: formatAddress(area) }));
    // Office.js listens to this one without registering.
    this.#push(EVENT.workbookSelection, '', {});
    for (const table of sheet.tables) {
      const inside = intersect(table.area, area);
      const payload = {
        address: inside ? formatAddress(inside) : '',
        isInsideTable: inside !== null,
        tableId: table.id,
      };
      this.#send(EVENT.tableSelection, table.id, () => ({ ...payload, worksheetId: sheet.id }));
    }
  }

  #tellChange(event: Changed): void {
    const payload = () => this.#change(event);
    this.#toSheet(EVENT.changed, event.sheet, payload);
    for (const table of event.sheet.tables) {
      if (!intersect(table.area, event.area)) continue;
      const ofTable = () => ({ ...payload(), tableId: table.id, worksheetId: event.sheet.id });
      this.#send(EVENT.tableChanged, table.id, ofTable);
      this.#send(EVENT.tableChanged, WHOLE_WORKBOOK, ofTable);
    }
  }

  #change(event: Changed): Payload {
    const details =
      event.before === undefined
        ? {}
        : {
            valueBefore: event.before,
            valueAfter: event.after,
            valueTypeBefore: valueType(event.before),
            valueTypeAfter: valueType(event.after),
          };
    return { ...this.#where(event), changeType: event.changeType, shiftDirection: event.shift, ...details };
  }

  #where({ sheet, area, origin }: { sheet: Sheet; area: Changed['area']; origin: Origin }): Payload {
    return {
      address: formatAddress(area),
      source: 'Local',
      triggerSource: TRIGGERS[origin],
      referenceId: this.#kept.keep(rangeOf(sheet, area)),
    };
  }

  #whereHidden({ area, hidden }: Extract<WorkbookEvent, { kind: 'rowsHidden' }>): Payload {
    return { address: formatAddress(area), source: 'Local', changeType: hidden ? 'Hidden' : 'Unhidden' };
  }

  #table({ sheet, tableId, tableName }: Extract<WorkbookEvent, { kind: 'tableAdded' | 'tableDeleted' }>): Payload {
    return { tableId, tableName, worksheetId: sheet.id, source: 'Local' };
  }

  #toSheet(eventType: number, sheet: Sheet, payload: () => Payload): void {
    this.#send(eventType, sheet.id, () => ({ ...payload(), worksheetId: sheet.id }));
    this.#send(eventType, WHOLE_WORKBOOK, () => ({ ...payload(), worksheetId: sheet.id }));
  }

  #send(eventType: number, target: string, payload: () => Payload): void {
    if (this.#registered.get(`${eventType} ${target}`)) this.#push(eventType, target, payload());
  }

  #push(eventType: number, target: string, payload: Payload): void {
    const entry: EventEntry = [EXCEL_EVENTS, eventType, target, JSON.stringify(payload)];
    for (const sink of this.#sinks) sink(entry);
  }
}
