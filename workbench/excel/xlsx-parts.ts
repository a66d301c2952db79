// Parts of an .xlsx file that exceljs passes over: an add-in's custom XML parts, and "stop if true" of conditional formats.
import JSZip from 'jszip';
import type { CustomXmlPart } from './sheet-parts.ts';

/** What exceljs leaves out. */
export interface PassedOver {
  readonly customXmlParts: readonly CustomXmlPart[];
  /** Per sheet name the priorities (from 1) of the rules that stop those after them. */
  readonly stopping: ReadonlyMap<string, ReadonlySet<number>>;
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const DATA_STORE = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

function unescapeXml(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => signs[name] ?? '');
}

async function textOf(zip: JSZip, path: string): Promise<string> {
  return (await zip.file(path)?.async('string')) ?? '';
}

/** Sheet names with the files that hold them. */
async function sheetFiles(zip: JSZip): Promise<{ name: string; path: string }[]> {
  const targets = new Map<string, string>();
  for (const [tag] of (await textOf(zip, 'xl/_rels/workbook.xml.rels')).matchAll(/<Relationship\s[^>]*>/g)) {
    const target = attribute(tag, 'Target') ?? '';
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const sheets = (await textOf(zip, 'xl/workbook.xml')).matchAll(/<(?:\w+:)?sheet\s[^>]*>/g);
  return [...sheets].flatMap(([tag]) => {
    const path = targets.get(attribute(tag, 'r:id') ?? '');
    return path === undefined ? [] : [{ name: unescapeXml(attribute(tag, 'name') ?? ''), path }];
  });
}

/** Reads what exceljs leaves out of an .xlsx file's bytes. */
export async function readPassedOver(bytes: Uint8Array): Promise<PassedOver> {
  const zip = await JSZip.loadAsync(bytes);
  const customXmlParts: CustomXmlPart[] = [];
  for (const path of Object.keys(zip.files).filter((name) => /^customXml\/item\d+\.xml$/.test(name))) {
    const properties = await textOf(zip, path.replace('item', 'itemProps'));
    const id = /itemID="([^"]+)"/.exec(properties)?.[1];
    if (id) customXmlParts.push({ id, xml: await textOf(zip, path) });
  }
  const stopping = new Map<string, Set<number>>();
  for (const { name, path } of await sheetFiles(zip)) {
    const rules = (await textOf(zip, path)).matchAll(/<(?:\w+:)?cfRule\s[^>]*\bstopIfTrue="(?:1|true)"[^>]*>/g);
    const priorities = [...rules].map(([tag]) => Number(attribute(tag, 'priority')));
    if (priorities.length > 0) stopping.set(name, new Set(priorities));
  }
  return { customXmlParts, stopping };
}

async function markStopping(zip: JSZip, path: string, priorities: ReadonlySet<number>): Promise<void> {
  const xml = await textOf(zip, path);
  const marked = xml.replace(/<cfRule\s[^>]*?(?=\/?>)/g, (tag) => {
    return priorities.has(Number(attribute(tag, 'priority'))) ? `${tag} stopIfTrue="1"` : tag;
  });
  zip.file(path, marked);
}

async function addCustomXml(zip: JSZip, parts: readonly CustomXmlPart[]): Promise<void> {
  const links: string[] = [];
  const types: string[] = [];
  for (const [index, { id, xml }] of parts.entries()) {
    const number = index + 1;
    const properties = `<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem ds:itemID="${id}" xmlns:ds="${DATA_STORE}"><ds:schemaRefs/></ds:datastoreItem>`;
    const link = `<Relationship Id="rId1" Type="${RELATIONSHIPS}/customXmlProps" Target="itemProps${number}.xml"/>`;
    zip.file(`customXml/item${number}.xml`, xml);
    zip.file(`customXml/itemProps${number}.xml`, properties);
    zip.file(`customXml/_rels/item${number}.xml.rels`, relationshipsXml(link));
    links.push(
      `<Relationship Id="customXml${number}" Type="${RELATIONSHIPS}/customXml" Target="../customXml/item${number}.xml"/>`,
    );
    types.push(`<Override PartName="/customXml/itemProps${number}.xml" ContentType="${PROPERTIES_TYPE}"/>`);
  }
  await insertBefore(zip, 'xl/_rels/workbook.xml.rels', '</Relationships>', links.join(''));
  await insertBefore(zip, '[Content_Types].xml', '</Types>', types.join(''));
}

function relationshipsXml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`;
}

async function insertBefore(zip: JSZip, path: string, end: string, text: string): Promise<void> {
  zip.file(path, (await textOf(zip, path)).replace(end, text + end));
}

/** The file with those parts in it; the very same bytes when there are none. */
export async function addPassedOver(bytes: Uint8Array, { customXmlParts, stopping }: PassedOver): Promise<Uint8Array> {
  if (customXmlParts.length === 0 && stopping.size === 0) return bytes;
  const zip = await JSZip.loadAsync(bytes);
  for (const { name, path } of await sheetFiles(zip)) {
    const priorities = stopping.get(name);
    if (priorities) await markStopping(zip, path, priorities);
  }
  if (customXmlParts.length > 0) await addCustomXml(zip, customXmlParts);
  return await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
