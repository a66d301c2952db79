// temporary
import type { Workbook } from '../excel/workbook.ts';
export function createPane(_parts: Record<string, HTMLElement>) {
  return {
    attach: (_w: Workbook) => {},
    open: (_u: string) => {},
    runFunction: (_n: string, _id: string) => {},
    setAddin: (_n: string, _u: string) => {},
    setEditing: (_e: boolean) => {},
  };
}
