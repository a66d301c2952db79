// Sheets that are no aged-debtor sheet, and what Duebook looked for on them.
import { type Refusal, refuse } from '../refusal.ts';
import type { SheetCells } from '../sheet.ts';
import { isEmpty, valueAt, widthOf } from './grid.ts';
import { HEADER_SEARCH_ROWS } from './header.ts';
import type { Layout } from './layout.ts';
import { mentions } from './vocabulary.ts';

const LOOKED_FOR = 'a customer, an invoice number, a due date and what is still outstanding';

export const refuseEmpty = ({ sheetName }: SheetCells): Refusal =>
  refuse('empty-sheet', `Sheet “${sheetName}” is empty. Open the sheet with your aged debtors.`);

export const refuseNoHeader = ({ sheetName }: SheetCells): Refusal =>
  refuse(
    'no-header',
    `No row of headings was found in the first ${HEADER_SEARCH_ROWS} rows of “${sheetName}”. Duebook looks for one that names ${LOOKED_FOR}.`,
  );

export const refuseNoRows = ({ header, body: { cells } }: Layout): Refusal =>
  refuse(
    'no-rows',
    `Below the headings in row ${cells.firstRow + header.at + 1} of “${cells.sheetName}” no row has an invoice number or a date. Duebook needs a row for each invoice.`,
  );

export function refuseNoOutstanding({ header, body: { cells } }: Layout): Refusal {
  const row = cells.firstRow + header.at + 1;
  const headings = header.headings.filter((heading) => heading !== '').join(', ');
  return refuse(
    'no-outstanding',
    `The headings in row ${row} of “${cells.sheetName}” (${headings}) name no column of amounts that are still owed, such as Balance or Outstanding.`,
  );
}

function titleTexts({ header, body: { cells } }: Layout): string[] {
  const texts = [cells.sheetName];
  for (let row = 0; row < header.at; row += 1)
    for (let column = 0; column < widthOf(cells); column += 1) {
      const value = valueAt(cells, row, column);
      if (typeof value === 'string' && !isEmpty(value)) texts.push(value);
    }
  return texts;
}

/** A sheet of suppliers we owe: its headings speak of suppliers and of no customer, or its title does. Null for any other. */
export function refusePayables(layout: Layout): Refusal | null {
  const { header, body } = layout;
  const speaks = (texts: readonly string[], list: 'payables' | 'receivables'): boolean =>
    texts.some((text) => mentions(text, list));
  const headings = header.headings.filter((heading) => heading !== '');
  const titles = titleTexts(layout);
  const byHeadings = speaks(headings, 'payables') && !speaks(headings, 'receivables');
  const byTitle = speaks(titles, 'payables') && !speaks([...titles, ...headings], 'receivables');
  if (!byHeadings && !byTitle) return null;
  const where = byHeadings ? `The headings in row ${body.cells.firstRow + header.at + 1}` : 'The title';
  return refuse(
    'payables',
    `${where} of “${body.cells.sheetName}” speak of suppliers: this is a list of what you owe, not of what customers owe you.`,
  );
}
