// What both browser bridges have in common: how a pane is opened, how ribbon commands run in it, and the older calls of
// Office.js (settings, selected data) that do not go through the engine's requests.
import { cellsOf } from './a1.ts';
import type { Engine } from './engine.ts';
import type { Workbook } from './workbook.ts';

/** An add-in's page connected to a workbook. */
export interface PaneBridge {
  readonly engine: Engine;
  /** Resolves when Office.js in the pane has begun to talk to its host. */
  readonly ready: Promise<void>;
  /**
   * Presses a ribbon button or menu entry: runs the function the add-in associated with that name and resolves at its
   * `completed()`. Waits for the pane to be ready; rejects when the add-in has no such function or the pane is closed.
   */
  runCommand(functionName: string, controlId: string): Promise<void>;
  /** Ends the connection and its engine; requests still waiting get no answer, commands still running are rejected. */
  close(): void;
}

export interface PaneBridgeOptions {
  /** The frame that shows the pane; the bridge sets its address. */
  readonly frame: HTMLIFrameElement;
  readonly url: string;
  readonly engine: Engine;
  /** BCP 47, the language of Excel's surface. Default en-US. */
  readonly locale?: string;
}

/** Numbers of the calls that pass by the engine. */
export const DISPATCH = {
  getSelectedData: 64,
  loadSettings: 75,
  saveSettings: 76,
  richApi: 93,
  commandCompleted: 94,
} as const;

/** Office's error for a call the host does not support. */
export const NOT_SUPPORTED = 5000;

/** A promise with its ends outside. */
export function deferred(): { promise: Promise<void>; resolve: () => void; reject: (reason: Error) => void } {
  return Promise.withResolvers<void>();
}

interface Command {
  readonly id: string;
  readonly functionName: string;
  readonly source: string;
  readonly done: ReturnType<typeof deferred>;
}

/** Ribbon commands on their way: held back until the pane listens, known by id until they are completed. */
export class CommandRunner {
  readonly #running = new Map<string, Command>();
  #send: ((command: readonly [id: string, functionName: string, event: string]) => void) | null = null;
  #waiting: Command[] = [];
  #last = 0;

  run(functionName: string, controlId: string): Promise<void> {
    this.#last++;
    const source = JSON.stringify({ source: { id: controlId } });
    const command: Command = { id: `command${this.#last}`, functionName, source, done: deferred() };
    this.#running.set(command.id, command);
    if (this.#send) this.#send([command.id, functionName, source]);
    else this.#waiting.push(command);
    return command.done.promise;
  }

  /** The pane listens from now on; what waited is sent. */
  listen(send: (command: readonly [id: string, functionName: string, event: string]) => void): void {
    this.#send = send;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { id, functionName, source } of waiting) send([id, functionName, source]);
  }

  /** The pane says a command is over; `status` is Office's error number, 0 for success. */
  completed(id: unknown, status: unknown): void {
    const command = this.#running.get(String(id));
    if (!command) return;
    this.#running.delete(command.id);
    if (Number(status) === 0) command.done.resolve();
    else command.done.reject(new Error(`The add-in has no function ${command.functionName} (Office error ${status})`));
  }

  close(): void {
    for (const { done, functionName } of this.#running.values()) {
      done.reject(new Error(`The pane was closed while ${functionName} ran`));
    }
    this.#running.clear();
    this.#waiting = [];
  }
}

/** The selected cells' shown texts, as getSelectedDataAsync gives them: tabs between columns, line ends between rows. */
export function selectedText(workbook: Workbook): string {
  return selectedMatrix(workbook)
    .map((line) => line.join('\t'))
    .join('\r\n');
}

/** The selected cells' shown texts, row by row; whole rows and columns cut to the cells there are. */
export function selectedMatrix(workbook: Workbook): string[][] {
  const sheet = workbook.activeSheet;
  const area = sheet.storedPart(sheet.selection);
  const rows: string[][] = [];
  if (!area) return rows;
  for (const { row, column } of cellsOf(area)) {
    const line = rows[row - area.row] ?? [];
    line.push(workbook.displayText(sheet, row, column));
    rows[row - area.row] = line;
  }
  return rows;
}
