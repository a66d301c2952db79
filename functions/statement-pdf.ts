// The account statement as a PDF, in the customer's language and in whatever script names are written, tagged for screen
// readers. The same statement gives the same bytes: what was measured for the preview is what goes out.
import PDFDocument from 'pdfkit';
import { escapeHtml } from '../core/letter-html.ts';
import { fill } from '../core/letter-wording.ts';
import { statementFileName } from '../core/reminder-statement.ts';
import type { StatementContent } from '../core/statement-content.ts';
import { PdfPages, type PdfTable } from './pdf-page.ts';
import { createTextSetter } from './pdf-text.ts';

const TITLE = { size: 17, weight: 700 } as const;
const TEXT = { size: 10, weight: 400 } as const;
const STRONG = { size: 10, weight: 700 } as const;

/** Names and numbers keep their own direction beside a label in another script. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

type Table = StatementContent['tables'][number];

const itemsOf = ({ caption, rows, lines }: Table, { headings }: StatementContent): PdfTable => ({
  caption,
  headings: [headings.invoice, headings.due, headings.open],
  rows: [
    ...rows.map((row) => ({
      name: { text: row.invoice, below: [row.dated] },
      cells: [
        { text: row.due || row.overdueFor, below: row.due ? [row.overdueFor] : [] },
        { text: row.open, below: [row.invoiced] },
      ],
    })),
    ...lines.map(({ label, amount, isTotal }) => ({
      name: { text: label },
      cells: [{ text: '' }, { text: amount }],
      isStrong: isTotal,
    })),
  ],
});

const ageingOf = ({ ageingCaption, ageing }: Table): PdfTable => ({
  caption: ageingCaption,
  headings: [],
  rows: ageing.map(({ label, amount }) => ({ name: { text: label }, cells: [{ text: amount }] })),
});

/** pdfkit writes title and author as XML as they are; a name with a sign of XML in it would break that. */
class Document extends PDFDocument {
  override endMetadata(): void {
    const { Title = '', Author = '' } = this.info;
    Object.assign(this.info, { Title: escapeHtml(Title), Author: escapeHtml(Author) });
    super.endMetadata();
  }
}

function write(content: StatementContent, pages: PdfPages): void {
  const [creditor = '', ...address] = content.sender;
  pages.paragraph('P', creditor, STRONG, 0);
  for (const line of address) pages.paragraph('P', line, TEXT, 0);
  pages.space();
  pages.paragraph('H1', content.title, TITLE);
  for (const { label, value } of content.facts)
    pages.paragraph('P', `${label}${content.colon}${isolated(value)}`, TEXT, 0);
  pages.space();
  if (content.nothing) pages.paragraph('P', content.nothing);
  for (const table of content.tables) {
    pages.table(itemsOf(table, content));
    pages.table(ageingOf(table));
  }
  pages.number((page, of) => fill(content.pageOf, { page: String(page), pages: String(of) }));
}

/** The same statement gives the same bytes. */
async function statementPdf(content: StatementContent): Promise<Buffer> {
  const date = new Date(`${content.date}T00:00:00Z`);
  const [author = ''] = content.sender;
  const document = new Document({
    ...{ size: 'A4', margin: 0, bufferPages: true, pdfVersion: '1.7', tagged: true, displayTitle: true },
    // No font of its own until a letter needs one.
    font: '',
    lang: content.language,
    info: { Title: content.title, Author: author, Producer: 'Duebook', Creator: 'Duebook', CreationDate: date },
  });
  const chunks: Uint8Array[] = [];
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  const root = document.struct('Document');
  document.addStructure(root);
  write(content, new PdfPages(document, createTextSetter(document), root));
  root.end();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The statement as a file to be attached or saved. */
export const statementFile = async (content: StatementContent): Promise<{ name: string; content: Buffer }> => ({
  name: statementFileName(content),
  content: await statementPdf(content),
});
