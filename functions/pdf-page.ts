// Pages of text and tables: A4, one block below the other, rows kept whole and headings repeated on the next page. Every block
// is tagged, so that a screen reader finds headings, tables, rows and cells; rules and page numbers are marked as decoration.
import { asRead, isPlainText, type PdfDocument, type Style, type TextSetter } from './pdf-text.ts';

const MARGIN = 50;
const PAGE = { width: 595.28, height: 841.89 };
const RIGHT = PAGE.width - MARGIN;
/** The lowest a block may reach; the page number stands below. */
const BOTTOM = PAGE.height - MARGIN - 24;
const TOP = MARGIN + 14;
const LINE = 14;

const TEXT: Style = { size: 10, weight: 400 };
const STRONG: Style = { size: 10, weight: 700 };
const SMALL: Style = { size: 9, weight: 400 };
const CAPTION: Style = { size: 12, weight: 700 };
const GREY = '#595959';
const RULE = '#767676';

type Column = 0 | 1 | 2;

/** The three columns of every table; the last is set against the right margin. */
const COLUMNS = [
  { x: MARGIN, width: 205 },
  { x: MARGIN + 215, width: 140 },
  { x: RIGHT, width: 130 },
] as const;
/** The first two columns together, for names with one figure beside them. */
const WIDE = 355;

/** A cell of a table: what it says, and in smaller letters what stands below. */
interface PdfCell {
  readonly text: string;
  readonly below?: readonly string[];
}

/** A row: what it is about, then its other cells. A row of two has its name over two columns. */
interface PdfRow {
  readonly name: PdfCell;
  readonly cells: readonly PdfCell[];
  readonly isStrong?: boolean;
}

export interface PdfTable {
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly PdfRow[];
}

/** A cell ready to be drawn; one that heads a row or a column has a scope. */
interface SetCell {
  readonly scope: 'Row' | 'Column' | null;
  readonly column: Column;
  readonly lines: readonly { readonly text: string; readonly style: Style; readonly color: string }[];
}

const columnOf = (index: number, count: number): Column => (index === 0 ? 0 : index === count - 1 ? 2 : 1);

const heightOf = (cells: readonly SetCell[]): number => LINE * Math.max(...cells.map(({ lines }) => lines.length)) + 6;

/** What a reader hears or copies, where the letters on the page stand in another order or shape. */
function spoken(lines: readonly string[]): { readonly actual?: string } {
  const texts = lines.map(asRead);
  return texts.every(isPlainText) ? {} : { actual: texts.join(' ') };
}

/** Pages that are written from top to bottom. */
export class PdfPages {
  readonly #document: PdfDocument;
  readonly #setter: TextSetter;
  readonly #root: PDFKit.PDFStructureElement;
  #y = TOP;

  /** Everything is tagged below `root`. */
  constructor(document: PdfDocument, setter: TextSetter, root: PDFKit.PDFStructureElement) {
    this.#document = document;
    this.#setter = setter;
    this.#root = root;
  }

  /** A heading or a sentence; `after` is the space below it. */
  paragraph(tag: 'H1' | 'H2' | 'P', text: string, style = TEXT, after = 8): void {
    const height = style.size * 1.4;
    const lines = this.#setter.wrap(text, RIGHT - MARGIN, style);
    // A heading is not left alone at the foot of a page.
    this.#makeRoom(height + (tag === 'P' ? 0 : LINE * 6));
    const block = this.#document.struct(tag, spoken([text]));
    this.#root.add(block);
    for (const line of lines) {
      this.#makeRoom(height);
      block.add(() => this.#setter.draw(line, { x: MARGIN, y: this.#y }, style));
      this.#y += height;
    }
    block.end();
    this.#y += after;
  }

  /** Two empty lines. */
  space(): void {
    this.#y += LINE * 2;
  }

  /** A table under its caption. */
  table({ caption, headings, rows }: PdfTable): void {
    this.paragraph('H2', caption, CAPTION);
    const table = this.#document.struct('Table');
    this.#root.add(table);
    const head = headings.map((text, i) =>
      this.#setCell({ text }, { column: columnOf(i, headings.length), style: STRONG, scope: 'Column' }),
    );
    if (head.length > 0) this.#row(table, head, head);
    for (const row of rows) this.#row(table, this.#cellsOf(row), head);
    table.end();
    this.#y += 12;
  }

  /** Numbers every page; to be called last. */
  number(words: (page: number, pages: number) => string): void {
    const { start, count } = this.#document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      this.#document.switchToPage(start + page);
      this.#decorate(() => {
        this.#document.fillColor(GREY);
        this.#setter.draw(words(page + 1, count), { x: RIGHT, y: PAGE.height - MARGIN, ends: true }, SMALL);
      });
    }
  }

  /** True when a new page was begun. */
  #makeRoom(height: number): boolean {
    if (this.#y + height <= BOTTOM) return false;
    this.#document.addPage();
    this.#y = TOP;
    return true;
  }

  #decorate(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#document.endMarkedContent();
  }

  #setCell(
    { text, below = [] }: PdfCell,
    look: {
      readonly column: Column;
      readonly style: Style;
      readonly scope: SetCell['scope'];
      readonly isWide?: boolean;
    },
  ): SetCell {
    const { column, style, scope, isWide = false } = look;
    const wrap = (its: string, how: Style, color: string) =>
      this.#setter
        .wrap(its, isWide ? WIDE : COLUMNS[column].width, how)
        .map((line) => ({ text: line, style: how, color }));
    const smaller = below.filter(Boolean).flatMap((its) => wrap(its, SMALL, GREY));
    return { scope, column, lines: text ? [...wrap(text, style, 'black'), ...smaller] : smaller };
  }

  #cellsOf({ name, cells, isStrong = false }: PdfRow): SetCell[] {
    const style = isStrong ? STRONG : TEXT;
    const isWide = cells.every(({ text }, i) => text === '' || i === cells.length - 1);
    const others = cells.map((cell, i) =>
      this.#setCell(cell, { column: columnOf(i + 1, cells.length + 1), style, scope: null }),
    );
    return [this.#setCell(name, { column: 0, style, scope: 'Row', isWide }), ...others];
  }

  #drawCell({ column, lines }: SetCell): void {
    lines.forEach(({ text, style, color }, i) => {
      this.#document.fillColor(color);
      const at = { x: COLUMNS[column].x, y: this.#y + LINE * i, ends: column === 2 };
      this.#setter.draw(text, at, style);
    });
  }

  #endRow(height: number): void {
    this.#y += height;
    const line = this.#y - LINE + 1;
    this.#decorate(() => this.#document.moveTo(MARGIN, line).lineTo(RIGHT, line).lineWidth(0.5).stroke(RULE));
  }

  /** A row is kept on one page; on a new one the headings are there for the eye once more, and are read only once. */
  #row(table: PDFKit.PDFStructureElement, cells: readonly SetCell[], head: readonly SetCell[]): void {
    if (this.#makeRoom(heightOf(cells)) && head.length > 0) {
      this.#decorate(() => {
        for (const cell of head) this.#drawCell(cell);
      });
      this.#endRow(heightOf(head));
    }
    const row = this.#document.struct('TR');
    table.add(row);
    for (const cell of cells) {
      const options = { ...(cell.scope ? { scope: cell.scope } : {}), ...spoken(cell.lines.map(({ text }) => text)) };
      const element = this.#document.struct(cell.scope ? 'TH' : 'TD', options);
      row.add(element);
      if (cell.lines.length > 0) element.add(() => this.#drawCell(cell));
      element.end();
    }
    row.end();
    this.#endRow(heightOf(cells));
  }
}
