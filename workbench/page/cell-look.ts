// How one cell is drawn: its text, alignment, font, fill and borders as Excel would show them.
import { formatColor } from 'numfmt';
import type { CellFont, CellStyle } from '../excel/cell-style.ts';
import { isErrorText } from '../excel/display-text.ts';
import type { Sheet } from '../excel/sheet.ts';
import type { Workbook } from '../excel/workbook.ts';
import { hasFilterButton } from './filter-buttons.ts';
import { type TableLook, tableLook } from './table-look.ts';
import { textWidth } from './text-width.ts';

/** 11 points of Calibri drawn so that digits take 7 pixels, which is what column widths count in. */
const PIXELS_PER_POINT = 13 / 11;
const FONT_FALLBACK = 'Carlito, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const PADDING = 6;
const MAX_SPILL = 12;
const NO_TABLE: TableLook = { fill: null, color: null, bold: false };
const FLEX_END: Record<string, string> = { Top: 'flex-start', Center: 'center', Bottom: 'flex-end' };

/** An empty cell that a text runs over: its pixels and its own fill, which stays. */
export interface SpillPart {
  readonly width: number;
  readonly fill: string | null;
}

/** One cell, ready to draw. `spill` are the empty neighbours its text may run over; `isMarked` when a conditional format fills it. */
export interface CellLook {
  readonly text: string;
  /** The workbook's own text, for a cell whose drawn text is `####`. */
  readonly title: string | null;
  readonly spill: readonly SpillPart[];
  readonly isMarked: boolean;
  readonly css: Record<string, string>;
}

/** The look of a cell; `width` is the width of its column in pixels. */
export function lookOf(workbook: Workbook, sheet: Sheet, row: number, column: number, width: number): CellLook {
  const value = sheet.value(row, column);
  const style = workbook.style(sheet, row, column);
  const shown = workbook.shownLook(sheet, row, column);
  const table = sheet.tableAt(row, column);
  const under = table === null ? NO_TABLE : tableLook(table, row, column);
  const font = boldIn(under, shown.font);
  const align = horizontal(style, value);
  const full = workbook.displayText(sheet, row, column);
  const cssFont = fontShorthand(font);
  const fits = typeof value !== 'number' || full === '' || textWidth(full, cssFont) + PADDING <= width;
  const text = fits ? full : '#'.repeat(Math.max(1, Math.floor((width - PADDING) / textWidth('#', cssFont))));
  return {
    text,
    title: fits ? null : full,
    spill:
      maySpill(value, style, align) && !isBounded(sheet, row, column)
        ? spillParts(workbook, sheet, row, column, textWidth(full, cssFont) + PADDING - width)
        : [],
    isMarked: shown.fill !== null && shown.fill !== style.fill,
    css: {
      ...fontCss(font, colorOf(shown.numberFormat, value) ?? shownColor(font, under)),
      ...alignCss(style, align),
      ...fillCss(shown.fill ?? under.fill),
      ...borderCss(style.carried.border),
    },
  };
}

/** Pixels that the cell's text needs in its font, with the space beside it; 0 for an empty, wrapped or merged cell. */
export function neededWidth(workbook: Workbook, sheet: Sheet, row: number, column: number): number {
  const text = workbook.displayText(sheet, row, column);
  if (text === '' || workbook.style(sheet, row, column).wrapText || sheet.mergedAt(row, column) !== null) return 0;
  const table = sheet.tableAt(row, column);
  const under = table === null ? NO_TABLE : tableLook(table, row, column);
  return textWidth(text, fontShorthand(boldIn(under, workbook.shownLook(sheet, row, column).font))) + PADDING + 1;
}

const boldIn = (under: TableLook, font: CellFont): CellFont => (under.bold ? { ...font, bold: true } : font);

const horizontal = ({ horizontalAlignment }: CellStyle, value: unknown): string => {
  if (horizontalAlignment !== 'General') return horizontalAlignment.toLowerCase();
  if (typeof value === 'number') return 'right';
  return typeof value === 'boolean' || isErrorText(value) ? 'center' : 'left';
};

/** A filter's arrow and a merged cell keep their text inside. */
const isBounded = (sheet: Sheet, row: number, column: number): boolean =>
  hasFilterButton(sheet, row, column) || sheet.mergedAt(row, column) !== null;

const maySpill = (value: unknown, style: CellStyle, align: string): boolean =>
  typeof value === 'string' && value !== '' && align === 'left' && !style.wrapText;

/** The cells to the right that a text of so many missing pixels needs, as far as they are empty; none when it fits. */
function spillParts(workbook: Workbook, sheet: Sheet, row: number, column: number, missing: number): SpillPart[] {
  const parts: SpillPart[] = [];
  let given = 0;
  for (let next = column + 1; given < missing && next <= column + MAX_SPILL; next += 1) {
    if (sheet.value(row, next) !== '' || sheet.mergedAt(row, next) !== null) break;
    const width = sheet.columnPixels(next);
    parts.push({ width, fill: fillOf(workbook, sheet, row, next) });
    given += width;
  }
  return parts;
}

function fillOf(workbook: Workbook, sheet: Sheet, row: number, column: number): string | null {
  const table = sheet.tableAt(row, column);
  return workbook.shownLook(sheet, row, column).fill ?? (table === null ? null : tableLook(table, row, column).fill);
}

const colorOf = (numberFormat: string, value: unknown): string | null => {
  if (typeof value !== 'number' || !numberFormat.includes('[')) return null;
  const color = formatColor(numberFormat, value, { throws: false });
  return typeof color === 'string' ? color : null;
};

const shownColor = (font: CellFont, under: TableLook): string =>
  font.color.toLowerCase() === '#000000' && under.color !== null ? under.color : font.color;

const fontSize = (font: CellFont): number => Math.round(font.size * PIXELS_PER_POINT * 10) / 10;

const fontShorthand = (font: CellFont): string =>
  `${font.italic ? 'italic ' : ''}${font.bold ? 'bold ' : ''}${fontSize(font)}px "${font.name}", ${FONT_FALLBACK}`;

function fontCss(font: CellFont, color: string): Record<string, string> {
  const lines = [font.underline === 'None' ? '' : 'underline', font.strikethrough ? 'line-through' : '']
    .join(' ')
    .trim();
  return { font: fontShorthand(font), color, ...(lines !== '' && { textDecoration: lines }) };
}

function alignCss(style: CellStyle, align: string): Record<string, string> {
  const indent = style.indentLevel > 0 ? { paddingInlineStart: `${3 + style.indentLevel * 9}px` } : {};
  const sides: Record<string, string> = { right: 'flex-end', center: 'center', centeracrossselection: 'center' };
  return {
    justifyContent: sides[align] ?? 'flex-start',
    textAlign: align === 'right' || align === 'center' ? align : 'left',
    alignItems: FLEX_END[style.verticalAlignment] ?? 'flex-end',
    ...(style.wrapText && { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }),
    ...indent,
  };
}

/** A filled cell shows no gridlines: they take the fill's colour. */
const fillCss = (fill: string | null): Record<string, string> =>
  fill === null ? {} : { backgroundColor: fill, borderColor: fill };

const BORDER_STYLES: Record<string, string> = {
  thin: '1px solid',
  hair: '1px dotted',
  dotted: '1px dotted',
  dashed: '1px dashed',
  medium: '2px solid',
  thick: '3px solid',
  double: '3px double',
};

function borderCss(border: unknown): Record<string, string> {
  const css: Record<string, string> = {};
  for (const side of ['Top', 'Right', 'Bottom', 'Left'] as const) {
    const line = lineOf(border, side.toLowerCase());
    if (line !== null) css[`border${side}`] = line;
  }
  return css;
}

/** One side of the borders that the file carries, as exceljs names them. */
function lineOf(border: unknown, side: string): string | null {
  if (typeof border !== 'object' || border === null) return null;
  const edge = (border as Record<string, unknown>)[side];
  if (typeof edge !== 'object' || edge === null || !('style' in edge)) return null;
  const argb = 'color' in edge ? (edge.color as { argb?: unknown } | undefined)?.argb : undefined;
  const color = typeof argb === 'string' ? `#${argb.slice(-6)}` : '#000000';
  return `${BORDER_STYLES[String(edge.style)] ?? '1px solid'} ${color}`;
}
