// What a conditional format lays over its cells: fill, font, number format.
import type { CellFont } from '../../cell-style.ts';
import type { ConditionalFormat } from '../../sheet-parts.ts';
import { asFlag, asText, type EngineContext, hostType, type Property } from '../host-type.ts';
import { allow, type FormatObject } from './conditional-formats.ts';
import { readColor } from './range-format.ts';

export const ConditionalRangeFormat = hostType<FormatObject>({
  navigation: {
    Fill: (object) => ({ ...object, type: 'ConditionalRangeFill' }) as FormatObject,
    Font: (object) => ({ ...object, type: 'ConditionalRangeFont' }) as FormatObject,
  },
  properties: {
    NumberFormat: {
      get: ({ format }) => format.look.numberFormat ?? null,
      set: (object, value, context) => changeLook(object, { numberFormat: asText(value) }, context),
    },
  },
});

function changeLook(object: FormatObject, change: ConditionalFormat['look'], { workbook }: EngineContext): void {
  allow(workbook, object.sheet);
  object.format.look = { ...object.format.look, ...change };
  workbook.lookChanged(object.sheet, object.format.areas, 'addin');
}

export const ConditionalRangeFill = hostType<FormatObject>({
  properties: {
    Color: {
      get: ({ format }) => format.look.fill ?? '',
      set: (object, value, context) => changeLook(object, { fill: readColor(value) }, context),
    },
  },
  methods: {
    Clear: ({ sheet, format }, _, { workbook }) => {
      const { fill: __, ...rest } = format.look;
      format.look = rest;
      workbook.lookChanged(sheet, format.areas, 'addin');
      return null;
    },
  },
});

function fontMember<Name extends keyof CellFont>(
  name: Name & keyof NonNullable<ConditionalFormat['look']['font']>,
  read: (value: unknown) => CellFont[Name],
  otherwise: CellFont[Name] | '',
): Property<FormatObject> {
  return {
    get: ({ format }) => format.look.font?.[name] ?? otherwise,
    set: (object, value, context) =>
      changeLook(object, { font: { ...object.format.look.font, [name]: read(value) } }, context),
  };
}

export const ConditionalRangeFont = hostType<FormatObject>({
  properties: {
    Color: fontMember('color', readColor, ''),
    Bold: fontMember('bold', asFlag, false),
    Italic: fontMember('italic', asFlag, false),
    Underline: fontMember('underline', asText, 'None'),
    Strikethrough: fontMember('strikethrough', asFlag, false),
  },
  methods: {
    Clear: ({ sheet, format }, _, { workbook }) => {
      const { font: __, ...rest } = format.look;
      format.look = rest;
      workbook.lookChanged(sheet, format.areas, 'addin');
      return null;
    },
  },
});
