// The sheets' tabs below the grid: one for each visible sheet, arrows move between them.
import type { Sheet } from '../excel/sheet.ts';
import type { Workbook } from '../excel/workbook.ts';

/** Draws the tabs of a workbook into the bar; pressing one brings its sheet to the front. */
export function showSheetTabs(bar: HTMLElement, workbook: Workbook): void {
  const sheets = workbook.sheets.filter((sheet) => sheet.visibility === 'Visible');
  const hadFocus = bar.contains(document.activeElement);
  bar.replaceChildren(...sheets.map((sheet) => sheetTab(sheet, workbook)));
  bar.onkeydown = (event) => moveAmongSheets(event, sheets, workbook);
  if (hadFocus) bar.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
}

function sheetTab(sheet: Sheet, workbook: Workbook): HTMLButtonElement {
  const tab = document.createElement('button');
  const active = sheet === workbook.activeSheet;
  tab.type = 'button';
  tab.textContent = sheet.name;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-selected', String(active));
  tab.tabIndex = active ? 0 : -1;
  if (sheet.tabColor !== null) tab.style.setProperty('--tab-color', sheet.tabColor);
  tab.addEventListener('click', () => workbook.activate(sheet));
  return tab;
}

function moveAmongSheets(event: KeyboardEvent, sheets: readonly Sheet[], workbook: Workbook): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const to = sheets[sheets.indexOf(workbook.activeSheet) + (step ?? 0)];
  if (step === undefined || to === undefined) return;
  event.preventDefault();
  workbook.activate(to);
}
