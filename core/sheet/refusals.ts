// Sheets that are no aged-debtor sheet, and what Duebook looked for on them.
import { type Refusal, refuse } from '../refusal.ts';
import type { SheetCells } from '../sheet.ts';
import { HEADER_SEARCH_ROWS } from './header.ts';
import type { Layout } from './layout.ts';

const LOOKED_FOR = 'a customer, an invoice number, a due date and what is still outstanding';

export const refuseEmpty = ({ sheetName }: SheetCells): Refusal =>
  refuse('empty-sheet', `Sheet “${sheetName}” is empty. Open the sheet with your aged debtors.`);

export const refuseNoHeader = ({ sheetName }: SheetCells): Refusal =>
  refuse(
    'no-header',
    `No row of headings was found in the first ${HEADER_SEARCH_ROWS} rows of “${sheetName}”. Duebook looks for one that names ${LOOKED_FOR}. Which row holds the headings?`,
  );

export const refuseNoRows = ({ header, body: { cells } }: Layout): Refusal =>
  refuse(
    'no-rows',
    `Below the headings in row ${cells.firstRow + header.at + 1} of “${cells.sheetName}” no row has an invoice number or a date. Duebook needs a row for each invoice.`,
  );

export const refuseTooLarge = ({ body: { cells } }: Layout): Refusal =>
  refuse(
    'too-large',
    `The amounts of “${cells.sheetName}” add up to more than can be counted to the penny. Correct amounts that are too large, or split the sheet.`,
  );

export function refuseNoOutstanding({ header, body: { cells } }: Layout): Refusal {
  const row = cells.firstRow + header.at + 1;
  const headings = header.headings.filter((heading) => heading !== '').join(', ');
  return refuse(
    'no-outstanding',
    `The headings in row ${row} of “${cells.sheetName}” (${headings}) name no column of amounts that are still owed, such as Balance or Outstanding.`,
  );
}
