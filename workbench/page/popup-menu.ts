// A menu that opens at a point, as the cell menu and the Open menus do: arrows move, Enter runs, Escape and a click elsewhere close.

/** One line of a menu; null draws a line between groups. */
export interface MenuItem {
  readonly label: string;
  /** Shown at the right, such as the key that does the same. */
  readonly hint?: string;
  readonly icon?: string | null;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** Opens the menu at a point of the window, moved in when it would leave it; `onClose` hears once that it is gone. */
export function openMenu(items: readonly (MenuItem | null)[], at: { x: number; y: number }, onClose: () => void): void {
  const menu = document.createElement('div');
  menu.className = 'popup-menu';
  menu.setAttribute('role', 'menu');
  const abort = new AbortController();
  const close = (): void => {
    if (abort.signal.aborted) return;
    abort.abort();
    menu.remove();
    onClose();
  };
  for (const item of items) menu.append(item === null ? document.createElement('hr') : menuLine(item, close));
  document.body.append(menu);
  placeWithin(menu, at);
  menu.addEventListener('keydown', (event) => moveInMenu(menu, event, close));
  closeOutside(menu, close, abort.signal);
  linesOf(menu)[0]?.focus();
}

/** Closes a popup when one of the events happens outside it, or the window loses the focus to the pane. */
export function closeOutside(
  popup: HTMLElement,
  close: () => void,
  signal: AbortSignal,
  events: readonly string[] = ['pointerdown', 'wheel'],
): void {
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node && popup.contains(event.target))) close();
  };
  for (const event of events) window.addEventListener(event, outside, { capture: true, signal });
  window.addEventListener('blur', close, { signal });
}

/** Puts a fixed popup at a point, inside the window. */
export function placeWithin(popup: HTMLElement, { x, y }: { x: number; y: number }): void {
  const { width, height } = popup.getBoundingClientRect();
  popup.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`;
  popup.style.top = `${Math.max(4, Math.min(y, window.innerHeight - height - 4))}px`;
}

function menuLine(item: MenuItem, close: () => void): HTMLButtonElement {
  const line = document.createElement('button');
  line.type = 'button';
  line.setAttribute('role', 'menuitem');
  line.disabled = item.disabled ?? false;
  line.append(iconOf(item.icon), textOf('label', item.label), textOf('hint', item.hint ?? ''));
  line.addEventListener('click', () => {
    close();
    item.run();
  });
  return line;
}

function iconOf(icon: string | null | undefined): HTMLElement {
  const place = document.createElement('span');
  place.className = 'icon';
  if (!icon) return place;
  const image = document.createElement('img');
  image.src = icon;
  image.alt = '';
  place.append(image);
  return place;
}

function textOf(name: string, text: string): HTMLElement {
  const span = document.createElement('span');
  span.className = name;
  span.textContent = text;
  return span;
}

const linesOf = (menu: HTMLElement): HTMLButtonElement[] => [
  ...menu.querySelectorAll<HTMLButtonElement>('button:not(:disabled)'),
];

function moveInMenu(menu: HTMLElement, event: KeyboardEvent, close: () => void): void {
  const lines = linesOf(menu);
  const now = lines.findIndex((line) => line.matches(':focus'));
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) lines.at(to % lines.length)?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else return;
  event.preventDefault();
}
