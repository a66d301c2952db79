// The samples damaged on the way: whenever other rows or amounts would be flagged, the tie-out or a question has to notice.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readActiveSheet } from '../../addin/excel.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { SheetCells } from '../../core/sheet.ts';
import { openOffice } from '../../workbench/excel/node-bridge.ts';
import { openWorkbook } from '../../workbench/excel/xlsx.ts';
import { day } from '../core/cells.ts';
import { isUnnoticed, MUTATIONS, seen } from '../sheets/mutations.ts';

/** The samples that carry a total. */
const SAMPLES = [
  '01-xero-aged-receivables-detail',
  '02-qbo-ar-aging-detail',
  '03-sage50-aged-debtors-detailed',
  '04-business-central-aged-ar-excel',
  '05-sap-fbl5n-open-items',
  '06-clerk-own-simple',
  '08-datev-opos-debitoren',
  '09-qbo-ar-aging-summary',
  '10-erpnext-accounts-receivable-multicurrency',
];

interface Sample {
  readonly cells: SheetCells;
  readonly asOf: string;
  readonly headerRow: number;
}

async function sampleOf(name: string): Promise<Sample> {
  const at = (ending: string): URL => new URL(`../sheets/${name}${ending}`, import.meta.url);
  const truth = JSON.parse(await readFile(at('.truth.json'), 'utf8'));
  const workbook = await openWorkbook(await readFile(at('.xlsx')), `${name}.xlsx`);
  const sheet = workbook.sheet(truth.sheet);
  if (sheet) workbook.activate(sheet);
  const { Excel, Office, OfficeExtension } = openOffice(workbook);
  Object.assign(globalThis, { Excel, Office, OfficeExtension });
  const cells = await readActiveSheet();
  if (isRefusal(cells)) throw new Error(`refused: ${cells.because}`);
  return { cells, asOf: truth.asOf, headerRow: truth.headerRow };
}

const MINUTES = 3;
const CASES = SAMPLES.flatMap((name) => MUTATIONS.map(([kind, mutate]) => ({ name, kind, mutate })));

describe('a damaged sample', () => {
  it.each(CASES)(
    '$name, $kind: is noticed where it matters',
    { timeout: MINUTES * 60_000 },
    async ({ name, mutate }) => {
      const { cells, asOf, headerRow } = await sampleOf(name);
      const before = seen(cells, day(asOf));
      expect(before.flagged.length).toBeGreaterThan(0);
      const unnoticed = mutate(cells, headerRow - 1 - cells.firstRow)
        .filter((damaged) => isUnnoticed(before, seen(damaged, day(asOf))))
        .map((damaged) => damaged.values[headerRow - 1 - cells.firstRow]?.join(' | '));
      expect(unnoticed).toEqual([]);
    },
  );
});
