// What a workbook remembers of its sheets: how a report is laid out and what the clerk answered about it. It travels with the
// file as a custom XML part, so that her colleagues are not asked again; it holds headings, columns, days and choices, and
// nothing that stands below a heading.
import * as z from 'zod';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { reportLayoutSchema } from '../../core/report-layout.ts';

const NAMESPACE = 'urn:duebook:sheet-memory';
const VERSION = 1;
const MOST_SHEETS = 20;

/** A day, a column's letters, a currency or date order, days of credit, a row or scale, or a word a question offers: no name. */
const VALUE = /^(\d{4}-\d{2}-\d{2}|[A-Z]{1,3}|\d{1,3}|1000(000)?|[a-z][A-Za-z]{0,19})?$/;
const TOPIC = /^[a-z][A-Za-z]{0,30}(\.[A-Za-z]{1,30})?$/;

/** Answers about the sheets of this workbook alone, by name: not to be carried from sheet to sheet. */
const NOT_KEPT: readonly string[] = ['sheet'];

const sheetMemorySchema = z.strictObject({
  sheetName: z.string().min(1).max(31),
  layout: reportLayoutSchema,
  answers: z.record(z.string().regex(TOPIC), z.string().regex(VALUE)),
});
const memorySchema = z.object({ version: z.literal(VERSION), sheets: z.array(sheetMemorySchema).max(MOST_SHEETS) });

/** What is remembered of a sheet: its report layout, by which a changed report is noticed, and the answers about it. */
export type SheetMemory = z.infer<typeof sheetMemorySchema>;

const NEWER = refuse(
  'memory-newer',
  'A newer Duebook has remembered answers in this workbook. Update Duebook to add to them.',
);

/** JSON that needs no escapes in XML, so that it reads the same however Excel writes it back. */
const asXml = (sheets: readonly SheetMemory[]): string => {
  const json = JSON.stringify({ version: VERSION, sheets });
  const plain = json.replaceAll(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  return `<memory xmlns="${NAMESPACE}">${plain}</memory>`;
};

function fromXml(xml: string): unknown {
  const json = /<memory\b[^>]*>([\s\S]*)<\/memory>/.exec(xml)?.[1] ?? '';
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

interface Kept {
  readonly part: Excel.CustomXmlPart | null;
  readonly sheets: readonly SheetMemory[];
  readonly isNewer: boolean;
}

async function readKept(context: Excel.RequestContext): Promise<Kept> {
  const parts = context.workbook.customXmlParts.getByNamespace(NAMESPACE).load('items/id');
  await context.sync();
  const [part] = parts.items;
  if (part === undefined) return { part: null, sheets: [], isNewer: false };
  const xml = part.getXml();
  await context.sync();
  const kept = fromXml(xml.value);
  const read = memorySchema.safeParse(kept);
  if (read.success) return { part, sheets: read.data.sheets, isNewer: false };
  const version = z.object({ version: z.number() }).safeParse(kept);
  return { part, sheets: [], isNewer: version.success && version.data.version > VERSION };
}

/** Everything the workbook remembers, newest first; what cannot be read, or was written by a newer Duebook, is nothing. */
export const readMemory = async (context: Excel.RequestContext): Promise<readonly SheetMemory[]> =>
  (await readKept(context)).sheets;

/** The answers that may stand in the file: of a known form, which no name has. */
const keepable = (answers: SheetMemory['answers']): SheetMemory['answers'] =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([topic, value]) => TOPIC.test(topic) && VALUE.test(value) && !NOT_KEPT.includes(topic),
    ),
  );

/** Keeps what is known of a sheet in place of what was kept of it before. */
export async function writeMemory(context: Excel.RequestContext, memory: SheetMemory): Promise<Refusal | null> {
  const { part, sheets, isNewer } = await readKept(context);
  if (isNewer) return NEWER;
  const others = sheets.filter(({ sheetName }) => sheetName !== memory.sheetName);
  const xml = asXml([{ ...memory, answers: keepable(memory.answers) }, ...others].slice(0, MOST_SHEETS));
  if (part === null) context.workbook.customXmlParts.add(xml);
  else part.setXml(xml);
  await context.sync();
  return null;
}

/** Forgets what is kept of a sheet; comes to what is left. With the last one the workbook holds nothing of ours any more. */
export async function removeMemory(
  context: Excel.RequestContext,
  sheetName: string,
): Promise<readonly SheetMemory[] | Refusal> {
  const { part, sheets, isNewer } = await readKept(context);
  if (isNewer) return NEWER;
  const left = sheets.filter((sheet) => sheet.sheetName !== sheetName);
  if (left.length === 0) part?.delete();
  else part?.setXml(asXml(left));
  await context.sync();
  return left;
}
