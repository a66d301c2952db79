// The report layouts that stand in the workbook itself, by sheet: listed in the settings, and each of them removable there.
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { SheetMemory } from './excel/workbook-memory.ts';
import type { ExcelSide } from './sheet-state.ts';
import { createStore } from './store.ts';

interface WorkbookLayouts {
  /** The latest first; null until they were read. */
  readonly sheets: readonly SheetMemory[] | null;
  /** Why they could not be read or removed. */
  readonly refusal: Refusal | null;
}

export class WorkbookLayoutStore {
  readonly state = createStore<WorkbookLayouts>({ sheets: null, refusal: null });
  readonly #excel: Pick<ExcelSide, 'recallAnswers' | 'forgetAnswers'>;
  readonly #changed: (sheets: readonly SheetMemory[]) => unknown;

  constructor(
    excel: Pick<ExcelSide, 'recallAnswers' | 'forgetAnswers'>,
    changed: (sheets: readonly SheetMemory[]) => unknown,
  ) {
    this.#excel = excel;
    this.#changed = changed;
  }

  /** Reads what the workbook remembers now. */
  async load(): Promise<void> {
    const sheets = await this.#excel.recallAnswers();
    this.state.set((state) => (isRefusal(sheets) ? { ...state, refusal: sheets } : { sheets, refusal: null }));
  }

  /** Has the workbook forget what it remembers of a sheet; true when it is gone. */
  async remove(sheetName: string): Promise<boolean> {
    const left = await this.#excel.forgetAnswers(sheetName);
    if (isRefusal(left)) {
      this.state.set((state) => ({ ...state, refusal: left }));
      return false;
    }
    this.state.set(() => ({ sheets: left, refusal: null }));
    await this.#changed(left);
    return true;
  }
}
