// How cells look: fill, font, alignment, widths, lock. One description serves a range and several areas alike.
import { MAX_COLUMNS } from '../../a1.ts';
import type { CellFont, CellStyle, StyleChange } from '../../cell-style.ts';
import { asNumber, asText, type EngineContext, hostType, type Property, readOnly } from '../host-type.ts';
import { OfficeError } from '../office-error.ts';
import { checkProtection, commonOf } from '../ranges.ts';
import type { OfAreas } from './range.ts';
import { rowPoints } from './range-properties.ts';

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  pink: '#FFC0CB',
};

/** `#RRGGBB` for what Excel takes as a colour; InvalidArgument for anything else. */
export function readColor(value: unknown): string {
  const text = asText(value).trim();
  if (/^#?[0-9a-f]{6}$/i.test(text)) return `#${text.replace('#', '').toUpperCase()}`;
  const named = NAMED_COLORS[text.toLowerCase()];
  if (named) return named;
  throw new OfficeError('InvalidArgument');
}

function change(object: OfAreas, styleChange: StyleChange, { workbook }: EngineContext): void {
  checkProtection(workbook, object.sheet, object.areas, 'allowFormatCells');
  workbook.changeStyle(object.sheet, object.areas, styleChange, 'addin');
}

/** A member of the look: read where all cells agree, else null; set on all. */
function look<Item>(pick: (style: CellStyle) => Item, toChange: (value: unknown) => StyleChange): Property<OfAreas> {
  return {
    get: ({ sheet, areas }, { workbook }) =>
      commonOf(sheet, areas, (row, column) => pick(workbook.style(sheet, row, column))),
    set: (object, value, context) => change(object, toChange(value), context),
  };
}

function fontMember<Name extends keyof CellFont>(
  name: Name,
  read: (value: unknown) => CellFont[Name],
): Property<OfAreas> {
  return look(
    (style) => style.font[name],
    (value) => ({ font: { [name]: read(value) } }),
  );
}

function asBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new OfficeError('InvalidArgument');
}

const POINTS_PER_PIXEL = 0.75;

function setColumnWidth({ sheet, areas }: OfAreas, value: unknown, { workbook }: EngineContext): void {
  checkProtection(workbook, sheet, areas, 'allowFormatColumns');
  const pixels = Math.round(asNumber(value) / POINTS_PER_PIXEL);
  if (pixels < 0) throw new OfficeError('InvalidArgument');
  for (const area of areas) {
    for (let column = area.column; column < Math.min(area.column + area.columns, MAX_COLUMNS); column++) {
      sheet.setColumnPixels(column, pixels);
    }
  }
  workbook.emit({ kind: 'layout', sheet });
}

/** Only `true` does something, as in Excel. */
function setStandardWidth({ sheet, areas }: OfAreas, value: unknown, { workbook }: EngineContext): void {
  checkProtection(workbook, sheet, areas, 'allowFormatColumns');
  if (!asBoolean(value)) return;
  for (const { column, columns } of areas)
    for (const sized of [...sheet.columnWidths.keys()])
      if (sized >= column && sized < column + columns) sheet.columnWidths.delete(sized);
  workbook.emit({ kind: 'layout', sheet });
}

function setRowHeight({ sheet, areas }: OfAreas, value: unknown, { workbook }: EngineContext): void {
  checkProtection(workbook, sheet, areas, 'allowFormatRows');
  for (const area of areas) {
    const stored = sheet.storedPart(area) ?? area;
    for (let row = stored.row; row < stored.row + stored.rows; row++) sheet.rowHeights.set(row, asNumber(value));
  }
  workbook.emit({ kind: 'layout', sheet });
}

/** Widens columns to their longest shown text; a rough measure, 7 pixels a character. */
function autofitColumns({ sheet, areas }: OfAreas, _: unknown, { workbook }: EngineContext): null {
  for (const area of areas) {
    const stored = sheet.storedPart(area);
    for (let column = area.column; stored && column < area.column + Math.min(area.columns, 256); column++) {
      let longest = 0;
      for (let row = stored.row; row < stored.row + stored.rows; row++) {
        longest = Math.max(longest, workbook.displayText(sheet, row, column).length);
      }
      if (longest > 0) sheet.setColumnPixels(column, longest * 7 + 12);
    }
  }
  workbook.emit({ kind: 'layout', sheet: sheet });
  return null;
}

export const RangeFormat = hostType<OfAreas>({
  properties: {
    ColumnWidth: {
      get: ({ sheet, areas }) => commonOf(sheet, areas, (_, column) => sheet.columnPixels(column) * POINTS_PER_PIXEL),
      set: setColumnWidth,
    },
    UseStandardWidth: {
      get: ({ sheet, areas }) => commonOf(sheet, areas, (_, column) => sheet.hasStandardWidth(column)),
      set: setStandardWidth,
    },
    RowHeight: { get: ({ sheet, areas }) => commonOf(sheet, areas, (row) => rowPoints(sheet, row)), set: setRowHeight },
    HorizontalAlignment: look(
      (style) => style.horizontalAlignment,
      (value) => ({ horizontalAlignment: asText(value) }),
    ),
    VerticalAlignment: look(
      (style) => style.verticalAlignment,
      (value) => ({ verticalAlignment: asText(value) }),
    ),
    WrapText: look(
      (style) => style.wrapText,
      (value) => ({ wrapText: asBoolean(value) }),
    ),
    IndentLevel: look(
      (style) => style.indentLevel,
      (value) => ({ indentLevel: asNumber(value) }),
    ),
  },
  navigation: {
    Fill: (object) => ({ ...object, type: 'RangeFill' }),
    Font: (object) => ({ ...object, type: 'RangeFont' }),
    Protection: (object) => ({ ...object, type: 'FormatProtection' }),
  },
  methods: {
    AutofitColumns: autofitColumns,
    AutofitRows: () => null,
  },
});

export const RangeFill = hostType<OfAreas>({
  properties: {
    Color: look(
      (style) => style.fill ?? '#FFFFFF',
      (value) => ({ fill: readColor(value) }),
    ),
    Pattern: readOnly(({ sheet, areas }, { workbook }) => {
      return commonOf(sheet, areas, (row, column) => (workbook.style(sheet, row, column).fill ? 'Solid' : 'None'));
    }),
  },
  methods: {
    Clear: (object, _, context) => {
      change(object, { fill: null }, context);
      return null;
    },
  },
});

export const RangeFont = hostType<OfAreas>({
  properties: {
    Name: fontMember('name', asText),
    Size: fontMember('size', asNumber),
    Bold: fontMember('bold', asBoolean),
    Italic: fontMember('italic', asBoolean),
    Underline: fontMember('underline', asText),
    Strikethrough: fontMember('strikethrough', asBoolean),
    Color: fontMember('color', readColor),
  },
});

export const FormatProtection = hostType<OfAreas>({
  properties: {
    Locked: look(
      (style) => style.locked,
      (value) => ({ locked: asBoolean(value) }),
    ),
    FormulaHidden: readOnly(() => false),
  },
});
