// Reads a PDF of ours back: its objects, and the text of every page through the fonts' own tables of letters.
import { inflateSync } from 'node:zlib';

/** What a reader of the file finds. */
export interface ReadPdf {
  /** Every object's dictionary, as it is written. */
  readonly objects: readonly string[];
  /** The text of each page in the order it is drawn, one line for each piece of text. */
  readonly pages: readonly string[];
  /** What is read aloud in place of what is drawn. */
  readonly spoken: readonly string[];
  /** The parts of the document by kind, in order: `Document`, `P`, `H1`, `Table`, `TR`, `TH`, `TD`. */
  readonly structure: readonly string[];
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const found of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)(?:stream\n|endobj)/gm)) {
    const [whole, id = '', dictionary = ''] = found;
    const start = (found.index ?? 0) + whole.length;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0);
    const bytes = whole.endsWith('stream\n') ? file.subarray(start, start + length) : null;
    const isPacked = dictionary.includes('/FlateDecode');
    objects.set(id, { dictionary, stream: bytes && isPacked ? inflateSync(bytes) : bytes });
  }
  return objects;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** What each glyph of a font stands for. */
function lettersOf(objects: Map<string, PdfObject>, font: string): string[] {
  const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1] ?? '';
  const map = objects.get(table)?.stream?.toString('latin1') ?? '';
  return [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) => utf16(hex.replaceAll(' ', ''))),
  );
}

function textOf(objects: Map<string, PdfObject>, { dictionary }: PdfObject): string {
  const refOf = (name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';
  const resources = objects.get(refOf('Resources'))?.dictionary ?? '';
  const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]));
  const content = objects.get(refOf('Contents'))?.stream?.toString('latin1') ?? '';
  const texts = [...content.matchAll(/^BT$([\s\S]*?)^ET$/gm)].map(([, drawn = '']) => {
    const letters = lettersOf(objects, fonts.get(/\/(F\d+) [\d.]+ Tf/.exec(drawn)?.[1] ?? '') ?? '');
    const glyphs = [...drawn.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    return glyphs.map((glyph) => letters[Number.parseInt(glyph, 16)] ?? '').join('');
  });
  return texts.join('\n');
}

/** A text as PDF writes it: UTF-16 with backslashes before what would end it. */
function spokenIn(dictionary: string): string[] {
  const [, text] = /\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)/.exec(dictionary) ?? [];
  if (text === undefined) return [];
  const signs: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const bytes = Buffer.from(
    text.replace(/\\([\s\S])/g, (_, sign: string) => signs[sign] ?? sign),
    'latin1',
  );
  return [bytes.subarray(2).swap16().toString('utf16le')];
}

const PARTS = /\/S \/(Document|P|H1|H2|Table|TR|TH|TD)\b/;

/** Reads a file that `statementFile` made. */
export function readPdf(file: Buffer): ReadPdf {
  const objects = objectsOf(file);
  const all = [...objects.values()];
  return {
    objects: all.map(({ dictionary }) => dictionary),
    pages: all.filter(({ dictionary }) => /\/Type \/Page\n/.test(dictionary)).map((page) => textOf(objects, page)),
    spoken: all.flatMap(({ dictionary }) => spokenIn(dictionary)),
    structure: all.flatMap(({ dictionary }) => PARTS.exec(dictionary)?.[1] ?? []),
  };
}
