// Defined names of the workbook and of single sheets.
import { absoluteAddress, parseAddress } from '../../a1.ts';
import type { Sheet } from '../../sheet.ts';
import type { DefinedName } from '../../sheet-parts.ts';
import type { Workbook } from '../../workbook.ts';
import { asFlag, asText, type HostObject, hostType, readOnly } from '../host-type.ts';
import { found, OfficeError } from '../office-error.ts';
import { isRange, resolveRange } from '../ranges.ts';

interface NamesObject extends HostObject {
  readonly sheet?: Sheet;
}

interface NameObject extends HostObject {
  readonly name: DefinedName;
}

const nameOf = (name: DefinedName): NameObject => ({ type: 'NamedItem', name });

const namesIn = (workbook: Workbook, sheet: Sheet | undefined): DefinedName[] =>
  workbook.names.filter((name) => name.sheetId === (sheet?.id ?? null));

export const NamedItemCollection = hostType<NamesObject>({
  collection: {
    items: ({ sheet }, { workbook }) => namesIn(workbook, sheet).map(nameOf),
    find: ({ sheet }, key, { workbook }) => {
      const name = namesIn(workbook, sheet).find((one) => one.name.toLowerCase() === asText(key).toLowerCase());
      return name && nameOf(name);
    },
  },
  methods: {
    Add: ({ sheet }, args, { workbook }) => {
      const [name, reference] = [args.text(0), args.at(1)];
      if (!/^[A-Za-z_\\][\w.\\]*$/.test(name) || parseAddress(name)) throw new OfficeError('InvalidArgument');
      if (namesIn(workbook, sheet).some((one) => one.name.toLowerCase() === name.toLowerCase())) {
        throw new OfficeError('ItemAlreadyExists');
      }
      const refersTo = isRange(reference) ? absoluteAddress(reference.sheet.name, reference.area) : asText(reference);
      const made = { name, refersTo: refersTo.replace(/^=/, ''), sheetId: sheet?.id ?? null, visible: true };
      workbook.names.push({ ...made, comment: args.text(2, '') });
      workbook.calculation.rebuild();
      return nameOf(found(workbook.names.at(-1)));
    },
  },
});

function nameRange({ name }: NameObject, workbook: Workbook): HostObject | null {
  if (!parseAddress(name.refersTo)) return null;
  return resolveRange(workbook, name.refersTo, workbook.activeSheet);
}

export const NamedItem = hostType<NameObject>({
  id: ({ name }) => name.name,
  properties: {
    Name: readOnly(({ name }) => name.name),
    Comment: {
      get: ({ name }) => name.comment,
      set: ({ name }, value) => {
        name.comment = asText(value);
      },
    },
    Formula: {
      get: ({ name }) => `=${name.refersTo}`,
      set: ({ name }, value, { workbook }) => {
        name.refersTo = asText(value).replace(/^=/, '');
        workbook.calculation.rebuild();
      },
    },
    Scope: readOnly(({ name }) => (name.sheetId === null ? 'Workbook' : 'Worksheet')),
    Type: readOnly(({ name }) => (parseAddress(name.refersTo) ? 'Range' : 'String')),
    Value: readOnly(({ name }) => name.refersTo),
    Visible: {
      get: ({ name }) => name.visible,
      set: ({ name }, value) => {
        name.visible = asFlag(value);
      },
    },
  },
  methods: {
    GetRange: (object, _, { workbook }) => found(nameRange(object, workbook)),
    GetRangeOrNullObject: (object, _, { workbook }) => nameRange(object, workbook),
    Delete: ({ name }, _, { workbook }) => {
      workbook.names.splice(workbook.names.indexOf(name), 1);
      workbook.calculation.rebuild();
      return null;
    },
  },
});
