// What Excel says no with, in the clerk's words: the one place where Office.js error codes are known.
import { type Refusal, refuse } from '../../core/refusal.ts';

/** A protected sheet takes no numbers and no formats. */
export const PROTECTED_CELLS = refuse(
  'sheet-protected',
  'This sheet is protected, so Excel does not let Duebook change it. Take the protection off under Review, then try again.',
);

const REFUSALS: Readonly<Record<string, Refusal>> = {
  InvalidOperationInCellEditMode: refuse(
    'cell-being-edited',
    'A cell is being edited. Press Enter or Esc in the sheet, then try again.',
  ),
  AccessDenied: PROTECTED_CELLS,
  ItemNotFound: refuse(
    'sheet-gone',
    'The sheet has been deleted or renamed meanwhile. Go to the sheet and read it again.',
  ),
  UnsupportedSheet: refuse('not-a-worksheet', 'This is not a worksheet. Go to the sheet that lists the invoices.'),
  InvalidSelection: refuse('no-cell-selected', 'No cell is selected. Select a cell in the row you mean.'),
  ApiNotFound: refuse(
    'excel-too-old',
    'This version of Excel is too old for Duebook. Update Office, or use Excel on the web.',
  ),
  ResponsePayloadSizeLimitExceeded: refuse(
    'sheet-too-large',
    'This sheet holds more than Excel will hand over at once.',
  ),
  RequestPayloadSizeLimitExceeded: refuse('sheet-too-large', 'This is more than Excel will take at once.'),
  InactiveWorkbook: refuse(
    'workbook-inactive',
    'Excel is busy with another workbook. Click into this one, then try again.',
  ),
  RequestAborted: refuse('excel-busy', 'Excel stopped before it was done. Nothing else was changed; try again.'),
  HostIsBusy: refuse('excel-busy', 'Excel is busy. Close any open dialog in Excel, then try again.'),
};

const SAME_AS: Readonly<Record<string, string>> = {
  ApiNotAvailable: 'ApiNotFound',
  UnsupportedOperation: 'ApiNotFound',
  NotImplemented: 'ApiNotFound',
  RangeExceedsLimit: 'ResponsePayloadSizeLimitExceeded',
  OperationCellsExceedLimit: 'ResponsePayloadSizeLimitExceeded',
};

/** The Office.js code of an error, or null when it is not Excel's. */
function officeCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** The clerk's words for what Excel threw; null for a bug, which is to be thrown on. */
export function refusalOf(error: unknown): Refusal | null {
  const code = officeCode(error);
  return code === null ? null : (REFUSALS[SAME_AS[code] ?? code] ?? null);
}

/** True when Excel could not hand so much over in one answer and a smaller block may succeed. */
export const isTooMuchAtOnce = (error: unknown): boolean => refusalOf(error)?.refused === 'sheet-too-large';
