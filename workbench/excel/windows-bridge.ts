// The pane as Excel on Windows shows it: Office.js calls window.external. Works over plain http with a frame of the same
// origin, so a newcomer meets no certificate prompt. The page that serves the pane puts WINDOWS_SHIM before office.js.

import { EVENT } from './engine/event-methods.ts';
import type { EventEntry } from './engine/protocol.ts';
import type { Engine } from './engine.ts';
import {
  CommandRunner,
  DISPATCH,
  deferred,
  NOT_SUPPORTED,
  type PaneBridge,
  type PaneBridgeOptions,
  selectedText,
} from './pane-bridge.ts';

/** Name under which the shim finds the bridge on the parent page. */
const HOST_NAME = 'duebookWindowsHost';

const SELECTION_EVENT = 2;
const RICH_API_EVENT = 33;
const COMMAND_EVENT = 39;

/**
 * Script text for the pane's page, to stand before office.js. Office.js insists on answers made in its own window,
 * so everything crosses from the parent as JSON.
 */
export const WINDOWS_SHIM = `(() => {
  const host = window.parent.${HOST_NAME};
  if (!host) return;
  const list = (items) => ({ toArray: () => items });
  const answer = (text) => list(JSON.parse(text));
  const context = JSON.parse(host.context());
  const members = Object.fromEntries(Object.entries(context).map(([name, value]) => [name, () => value]));
  members.GetSettings = () => ({
    Read: (keys, values) => { for (const [key, value] of JSON.parse(host.readSettings())) { keys.push(key); values.push(value); } },
    Write: (keys, values) => host.writeSettings(JSON.stringify(keys.map((key, index) => [key, values[index]]))),
    Count: 0,
  });
  Object.assign(window.external, {
    GetHostInfo: () => host.hostInfo(),
    GetContext: () => members,
    GetLoggingAllowed: () => false,
    Execute: (id, params, done) => host.execute(id, JSON.stringify(params ?? []), (text) => done(answer(text))),
    RegisterEvent: (id, target, handler, done) => {
      host.register(id, (text) => {
        const entry = JSON.parse(text);
        handler(id, id === ${RICH_API_EVENT} ? list([list(entry)]) : list(entry));
      });
      setTimeout(() => done(0), 0);
    },
    UnregisterEvent: (id, target, done) => {
      host.unregister(id);
      setTimeout(() => done(0), 0);
    },
  });
})();`;

/** Office's colours as numbers: its white or its black theme, whichever the machine prefers. */
function officeTheme(): Record<string, number> {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const ground = dark ? 0x292929 : 0xffffff;
  const ink = dark ? 0xf5f5f5 : 0x242424;
  return {
    bodyBackgroundColor: ground,
    bodyForegroundColor: ink,
    controlBackgroundColor: ground,
    controlForegroundColor: ink,
  };
}

type Reply = (json: string) => void;

/** What the shim calls. Everything is JSON text. */
class WindowsHost {
  readonly commands = new CommandRunner();
  readonly ready = deferred();
  readonly #engine: Engine;
  readonly #locale: string;
  readonly #handlers = new Map<number, Reply>();
  #closed = false;

  constructor(engine: Engine, locale: string) {
    this.#engine = engine;
    this.#locale = locale;
  }

  hostInfo(): string {
    return `Excel|Win32|16.01|${this.#locale}|||disableLogging|16`;
  }

  /** Answers of the context's getters, by their names. */
  context(): string {
    return JSON.stringify({
      GetActivationMode: 0,
      GetAppCapabilities: 1,
      GetAppDataLocale: this.#locale,
      GetAppType: 1,
      GetAppUILocale: this.#locale,
      GetAppVersionMajor: 16,
      GetAppVersionMinor: 1,
      GetControlIntegrationLevel: 1,
      GetCorrelationId: 'duebook-workbench',
      GetDocUrl: this.#engine.workbook.name,
      GetHostFullVersion: '16.0.18000.10000',
      GetInstanceId: 'duebook-pane',
      GetOfficeThemeInfo: JSON.stringify(officeTheme()),
      GetSolutionRef: 'duebook',
      GetSolutionToken: '',
      GetSupportedMatrix: JSON.stringify(this.#engine.requirementSets),
    });
  }

  readSettings(): string {
    return JSON.stringify(Object.entries(this.#engine.workbook.documentSettings));
  }

  writeSettings(entries: string): void {
    this.#engine.workbook.saveDocumentSettings(Object.fromEntries(JSON.parse(entries)));
  }

  execute(id: number, params: string, reply: Reply): void {
    this.ready.resolve();
    void this.#carryOut(id, JSON.parse(params)).then((items) => {
      if (!this.#closed) reply(JSON.stringify(items));
    });
  }

  register(id: number, handler: Reply): void {
    this.#handlers.set(id, handler);
    if (id === COMMAND_EVENT) this.commands.listen((command) => handler(JSON.stringify(command)));
  }

  unregister(id: number): void {
    this.#handlers.delete(id);
  }

  /** Workbook.onSelectionChanged is an older event of Office.js with a number of its own; all others come as messages. */
  tell(entry: EventEntry): void {
    const isSelection = entry[1] === EVENT.workbookSelection;
    const handler = this.#handlers.get(isSelection ? SELECTION_EVENT : RICH_API_EVENT);
    if (handler) setTimeout(() => handler(isSelection ? '[]' : JSON.stringify(entry)), 0);
  }

  close(): void {
    this.#closed = true;
    this.#handlers.clear();
    this.commands.close();
  }

  /** The answer's items: Office's error number, then what the call gives. */
  async #carryOut(id: number, params: readonly unknown[]): Promise<readonly unknown[]> {
    if (id === DISPATCH.richApi) return await this.#richApi(params);
    if (id === DISPATCH.commandCompleted) {
      this.commands.completed(params[0], params[1]);
      return [0, null];
    }
    const asText = id === DISPATCH.getSelectedData && (params[0] === 0 || params[0] === 'text');
    return asText ? [0, selectedText(this.#engine.workbook)] : [NOT_SUPPORTED, null];
  }

  async #richApi([message]: readonly unknown[]): Promise<readonly unknown[]> {
    const [, , , , text, , flags] = message as readonly unknown[];
    const answer = await this.#engine.answer(String(text), Number(flags) || 0);
    return answer.ok ? [0, 200, [], answer.text] : [answer.officeJsError, null];
  }
}

/** Opens the pane in the frame. One such pane at a time can be open on a page. */
export function openWindowsPane({ frame, url, engine, locale = 'en-US' }: PaneBridgeOptions): PaneBridge {
  const host = new WindowsHost(engine, locale);
  const page = window as unknown as Record<string, unknown>;
  page[HOST_NAME] = host;
  const stop = engine.onEvent((entry) => host.tell(entry));
  frame.src = url;
  return {
    engine,
    ready: host.ready.promise,
    runCommand: (functionName, controlId) => host.commands.run(functionName, controlId),
    close: () => {
      stop();
      engine.close();
      host.close();
      if (page[HOST_NAME] === host) delete page[HOST_NAME];
    },
  };
}
