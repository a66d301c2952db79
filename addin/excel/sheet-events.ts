// What the clerk does in the sheet while the pane is open: another row, another sheet, an edit, a sort. Events are
// registered for the whole workbook, so going to another sheet needs nothing registered anew.

/** Something that is being listened to, until it is stopped. */
export interface Listening {
  stop(): Promise<void>;
}

/** What was done to a sheet. `sheet` is another sheet coming to the front or one being deleted. */
type EditKind = 'cells' | 'rows' | 'columns' | 'sorted' | 'sheet';

/** An edit by the clerk or by a colleague working in the same workbook; our own writing is not told where Excel marks it. */
export interface SheetEdit {
  /** Excel's id of the sheet; stays the same when the sheet is renamed. */
  readonly sheetId: string;
  readonly what: EditKind;
}

const KINDS: Readonly<Record<string, EditKind>> = {
  RowInserted: 'rows',
  RowDeleted: 'rows',
  CellInserted: 'rows',
  CellDeleted: 'rows',
  ColumnInserted: 'columns',
  ColumnDeleted: 'columns',
};

// biome-ignore lint/suspicious/noExplicitAny: Office.js types its handlers by their arguments, and these only get removed.
type Registered = OfficeExtension.EventHandlerResult<any>;

function listening(context: Excel.RequestContext, registered: readonly Registered[]): Listening {
  return {
    async stop() {
      for (const handler of registered) handler.remove();
      await context.sync();
    },
  };
}

/** Calls back after the selection moved or another sheet came to the front. */
export async function listenForSelection(context: Excel.RequestContext, moved: () => void): Promise<Listening> {
  const tell = async (): Promise<void> => moved();
  const registered = [context.workbook.onSelectionChanged.add(tell), context.workbook.worksheets.onActivated.add(tell)];
  await context.sync();
  return listening(context, registered);
}

/** Calls back after cells, rows or columns changed, a sort, or another sheet came to the front. */
export async function listenForEdits(
  context: Excel.RequestContext,
  edited: (edit: SheetEdit) => void,
): Promise<Listening> {
  const { worksheets } = context.workbook;
  const tellSheet = async ({ worksheetId }: { worksheetId: string }): Promise<void> =>
    edited({ sheetId: worksheetId, what: 'sheet' });
  const registered: Registered[] = [
    worksheets.onChanged.add(async ({ worksheetId, changeType, triggerSource }) => {
      if (triggerSource !== 'ThisLocalAddin') edited({ sheetId: worksheetId, what: KINDS[changeType] ?? 'cells' });
    }),
    worksheets.onActivated.add(tellSheet),
    worksheets.onDeleted.add(tellSheet),
  ];
  // Sorting is told since ExcelApi 1.10 only; before that a sort arrives as changed cells.
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.10')) {
    const sorted = worksheets.onRowSorted.add(async ({ worksheetId }) =>
      edited({ sheetId: worksheetId, what: 'sorted' }),
    );
    registered.push(sorted);
  }
  await context.sync();
  return listening(context, registered);
}
