// What an add-in keeps with the workbook: settings, custom XML parts, properties of a sheet.
import type { Sheet } from '../../sheet.ts';
import type { CustomXmlPart } from '../../sheet-parts.ts';
import { asText, type EngineContext, type HostObject, hostType, readOnly } from '../host-type.ts';
import { OfficeError } from '../office-error.ts';

interface SettingObject extends HostObject {
  readonly key: string;
}

const settingOf = (key: string): SettingObject => ({ type: 'Setting', key });

export const SettingCollection = hostType<HostObject>({
  collection: {
    items: (_, { workbook }) => [...workbook.settings.keys()].map(settingOf),
    find: (_, key, { workbook }) => (workbook.settings.has(asText(key)) ? settingOf(asText(key)) : null),
  },
  methods: {
    Add: (_, args, { workbook }) => {
      workbook.settings.set(args.text(0), args.at(1));
      workbook.emit({ kind: 'settings' });
      return settingOf(args.text(0));
    },
  },
});

export const Setting = hostType<SettingObject>({
  id: ({ key }) => key,
  properties: {
    Key: readOnly(({ key }) => key),
    Value: {
      get: ({ key }, { workbook }) => workbook.settings.get(key),
      set: ({ key }, value, { workbook }) => {
        workbook.settings.set(key, value);
        workbook.emit({ kind: 'settings' });
      },
    },
  },
  methods: {
    Delete: ({ key }, _, { workbook }) => {
      workbook.settings.delete(key);
      workbook.emit({ kind: 'settings' });
      return null;
    },
  },
});

interface XmlPartsObject extends HostObject {
  /** Only parts of this namespace; left out for all. */
  readonly namespace?: string;
}

interface XmlPartObject extends HostObject {
  readonly part: CustomXmlPart;
}

const xmlPartOf = (part: CustomXmlPart): XmlPartObject => ({ type: 'CustomXmlPart', part });

/** The namespace of a part's root element: `xmlns="…"`, or that of its prefix. */
function rootNamespace(xml: string): string {
  const root = /<(?![?!])(?:([\w.-]+):)?[\w.-]+([^>]*)>/.exec(xml);
  const name = root?.[1] ? `xmlns:${root[1]}` : 'xmlns';
  const found = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root?.[2] ?? '');
  return found?.[1] ?? '';
}

const xmlParts = ({ namespace }: XmlPartsObject, { workbook }: EngineContext): CustomXmlPart[] =>
  workbook.customXmlParts.filter((part) => namespace === undefined || rootNamespace(part.xml) === namespace);

const xmlCollection = {
  items: (object: XmlPartsObject, context: EngineContext) => xmlParts(object, context).map(xmlPartOf),
  find: (object: XmlPartsObject, id: unknown, context: EngineContext) => {
    const part = xmlParts(object, context).find((one) => one.id === id);
    return part && xmlPartOf(part);
  },
};

function checkXml(xml: string): string {
  if (!/^\s*(?:<\?[^>]*\?>\s*)?<[\w:.-]+/.test(xml)) throw new OfficeError('InvalidArgument');
  return xml;
}

export const CustomXmlPartCollection = hostType<XmlPartsObject>({
  collection: xmlCollection,
  methods: {
    Add: (_, args, { workbook }) => {
      const part = { id: workbook.newId(), xml: checkXml(args.text(0)) };
      workbook.customXmlParts.push(part);
      workbook.emit({ kind: 'settings' });
      return xmlPartOf(part);
    },
    GetByNamespace: (_, args) => ({ type: 'CustomXmlPartScopedCollection', namespace: args.text(0) }) as XmlPartsObject,
  },
});

function onlyPart(object: XmlPartsObject, context: EngineContext): XmlPartObject | null {
  const [part, second] = xmlParts(object, context);
  return part && !second ? xmlPartOf(part) : null;
}

export const CustomXmlPartScopedCollection = hostType<XmlPartsObject>({
  collection: xmlCollection,
  methods: {
    GetOnlyItem: (object, _, context) => {
      const part = onlyPart(object, context);
      if (!part) throw new OfficeError('InvalidOperation');
      return part;
    },
    GetOnlyItemOrNullObject: (object, _, context) => onlyPart(object, context),
  },
});

export const CustomXmlPartType = hostType<XmlPartObject>({
  id: ({ part }) => part.id,
  properties: { Id: readOnly(({ part }) => part.id), NamespaceUri: readOnly(({ part }) => rootNamespace(part.xml)) },
  methods: {
    GetXml: ({ part }) => part.xml,
    SetXml: ({ part }, args, { workbook }) => {
      part.xml = checkXml(args.text(0));
      workbook.emit({ kind: 'settings' });
      return null;
    },
    Delete: ({ part }, _, { workbook }) => {
      workbook.customXmlParts.splice(workbook.customXmlParts.indexOf(part), 1);
      workbook.emit({ kind: 'settings' });
      return null;
    },
  },
});

interface SheetPropertiesObject extends HostObject {
  readonly sheet: Sheet;
}

export const WorksheetCustomPropertyCollection = hostType<SheetPropertiesObject>({
  collection: {
    items: ({ sheet }) => [...sheet.customProperties.keys()].map((key) => sheetProperty(sheet, key)),
    find: ({ sheet }, key) => (sheet.customProperties.has(asText(key)) ? sheetProperty(sheet, asText(key)) : null),
  },
  methods: {
    Add: ({ sheet }, args) => {
      sheet.customProperties.set(args.text(0), args.text(1));
      return sheetProperty(sheet, args.text(0));
    },
  },
});

interface SheetPropertyObject extends SheetPropertiesObject {
  readonly key: string;
}

const sheetProperty = (sheet: Sheet, key: string): SheetPropertyObject => ({
  type: 'WorksheetCustomProperty',
  sheet,
  key,
});

export const WorksheetCustomProperty = hostType<SheetPropertyObject>({
  id: ({ key }) => key,
  properties: {
    Key: readOnly(({ key }) => key),
    Value: {
      get: ({ sheet, key }) => sheet.customProperties.get(key) ?? '',
      set: ({ sheet, key }, value) => {
        sheet.customProperties.set(key, asText(value));
      },
    },
  },
  methods: {
    Delete: ({ sheet, key }) => {
      sheet.customProperties.delete(key);
      return null;
    },
  },
});
