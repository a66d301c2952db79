// What the row that the clerk has selected is, in the words of the sheet.
import { type AccountOnSheet, accountIdOfRow } from '../core/account-on-sheet.ts';
import { isRefusal } from '../core/refusal.ts';
import type { SheetRow } from '../core/sheet.ts';
import type { ReadSheet, SheetState } from './sheet-state.ts';

/** What the selected row is: an account's, a customer's one line, another row of the list, or outside of it. */
export type Selected =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'account';
      readonly row: SheetRow;
      readonly account: AccountOnSheet;
      readonly severalRows: boolean;
    }
  | { readonly kind: 'summary'; readonly row: SheetRow }
  | { readonly kind: 'no-customer' | 'not-an-account'; readonly row: SheetRow }
  | { readonly kind: 'outside'; readonly row: number };

/** The selected row in the words of the sheet; a selection on a sheet that was not read is nothing. */
export function selectedOn({ reading, accounts }: ReadSheet, selection: SheetState['selection']): Selected {
  if (selection === null || isRefusal(selection) || selection.sheetName !== reading.sheetName)
    return { kind: 'nothing' };
  const row = reading.rows.at(selection.row - 1);
  if (row === undefined) return { kind: 'outside', row: selection.row };
  const accountId = accountIdOfRow(row);
  const account = accountId === null ? undefined : accounts.get(accountId);
  if (account) return { kind: 'account', row, account, severalRows: selection.rowCount > 1 || selection.areaCount > 1 };
  if (row.type === 'customerSummary') return { kind: 'summary', row };
  const isMoney = row.type === 'invoice' || row.type === 'credit' || row.type === 'payment';
  return { kind: isMoney ? 'no-customer' : 'not-an-account', row };
}
