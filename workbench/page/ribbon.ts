// The ribbon strip: the page's own Home tab, and the tab that the add-in's manifest asks for, which is shown first.

import { HOME_ICONS } from './home-icons.ts';
import type { Command, ManifestCommands, RibbonTab } from './manifest-commands.ts';

/** A command of the page itself. */
export interface HomeCommand {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: keyof typeof HOME_ICONS;
  readonly run: () => void;
}

export interface HomeGroup {
  readonly label: string;
  readonly commands: readonly HomeCommand[];
}

/** Builds the ribbon; `onCommand` hears the manifest's buttons. Arrow keys move between tabs. */
export function showRibbon(
  ribbon: HTMLElement,
  home: readonly HomeGroup[],
  manifest: ManifestCommands,
  onCommand: (command: Command) => void,
): void {
  const tabs = document.createElement('div');
  tabs.setAttribute('role', 'tablist');
  tabs.setAttribute('aria-label', 'Ribbon');
  tabs.className = 'ribbon-tabs';
  const pages = [
    { id: 'home', label: 'Home', groups: home.map(homeGroup) },
    ...manifest.tabs.map((tab) => ({ id: tab.id, label: tab.label, groups: manifestGroups(tab, onCommand) })),
  ].map(ribbonPage);
  tabs.append(...pages.map(({ tab }) => tab));
  const choose = (chosen: number): void => {
    pages.forEach(({ tab, panel }, index) => {
      tab.setAttribute('aria-selected', String(index === chosen));
      tab.tabIndex = index === chosen ? 0 : -1;
      panel.hidden = index !== chosen;
    });
  };
  pages.forEach(({ tab }, index) => {
    tab.addEventListener('click', () => choose(index));
    tab.addEventListener('keydown', (event) => {
      const to = { ArrowLeft: index - 1, ArrowRight: index + 1 }[event.key];
      const next = to === undefined ? undefined : pages[to];
      if (to === undefined || next === undefined) return;
      choose(to);
      next.tab.focus();
    });
  });
  choose(pages.length - 1);
  ribbon.replaceChildren(tabs, ...pages.map(({ panel }) => panel));
}

function ribbonPage({ id, label, groups }: { id: string; label: string; groups: HTMLElement[] }) {
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.id = `ribbon-tab-${id}`;
  tab.textContent = label;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', `ribbon-page-${id}`);
  const panel = document.createElement('div');
  panel.id = `ribbon-page-${id}`;
  panel.className = 'ribbon-page';
  panel.setAttribute('role', 'tabpanel');
  panel.setAttribute('aria-labelledby', tab.id);
  panel.append(...groups);
  return { tab, panel };
}

function homeGroup({ label, commands }: HomeGroup): HTMLElement {
  return ribbonGroup(
    label,
    commands.map(({ id, label: name, tip, icon, run }) => {
      const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      picture.setAttribute('viewBox', '0 0 20 20');
      const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      path.setAttribute('d', HOME_ICONS[icon]);
      picture.append(path);
      return ribbonButton(id, name, tip, picture, run);
    }),
  );
}

const manifestGroups = (tab: RibbonTab, onCommand: (command: Command) => void): HTMLElement[] =>
  tab.groups.map(({ label, commands }) =>
    ribbonGroup(
      label,
      commands.map((command) => {
        const picture = document.createElement('img');
        picture.src = command.icon ?? '';
        picture.alt = '';
        return ribbonButton(command.id, command.label, command.tip, picture, () => onCommand(command));
      }),
    ),
  );

function ribbonGroup(label: string, buttons: readonly HTMLElement[]): HTMLElement {
  const group = document.createElement('div');
  group.className = 'ribbon-group';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label);
  const row = document.createElement('div');
  row.className = 'ribbon-buttons';
  row.append(...buttons);
  const caption = document.createElement('span');
  caption.className = 'ribbon-caption';
  caption.textContent = label;
  group.append(row, caption);
  return group;
}

function ribbonButton(id: string, label: string, tip: string, picture: Element, run: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'ribbon-button';
  button.dataset.command = id;
  button.title = tip;
  picture.setAttribute('aria-hidden', 'true');
  const text = document.createElement('span');
  text.textContent = label;
  button.append(picture, text);
  button.addEventListener('click', run);
  return button;
}
