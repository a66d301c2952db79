// The Home tab: the few things a clerk does to a sheet between two uses of Duebook.
import { clearFilters, sortByColumn, toggleFilter } from './filter-commands.ts';
import type { HomeCommand, HomeGroup } from './ribbon.ts';
import { type RowCommandName, runRowCommand } from './row-commands.ts';
import type { SheetView } from './sheet-view.ts';

/** What the commands of the File group do; they concern the page, not the sheet. */
export interface FileCommands {
  readonly chooseFile: () => void;
  readonly download: () => void;
}

const YELLOW = '#FFFF00';

/** The groups of the Home tab. After a press the keys go to the sheet again. */
export function homeGroups(view: SheetView, files: FileCommands): HomeGroup[] {
  const groups = [
    { label: 'File', commands: fileCommands(files) },
    { label: 'Cells', commands: lookCommands(view) },
    { label: 'Sort and filter', commands: orderCommands(view) },
    { label: 'Rows', commands: rowCommands(view) },
  ];
  return groups.map(({ label, commands }) => ({ label, commands: commands.map((one) => backToSheet(one, view)) }));
}

const backToSheet = (command: HomeCommand, view: SheetView): HomeCommand => ({
  ...command,
  run: () => {
    view.say('');
    view.editing.commit();
    command.run();
    view.focus();
  },
});

const fileCommands = ({ chooseFile, download }: FileCommands): HomeCommand[] => [
  { id: 'open', label: 'Open', tip: 'Open an .xlsx or .csv file (Ctrl+O)', icon: 'open', run: chooseFile },
  { id: 'download', label: 'Download', tip: 'Save a copy as .xlsx (Ctrl+S)', icon: 'download', run: download },
];

const lookCommands = (view: SheetView): HomeCommand[] => [
  { id: 'bold', label: 'Bold', tip: 'Bold on or off', icon: 'bold', run: () => toggleBold(view) },
  { id: 'yellow', label: 'Yellow', tip: 'Fill the cells yellow', icon: 'fill', run: () => setFill(view, YELLOW) },
  { id: 'no-fill', label: 'No fill', tip: 'Take the fill away', icon: 'noFill', run: () => setFill(view, null) },
];

const orderCommands = (view: SheetView): HomeCommand[] => [
  {
    id: 'sort-up',
    label: 'Sort A to Z',
    tip: 'Sort by the column of the active cell, lowest first',
    icon: 'ascending',
    run: () => sortByColumn(view, true),
  },
  {
    id: 'sort-down',
    label: 'Sort Z to A',
    tip: 'Sort by the column of the active cell, highest first',
    icon: 'descending',
    run: () => sortByColumn(view, false),
  },
  { id: 'filter', label: 'Filter', tip: 'Filter arrows on or off', icon: 'filter', run: () => toggleFilter(view) },
  { id: 'show-all', label: 'Show all', tip: 'Show the filtered rows', icon: 'showAll', run: () => clearFilters(view) },
];

const ROW_BUTTONS: readonly [RowCommandName, string, HomeCommand['icon']][] = [
  ['insert', 'Insert', 'insertRow'],
  ['delete', 'Delete', 'deleteRow'],
  ['hide', 'Hide', 'hideRows'],
  ['unhide', 'Unhide', 'unhideRows'],
];

const rowCommands = (view: SheetView): HomeCommand[] =>
  ROW_BUTTONS.map(([name, label, icon]) => ({
    id: `${name}-rows`,
    label,
    tip: `${label} the selected rows`,
    icon,
    run: () => runRowCommand(view, name),
  }));

function toggleBold(view: SheetView): void {
  const { sheet, workbook, selection, area } = view;
  if (!view.mayEdit(area)) return;
  const { bold } = workbook.style(sheet, selection.anchor.row, selection.anchor.column).font;
  workbook.changeStyle(sheet, [area], { font: { bold: !bold } }, 'clerk');
}

function setFill(view: SheetView, fill: string | null): void {
  if (view.mayEdit(view.area)) view.workbook.changeStyle(view.sheet, [view.area], { fill }, 'clerk');
}
