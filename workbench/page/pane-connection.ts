// One run of the add-in over one workbook: its page in a frame, and Excel's side of Office.js behind it. Over https the frame is
// spoken to as by Excel on the web, over http as by Excel for Windows.
import { Engine } from '../excel/engine.ts';
import { openWebPane } from '../excel/web-bridge.ts';
import { openWindowsPane } from '../excel/windows-bridge.ts';
import type { Workbook } from '../excel/workbook.ts';

const LOCALE = 'en-GB';

export interface ConnectionListeners {
  /** The add-in, or the clerk through `show`, brings the pane to the front or puts it away. */
  readonly onShow: (shown: boolean) => void;
  /** A key pressed inside the pane. */
  readonly onKey: (event: KeyboardEvent) => void;
}

export interface PaneConnection {
  readonly engine: Engine;
  /** Runs a function of the add-in until it says it is done; rejects when the add-in has none of that name. */
  readonly runFunction: (name: string, controlId: string) => Promise<void>;
  readonly show: (shown: boolean) => void;
  /** Ends the run: the frame is taken out of the page. */
  readonly close: () => void;
}

/** Starts the add-in at an address of this server, in a new frame inside the holder. */
export function connectPane(
  holder: HTMLElement,
  workbook: Workbook,
  url: string,
  listeners: ConnectionListeners,
): PaneConnection {
  const frame = document.createElement('iframe');
  frame.title = 'Task pane';
  const engine = new Engine(workbook);
  const stopHearing = engine.pane.onState((state) => listeners.onShow(state === 'Visible'));
  const open = location.protocol === 'https:' ? openWebPane : openWindowsPane;
  const bridge = open({ frame, url, engine, locale: LOCALE });
  frame.addEventListener('load', () => frame.contentWindow?.addEventListener('keydown', listeners.onKey));
  holder.replaceChildren(frame);
  return {
    engine,
    runFunction: (name, controlId) => bridge.runCommand(name, controlId),
    show: (shown) => engine.pane.setState(shown ? 'Visible' : 'Background'),
    close: () => {
      stopHearing();
      bridge.close();
      frame.remove();
    },
  };
}
