// Conditional formats as Office.js gives them: the collection of a range, one format and its rule.
import { type Area, intersect } from '../../a1.ts';
import type { Sheet } from '../../sheet.ts';
import type { CellValueOperator, ConditionalFormat, ConditionalRule, TextOperator } from '../../sheet-parts.ts';
import type { Workbook } from '../../workbook.ts';
import {
  asFlag,
  asNumber,
  asRecord,
  asText,
  type EngineContext,
  type HostObject,
  hostType,
  type Property,
  readOnly,
} from '../host-type.ts';
import { found, OfficeError } from '../office-error.ts';
import { checkProtection, rangeAreasOf, rangeOf } from '../ranges.ts';
import type { OfAreas } from './range.ts';
import { removeConditionalFormats } from './range-methods.ts';

/** One conditional format, or a part of it: its rule, its look. */
export interface FormatObject extends HostObject {
  readonly sheet: Sheet;
  readonly format: ConditionalFormat;
}

const formatOf = (sheet: Sheet, format: ConditionalFormat): FormatObject => ({
  type: 'ConditionalFormat',
  sheet,
  format,
});

const inAreas = (format: ConditionalFormat, areas: readonly Area[]): boolean =>
  format.areas.some((one) => areas.some((area) => intersect(one, area)));

/** Throws where the sheet's protection forbids changing formats. */
export function allow(workbook: Workbook, sheet: Sheet): void {
  checkProtection(workbook, sheet, [], 'allowFormatCells');
}

const NEW_RULES: Readonly<Record<string, ConditionalRule>> = {
  Custom: { kind: 'custom', formula: '' },
  CellValue: { kind: 'cellValue', operator: 'EqualTo', formula1: '' },
  ContainsText: { kind: 'containsText', operator: 'Contains', text: '' },
};

export const ConditionalFormatCollection = hostType<OfAreas>({
  collection: {
    items: ({ sheet, areas }) =>
      sheet.conditionalFormats.filter((one) => inAreas(one, areas)).map((one) => formatOf(sheet, one)),
    find: ({ sheet }, id) => {
      const format = sheet.conditionalFormats.find((one) => one.id === id);
      return format && formatOf(sheet, format);
    },
  },
  methods: {
    Add: ({ sheet, areas }, args, { workbook }) => {
      allow(workbook, sheet);
      const rule = NEW_RULES[args.text(0)];
      if (!rule) throw new OfficeError('NotImplemented');
      const format: ConditionalFormat = { id: workbook.newId(), areas, rule, look: {}, stopIfTrue: false };
      sheet.conditionalFormats.unshift(format);
      workbook.lookChanged(sheet, areas, 'addin');
      return formatOf(sheet, format);
    },
    ClearAll: ({ sheet, areas }, _, { workbook }) => {
      allow(workbook, sheet);
      removeConditionalFormats(sheet, areas);
      workbook.lookChanged(sheet, areas, 'addin');
      return null;
    },
  },
});

function setPriority({ sheet, format }: FormatObject, value: unknown, { workbook }: EngineContext): void {
  const place = asNumber(value);
  const others = sheet.conditionalFormats.filter((one) => one !== format);
  if (!Number.isInteger(place) || place < 0) throw new OfficeError('InvalidArgument');
  sheet.conditionalFormats = others.toSpliced(Math.min(place, others.length), 0, format);
  workbook.lookChanged(sheet, format.areas, 'addin');
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  custom: 'Custom',
  cellValue: 'CellValue',
  containsText: 'ContainsText',
  colorScale: 'ColorScale',
  dataBar: 'DataBar',
  iconSet: 'IconSet',
  top10: 'TopBottom',
};

function typeName(rule: ConditionalRule): string {
  return TYPE_NAMES[rule.kind === 'other' ? rule.type : rule.kind] ?? 'PresetCriteria';
}

/** `format.custom` and `format.customOrNullObject`: the first fails on a format of another kind, the second is null there. */
function kindNavigation(name: string, kind: ConditionalRule['kind'], type: string) {
  const open = ({ sheet, format }: FormatObject): HostObject | null =>
    format.rule.kind === kind ? ({ type, sheet, format } as FormatObject) : null;
  return { [name]: (object: FormatObject) => found(open(object)), [`${name}OrNullObject`]: open };
}

const noSuchKind = (name: string) => ({
  [name]: (): HostObject => {
    throw new OfficeError('NotImplemented');
  },
  [`${name}OrNullObject`]: () => null,
});

export const ConditionalFormatType = hostType<FormatObject>({
  id: ({ format }) => format.id,
  properties: {
    Id: readOnly(({ format }) => format.id),
    Priority: { get: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format), set: setPriority },
    StopIfTrue: {
      get: ({ format }) => format.stopIfTrue,
      set: ({ sheet, format }, value, { workbook }) => {
        format.stopIfTrue = asFlag(value);
        workbook.lookChanged(sheet, format.areas, 'addin');
      },
    },
    Type: readOnly(({ format }) => typeName(format.rule)),
  },
  navigation: {
    ...kindNavigation('Custom', 'custom', 'CustomConditionalFormat'),
    ...kindNavigation('CellValue', 'cellValue', 'CellValueConditionalFormat'),
    ...kindNavigation('TextComparison', 'containsText', 'TextConditionalFormat'),
    ...noSuchKind('ColorScale'),
    ...noSuchKind('DataBar'),
    ...noSuchKind('IconSet'),
    ...noSuchKind('Preset'),
    ...noSuchKind('TopBottom'),
  },
  methods: {
    Delete: ({ sheet, format }, _, { workbook }) => {
      allow(workbook, sheet);
      sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== format);
      workbook.lookChanged(sheet, format.areas, 'addin');
      return null;
    },
    GetRange: ({ sheet, format }) => rangeOf(sheet, onlyArea(format)),
    GetRangeOrNullObject: ({ sheet, format }) => (format.areas.length === 1 ? rangeOf(sheet, onlyArea(format)) : null),
    GetRanges: ({ sheet, format }) => rangeAreasOf(sheet, format.areas),
  },
});

/** Excel gives the range of a format on one area only. */
function onlyArea(format: ConditionalFormat): Area {
  const [first, second] = format.areas;
  if (!first || second) throw new OfficeError('InvalidOperation');
  return first;
}

const lookNavigation = {
  Format: ({ sheet, format }: FormatObject) => ({ type: 'ConditionalRangeFormat', sheet, format }) as FormatObject,
};

function setRule(object: FormatObject, rule: ConditionalRule, { workbook }: EngineContext): void {
  allow(workbook, object.sheet);
  object.format.rule = rule;
  workbook.lookChanged(object.sheet, object.format.areas, 'addin');
}

export const CustomConditionalFormat = hostType<FormatObject>({
  navigation: {
    ...lookNavigation,
    Rule: ({ sheet, format }) => ({ type: 'ConditionalFormatRule', sheet, format }) as FormatObject,
  },
});

const customFormula: Property<FormatObject> = {
  get: ({ format }) => (format.rule.kind === 'custom' ? format.rule.formula : null),
  set: (object, value, context) => setRule(object, { kind: 'custom', formula: asText(value) }, context),
};

export const ConditionalFormatRule = hostType<FormatObject>({
  properties: { Formula: customFormula, FormulaLocal: customFormula },
});

const OPERATORS: readonly string[] = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqual',
  'LessThanOrEqual',
];

function readCellValueRule(value: unknown): ConditionalRule {
  const { formula1, formula2, operator } = asRecord(value);
  if (!OPERATORS.includes(String(operator))) throw new OfficeError('InvalidArgument');
  const text = (formula: unknown) => (typeof formula === 'number' ? String(formula) : asText(formula));
  return {
    kind: 'cellValue',
    operator: operator as CellValueOperator,
    formula1: text(formula1),
    ...(formula2 === undefined || formula2 === null ? {} : { formula2: text(formula2) }),
  };
}

export const CellValueConditionalFormat = hostType<FormatObject>({
  navigation: lookNavigation,
  properties: {
    Rule: {
      get: ({ format }) => {
        if (format.rule.kind !== 'cellValue') return null;
        const { kind: _, ...rule } = format.rule;
        return rule;
      },
      set: (object, value, context) => setRule(object, readCellValueRule(value), context),
    },
  },
});

function readTextRule(value: unknown): ConditionalRule {
  const { operator, text } = asRecord(value);
  if (!['Contains', 'NotContains', 'BeginsWith', 'EndsWith'].includes(String(operator))) {
    throw new OfficeError('InvalidArgument');
  }
  return { kind: 'containsText', operator: operator as TextOperator, text: asText(text) };
}

export const TextConditionalFormat = hostType<FormatObject>({
  navigation: lookNavigation,
  properties: {
    Rule: {
      get: ({ format }) => {
        if (format.rule.kind !== 'containsText') return null;
        return { operator: format.rule.operator, text: format.rule.text };
      },
      set: (object, value, context) => setRule(object, readTextRule(value), context),
    },
  },
});
