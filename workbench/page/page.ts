// The workbench's page: opens a workbook, puts the sheet, the ribbon and the pane together, and keeps a door for tests.

import type { Workbook } from '../excel/workbook.ts';
import { openWorkbook, saveWorkbook, UnreadableFile } from '../excel/xlsx.ts';
import { cellMenuItems } from './cell-menu.ts';
import { openFilterMenu } from './filter-menu.ts';
import { homeGroups } from './home-commands.ts';
import { type Command, readManifestCommands } from './manifest-commands.ts';
import { Pane } from './pane.ts';
import { offerPeople } from './person.ts';
import { openMenu } from './popup-menu.ts';
import { goRoundRegions } from './region-keys.ts';
import { showRibbon } from './ribbon.ts';
import { listenToClerk } from './sheet-input.ts';
import { SheetView } from './sheet-view.ts';
import { openTestDoor } from './test-door.ts';
import { acceptFiles, downloadWorkbook, fetchWorkbook, type WorkbookFile } from './workbook-file.ts';

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`page.html has no ${kind.name} #${id}`);
}

const view = new SheetView({
  sheetArea: part('sheet-area', HTMLElement),
  sheetTabs: part('sheet-tabs', HTMLElement),
  nameBox: part('name-box', HTMLInputElement),
  formulaBar: part('formula-bar', HTMLInputElement),
  mode: part('mode', HTMLElement),
  message: part('message', HTMLElement),
  sums: part('sums', HTMLElement),
});
const pane = new Pane(
  {
    aside: part('pane', HTMLElement),
    edge: part('pane-edge', HTMLElement),
    frame: part('pane-frame', HTMLElement),
    name: part('pane-name', HTMLElement),
    closeButton: part('close-pane', HTMLButtonElement),
  },
  { onClose: () => view.focus(), onKey: (event) => goRound(event) },
);
const goRound = goRoundRegions(() => [
  { element: part('sheet-area', HTMLElement), focus: () => view.focus() },
  { element: part('sheet-tabs', HTMLElement), focus: () => focusTab('sheet-tabs') },
  ...(pane.isShown ? [{ element: pane.element, focus: () => pane.focus() }] : []),
  { element: part('ribbon', HTMLElement), focus: () => focusTab('ribbon') },
]);

const focusTab = (bar: string): void =>
  part(bar, HTMLElement).querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();

const chooser = part('file-chooser', HTMLInputElement);

async function open(file: WorkbookFile): Promise<void> {
  try {
    show(await openWorkbook(file.bytes, file.name));
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    refuse(cause.message);
  }
}

/** Says above the sheet why a file was not opened; what was open stays. */
function refuse(because: string): void {
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => {
    part('file-refusal', HTMLElement).replaceChildren();
    view.focus();
  });
  part('file-refusal', HTMLElement).replaceChildren(because, close);
}

function show(workbook: Workbook): void {
  part('file-name', HTMLElement).textContent = workbook.name;
  part('file-refusal', HTMLElement).replaceChildren();
  document.title = `${workbook.name} · Duebook workbench`;
  view.open(workbook);
  pane.attach(workbook);
}

async function download(): Promise<void> {
  const bytes = await saveWorkbook(view.workbook);
  downloadWorkbook(view.workbook.name, new Uint8Array(bytes));
  view.say('Saved a copy to your downloads.');
}

async function runCommand({ id, action }: Command): Promise<void> {
  view.say('');
  view.editing.commit();
  if (action.kind === 'showPane') pane.open(action.url);
  else await pane.runFunction(action.name, id).catch((cause: Error) => view.say(cause.message));
}

async function start(): Promise<void> {
  const manifest = readManifestCommands(await (await fetch('/manifest.xml')).text());
  pane.setAddin(manifest.name, manifest.paneUrl);
  const home = homeGroups(view, { chooseFile: () => chooser.click(), download: () => void download() });
  showRibbon(part('ribbon', HTMLElement), home, manifest, (command) => void runCommand(command));
  listenToClerk(view, {
    onMenu: (at) =>
      openMenu(
        cellMenuItems(view, manifest.cellMenu, (command) => void runCommand(command)),
        at,
        () => view.focus(),
      ),
    onFilterButton: (cell, at) => openFilterMenu(view, cell, at),
  });
  view.onEditing = (editing) => pane.setEditing(editing);
  acceptFiles(chooser, (file) => void open(file), refuse);
  offerPeople(part('person', HTMLSelectElement), () => pane.restart());
  listenToShortcuts();
  window.addEventListener('keydown', goRound);
  openTestDoor(view, manifest, runCommand);
  await open(await fetchWorkbook());
  view.focus();
}

/** Ctrl+S saves a copy and Ctrl+O opens a file, as the clerk's fingers expect. */
function listenToShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 's') void download();
    else if (key === 'o') chooser.click();
    else return;
    event.preventDefault();
  });
}

await start();
