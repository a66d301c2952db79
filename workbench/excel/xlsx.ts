// Opening a workbook from a file's bytes and saving it as a copy, in Node and in the browser alike.
// A saved copy keeps what the workbench knows. Charts, pictures, pivot tables, comments, filter criteria (not the rows they hide)
// and settings of add-ins are not in it.
import { type CsvTyping, readCsv } from './csv.ts';
import type { Workbook, WorkbookOptions } from './workbook.ts';
import { addPassedOver, readPassedOver } from './xlsx-parts.ts';
import { readXlsx } from './xlsx-reading.ts';
import { writeXlsx } from './xlsx-writing.ts';

/** A file that cannot be opened; `message` says why, in words for the clerk. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/**
 * Opens an .xlsx or .csv (by the file name's ending) and calculates what opening calculates: formulas without a result and
 * those that depend on the day. Throws UnreadableFile.
 */
export async function openWorkbook(
  bytes: Uint8Array,
  fileName: string,
  { csv, ...options }: WorkbookOptions & { readonly csv?: CsvTyping } = {},
): Promise<Workbook> {
  const named = { ...options, name: fileName };
  if (/\.csv$/i.test(fileName)) return readCsv(bytes, named, csv);
  if (!/\.xls[xm]$/i.test(fileName)) {
    throw new UnreadableFile(`${fileName} is neither an .xlsx nor a .csv file.`);
  }
  try {
    const workbook = await readXlsx(bytes, named);
    await takePassedOver(workbook, bytes);
    workbook.calculation.recalculate('onOpen');
    return workbook;
  } catch (cause) {
    throw new UnreadableFile(`${fileName} could not be read as an Excel workbook.`, { cause });
  }
}

/** The workbook as the bytes of an .xlsx file. */
export async function saveWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const stopping = new Map<string, Set<number>>();
  for (const { name, conditionalFormats } of workbook.sheets) {
    const priorities = conditionalFormats.flatMap(({ stopIfTrue }, index) => (stopIfTrue ? [index + 1] : []));
    if (priorities.length > 0) stopping.set(name, new Set(priorities));
  }
  return await addPassedOver(await writeXlsx(workbook), { customXmlParts: workbook.customXmlParts, stopping });
}

async function takePassedOver(workbook: Workbook, bytes: Uint8Array): Promise<void> {
  const { customXmlParts, stopping } = await readPassedOver(bytes);
  workbook.customXmlParts.push(...customXmlParts);
  for (const sheet of workbook.sheets) {
    const priorities = stopping.get(sheet.name);
    for (const format of sheet.conditionalFormats)
      format.stopIfTrue = priorities?.has(format.filePriority ?? 0) ?? false;
  }
}
