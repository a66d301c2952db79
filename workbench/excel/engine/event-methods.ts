// The calls with which Office.js registers for events, and the event types they mean.
import type { CallArguments, EngineContext, HostObject } from './host-type.ts';

/** Event numbers of Excel's side of the protocol. */
export const EVENT = {
  workbookSelection: 2,
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  deleted: 15,
  selection: 14,
  calculated: 16,
  format: 18,
  rowSorted: 19,
  columnSorted: 20,
  singleClicked: 21,
  rowHidden: 22,
  tableSelection: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** Category of Excel's events in the message stream; 2 is for actions (keyboard shortcuts). */
export const EXCEL_EVENTS = 65_536;

/** Target of events of whole collections. */
export const WHOLE_WORKBOOK = 'Workbook';

const SHEET_EVENTS: Readonly<Record<string, number>> = {
  DataChanged: EVENT.changed,
  Activated: EVENT.activated,
  Deactivated: EVENT.deactivated,
  Added: EVENT.added,
  Deleted: EVENT.deleted,
  SelectionChanged: EVENT.selection,
  Calculated: EVENT.calculated,
  FormatChanged: EVENT.format,
  RowSorted: EVENT.rowSorted,
  ColumnSorted: EVENT.columnSorted,
  SingleClicked: EVENT.singleClicked,
  RowHiddenChanged: EVENT.rowHidden,
};

const TABLE_EVENTS: Readonly<Record<string, number>> = {
  DataChanged: EVENT.tableChanged,
  SelectionChanged: EVENT.tableSelection,
  Added: EVENT.tableAdded,
  Deleted: EVENT.tableDeleted,
};

type Method = (object: HostObject, args: CallArguments, context: EngineContext) => null;

function targetOf(object: HostObject): string {
  if ('sheet' in object && object.type === 'Worksheet')
    return (object as { sheet: { id: string } } & HostObject).sheet.id;
  if ('table' in object && object.type === 'Table') return (object as { table: { id: string } } & HostObject).table.id;
  return WHOLE_WORKBOOK;
}

function methodsFor(events: Readonly<Record<string, number>>): Record<string, Method> {
  const methods: Record<string, Method> = {};
  for (const [name, number] of Object.entries(events)) {
    methods[`_Register${name}Event`] = (object, _, { events: registry }) => {
      registry.register(number, targetOf(object));
      return null;
    };
    methods[`_Unregister${name}Event`] = (object, _, { events: registry }) => {
      registry.unregister(number, targetOf(object));
      return null;
    };
  }
  return methods;
}

export const eventMethods = methodsFor(SHEET_EVENTS);
export const tableEventMethods = methodsFor(TABLE_EVENTS);
