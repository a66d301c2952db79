// Sheets that are no aged-debtor sheet, and what Duebook looked for on them.
import { type Refusal, refuse } from '../refusal.ts';
import type { SheetCells } from '../sheet.ts';
import { HEADER_SEARCH_ROWS } from './header.ts';
import type { Layout } from './layout.ts';
import { firstUnheadedLine, looksLikeLine } from './unheaded.ts';

const LOOKED_FOR = 'a customer, an invoice number, a due date and what is still outstanding';

export const refuseEmpty = ({ sheetName }: SheetCells): Refusal =>
  refuse('empty-sheet', `Sheet “${sheetName}” is empty. Open the sheet with your aged debtors.`);

/** A list that begins with its first line: headings have to be written above it. */
const refuseUnheaded = ({ sheetName, firstRow }: SheetCells, line: number): Refusal =>
  refuse(
    'no-header',
    `The list on “${sheetName}” has no headings: row ${firstRow + line + 1} already is a line of it. Insert a row above it and write over each column what it holds, such as Customer, Invoice no, Invoice date, Due date, Outstanding.`,
  );

export function refuseNoHeader(cells: SheetCells, height: number): Refusal {
  const line = firstUnheadedLine(cells, height);
  if (line !== null) return refuseUnheaded(cells, line);
  return refuse(
    'no-header',
    `No row of headings was found in the first ${HEADER_SEARCH_ROWS} rows of “${cells.sheetName}”. Duebook looks for one that names ${LOOKED_FOR}. Which row holds the headings?`,
  );
}

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
  if (looksLikeLine(cells, header.at)) return refuseUnheaded(cells, header.at);
  const row = cells.firstRow + header.at + 1;
  const headings = header.headings.filter((heading) => heading !== '').join(', ');
  return refuse(
    'no-outstanding',
    `The headings in row ${row} of “${cells.sheetName}” (${headings}) name no column of amounts that are still owed, such as Balance or Outstanding.`,
  );
}
