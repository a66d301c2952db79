// Looks between an .xlsx file (as exceljs gives them) and the workbook. What the workbench does not show is carried along.
import type { Style } from 'exceljs';
import { type CellFont, type CellStyle, DEFAULT_FONT, DEFAULT_STYLE, type StyleBook } from './cell-style.ts';
import type { ConditionalLook } from './sheet-parts.ts';

/** Office's default colours: light 1, dark 1, light 2, dark 2, six accents, link, visited link. */
const THEME = [
  'FFFFFF',
  '000000',
  'E7E6E6',
  '44546A',
  '4472C4',
  'ED7D31',
  'A5A5A5',
  'FFC000',
  '5B9BD5',
  '70AD47',
  '0563C1',
  '954F72',
];
const INDEXED = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'];
const UNDERLINES: Readonly<Record<string, string>> = {
  single: 'Single',
  double: 'Double',
  singleAccounting: 'SingleAccountant',
  doubleAccounting: 'DoubleAccountant',
};

interface FileColor {
  readonly argb?: string;
  readonly theme?: number;
  readonly tint?: number;
  readonly indexed?: number;
}

function tinted(hex: string, tint: number): string {
  const mixed = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16);
    const value = tint < 0 ? part * (1 + tint) : part + (255 - part) * tint;
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return mixed.join('').toUpperCase();
}

/** `#RRGGBB` of a colour in a file, theme and indexed colours included; null where the file says automatic. */
export function hexColor(color: FileColor | undefined): string | null {
  if (color?.argb) return `#${color.argb.slice(-6).toUpperCase()}`;
  const base = color?.theme === undefined ? INDEXED[(color?.indexed ?? -1) % 8] : THEME[color.theme];
  if (base === undefined || color === undefined || (color.indexed ?? 0) > 63) return null;
  return `#${color.tint ? tinted(base, color.tint) : base}`;
}

/** The colour as exceljs writes it: opaque ARGB. */
export function fileColor(hex: string): { argb: string } {
  return { argb: `FF${hex.replace('#', '').toUpperCase()}` };
}

function readFont(font: Partial<Style['font']> | undefined): CellFont {
  const underline = font?.underline === true ? 'Single' : UNDERLINES[String(font?.underline)];
  return {
    name: font?.name ?? DEFAULT_FONT.name,
    size: font?.size ?? DEFAULT_FONT.size,
    bold: font?.bold ?? false,
    italic: font?.italic ?? false,
    underline: underline ?? 'None',
    strikethrough: font?.strike ?? false,
    color: hexColor(font?.color) ?? DEFAULT_FONT.color,
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const VERTICAL: Readonly<Record<string, string>> = { top: 'Top', middle: 'Center', bottom: 'Bottom' };

function readStyle(style: Partial<Style>): CellStyle {
  const { fill, font, alignment, border, protection } = style;
  const solid = fill?.type === 'pattern' && fill.pattern === 'solid' ? hexColor(fill.fgColor) : null;
  const patterned = fill !== undefined && solid === null && !(fill.type === 'pattern' && fill.pattern === 'none');
  return {
    numberFormat: style.numFmt ?? 'General',
    fill: solid,
    font: readFont(font),
    horizontalAlignment: alignment?.horizontal ? capital(alignment.horizontal) : DEFAULT_STYLE.horizontalAlignment,
    verticalAlignment: VERTICAL[String(alignment?.vertical)] ?? DEFAULT_STYLE.verticalAlignment,
    wrapText: alignment?.wrapText ?? false,
    indentLevel: alignment?.indent ?? 0,
    locked: protection?.locked !== false,
    carried: {
      ...(border && Object.keys(border).length > 0 ? { border } : {}),
      ...(patterned ? { fill } : {}),
    },
  };
}

/** Numbers of the file's looks in the workbook's StyleBook; equal looks are read once. */
export class StyleReader {
  readonly #book: StyleBook;
  readonly #seen = new WeakMap<object, number>();

  constructor(book: StyleBook) {
    this.#book = book;
  }

  /** undefined where the file gives no look at all. */
  number(style: Partial<Style> | undefined): number | undefined {
    if (!style || Object.keys(style).length === 0) return undefined;
    const known = this.#seen.get(style);
    if (known !== undefined) return known;
    const number = this.#book.add(readStyle(style));
    this.#seen.set(style, number);
    return number;
  }
}

function writeFont(font: CellFont): Partial<Style['font']> {
  const underline = Object.entries(UNDERLINES).find(([, name]) => name === font.underline)?.[0];
  return {
    name: font.name,
    size: font.size,
    color: fileColor(font.color),
    ...(font.bold ? { bold: true } : {}),
    ...(font.italic ? { italic: true } : {}),
    ...(font.strikethrough ? { strike: true } : {}),
    ...(underline ? { underline: underline as 'single' } : {}),
  };
}

function writeAlignment(style: CellStyle): Partial<Style['alignment']> | null {
  const { horizontalAlignment, verticalAlignment, wrapText, indentLevel } = style;
  const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
  const vertical = Object.entries(VERTICAL).find(([, name]) => name === verticalAlignment)?.[0];
  const alignment = {
    ...(horizontalAlignment === 'General' ? {} : { horizontal: lower(horizontalAlignment) as 'left' }),
    ...(verticalAlignment === 'Bottom' || !vertical ? {} : { vertical: vertical as 'top' }),
    ...(wrapText ? { wrapText } : {}),
    ...(indentLevel > 0 ? { indent: indentLevel } : {}),
  };
  return Object.keys(alignment).length > 0 ? alignment : null;
}

/** A look as exceljs writes it. */
export function writeStyle(style: CellStyle): Partial<Style> {
  const alignment = writeAlignment(style);
  return {
    ...style.carried,
    ...(style.numberFormat === 'General' ? {} : { numFmt: style.numberFormat }),
    ...(style.fill === null ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: fileColor(style.fill) } }),
    font: writeFont(style.font),
    ...(alignment ? { alignment } : {}),
    ...(style.locked ? {} : { protection: { locked: false } }),
  };
}

function readConditionalFont(font: Partial<Style['font']>): ConditionalLook['font'] {
  const color = hexColor(font.color);
  return {
    ...(color === null ? {} : { color }),
    ...(font.bold === undefined ? {} : { bold: font.bold }),
    ...(font.italic === undefined ? {} : { italic: font.italic }),
    ...(font.strike === undefined ? {} : { strikethrough: font.strike }),
    ...(font.underline ? { underline: 'Single' } : {}),
  };
}

/** What a conditional format lays over cells, read from a file's differential look. */
export function readConditionalLook(style: Partial<Style> | undefined): ConditionalLook {
  const look: ConditionalLook = {};
  const fill = style?.fill?.type === 'pattern' ? hexColor(style.fill.bgColor ?? style.fill.fgColor) : null;
  if (fill !== null) look.fill = fill;
  const font = style?.font ? readConditionalFont(style.font) : undefined;
  if (font && Object.keys(font).length > 0) look.font = font;
  if (style?.numFmt) look.numberFormat = style.numFmt;
  return look;
}

/** The look as exceljs writes it into the file's list of differential looks. */
export function writeConditionalLook(look: ConditionalLook): Partial<Style> {
  const { fill, font, numberFormat } = look;
  const written = font && {
    ...(font.color === undefined ? {} : { color: fileColor(font.color) }),
    ...(font.bold === undefined ? {} : { bold: font.bold }),
    ...(font.italic === undefined ? {} : { italic: font.italic }),
    ...(font.strikethrough === undefined ? {} : { strike: font.strikethrough }),
    ...(font.underline === undefined || font.underline === 'None' ? {} : { underline: true }),
  };
  return {
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: fileColor(fill) } }),
    ...(written && Object.keys(written).length > 0 ? { font: written } : {}),
    ...(numberFormat === undefined ? {} : { numFmt: numberFormat }),
  };
}
