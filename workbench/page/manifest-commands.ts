// The buttons that the add-in's manifest asks Excel to show: its ribbon tab and its lines in the cell menu.
// What the manifest leaves out or gets wrong is left out here as well; infra's manifest check is the place that complains.

/** What pressing a button does: opens the pane at an address below `/addin/`, or runs a function of the add-in. */
type CommandAction =
  | { readonly kind: 'showPane'; readonly url: string }
  | { readonly kind: 'runFunction'; readonly name: string };

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of the 32 px icon on this server, or null. */
  readonly icon: string | null;
  readonly action: CommandAction;
}

interface RibbonGroup {
  readonly label: string;
  readonly commands: readonly Command[];
}

export interface RibbonTab {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly RibbonGroup[];
}

export interface ManifestCommands {
  readonly name: string;
  readonly paneUrl: string;
  readonly tabs: readonly RibbonTab[];
  readonly cellMenu: readonly Command[];
}

const NO_COMMANDS: ManifestCommands = { name: 'Duebook', paneUrl: '/addin/taskpane.html', tabs: [], cellMenu: [] };

/** Reads manifest.xml; a text that is no XML gives the pane's usual address and no buttons. */
export function readManifestCommands(xml: string): ManifestCommands {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.querySelector('parsererror') !== null) return NO_COMMANDS;
  const resources = readResources(document);
  const read = (control: Element): Command | null => readCommand(control, resources);
  const points = all(document, 'ExtensionPoint');
  return {
    name: defaultOf(first(document, 'DisplayName')) || NO_COMMANDS.name,
    paneUrl: localUrl(defaultOf(first(document, 'SourceLocation')), '') || NO_COMMANDS.paneUrl,
    tabs: points.filter(isRibbon).flatMap((point) => readTabs(point, resources, read)),
    cellMenu: points.filter(isMenu).flatMap((point) => cellMenuControls(point).flatMap((item) => read(item) ?? [])),
  };
}

const isRibbon = (point: Element): boolean => point.getAttribute('xsi:type') === 'PrimaryCommandSurface';
const isMenu = (point: Element): boolean => point.getAttribute('xsi:type') === 'ContextMenu';

const cellMenuControls = (point: Element): Element[] =>
  all(point, 'OfficeMenu')
    .filter((menu) => menu.getAttribute('id') === 'ContextMenuCell')
    .flatMap((menu) => all(menu, 'Control'));

type Resources = ReadonlyMap<string, string>;

/** Texts, addresses and pictures by id, as the manifest's controls name them. */
function readResources(document: Document): Resources {
  const entries = ['String', 'Url', 'Image'].flatMap((kind) => all(document, kind));
  return new Map(entries.map((entry) => [entry.getAttribute('id') ?? '', defaultOf(entry)]));
}

function readTabs(point: Element, resources: Resources, read: (control: Element) => Command | null): RibbonTab[] {
  return [...all(point, 'CustomTab'), ...all(point, 'OfficeTab')].map((tab) => ({
    id: tab.getAttribute('id') ?? '',
    label: tab.localName === 'OfficeTab' ? 'Home' : named(tab, 'Label', resources),
    groups: all(tab, 'Group').map((group) => ({
      label: named(group, 'Label', resources),
      commands: children(group, 'Control').flatMap((control) => read(control) ?? []),
    })),
  }));
}

function readCommand(control: Element, resources: Resources): Command | null {
  const action = children(control, 'Action')[0];
  const does = action === undefined ? null : readAction(action, resources);
  if (does === null) return null;
  const tip = children(control, 'Supertip')[0];
  return {
    id: control.getAttribute('id') ?? '',
    label: named(control, 'Label', resources),
    tip: tip === undefined ? '' : named(tip, 'Description', resources),
    icon: readIcon(control, resources),
    action: does,
  };
}

function readAction(action: Element, resources: Resources): CommandAction | null {
  const kind = action.getAttribute('xsi:type');
  if (kind === 'ExecuteFunction') {
    const name = first(action, 'FunctionName')?.textContent?.trim() ?? '';
    return name === '' ? null : { kind: 'runFunction', name };
  }
  const url = localUrl(named(action, 'SourceLocation', resources), '');
  return kind === 'ShowTaskpane' && url !== '' ? { kind: 'showPane', url } : null;
}

function readIcon(control: Element, resources: Resources): string | null {
  const images = all(control, 'Image');
  const image = images.find((one) => one.getAttribute('size') === '32') ?? images[0];
  return localUrl(resources.get(image?.getAttribute('resid') ?? '') ?? '', 'assets/') || null;
}

/** The manifest names the machine that Excel loads from; the workbench serves the same file from its own `/addin/`. */
function localUrl(address: string, folder: string): string {
  if (!URL.canParse(address)) return '';
  const { pathname, search, hash } = new URL(address);
  const served = pathname.indexOf('/addin/');
  const path = served < 0 ? `/addin/${folder}${pathname.slice(pathname.lastIndexOf('/') + 1)}` : pathname.slice(served);
  return `${path}${search}${hash}`;
}

const defaultOf = (element: Element | undefined): string => element?.getAttribute('DefaultValue') ?? '';

const named = (parent: Element, name: string, resources: Resources): string =>
  resources.get(children(parent, name)[0]?.getAttribute('resid') ?? '') ?? '';

const all = (parent: Document | Element, name: string): Element[] => [...parent.getElementsByTagNameNS('*', name)];
const first = (parent: Document | Element, name: string): Element | undefined => all(parent, name)[0];
const children = (parent: Element, name: string): Element[] =>
  [...parent.children].filter((child) => child.localName === name);
