// The real Office.js in plain Node: the unmodified library of the npm package runs in a vm context and speaks to the engine
// over its own host bridge. For tests and check-sheet. The guard for requirement sets is always on: a call above what the
// workbench claims fails with ApiNotFound, as it would in an older Excel.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import { Engine, type EngineOptions, type HostAnswer, type Traffic } from './engine.ts';
import { claims, type RequirementSets } from './requirement-sets.ts';
import type { Workbook } from './workbook.ts';

const LIBRARY = '@microsoft/office-js/dist/excel-web-16.00.js';

type ActionFunction = (event: { completed(): void; source: { id: string } }) => void;

/** The globals an add-in finds in Excel, and the workbench's side of them. */
export interface OfficeInNode {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly engine: Engine;
  /** Syncs, actions and bytes so far; `engine.resetTraffic()` starts counting anew. */
  readonly traffic: Traffic;
  /** Presses a ribbon button or cell-menu entry: runs the function the add-in associated, until it calls completed(). */
  runCommand(name: string): Promise<void>;
}

interface BridgeMessage {
  readonly id: number;
  readonly flags?: number;
  readonly message: { readonly body: unknown };
}

interface NativeBridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost?(text: string): void;
}

let compiled: vm.Script | null = null;

function library(): vm.Script {
  const file = createRequire(import.meta.url).resolve(LIBRARY);
  compiled ??= new vm.Script(readFileSync(file, 'utf8'), { filename: file });
  return compiled;
}

/** The few browser globals the library touches while it loads. */
function windowFor(bridge: NativeBridge): Record<string, unknown> {
  const location = {
    href: 'https://localhost/',
    protocol: 'https:',
    search: '',
    hash: '',
    origin: 'https://localhost',
    hostname: 'localhost',
  };
  const document = {
    readyState: 'loading',
    addEventListener() {},
    getElementsByTagName: () => [],
    createElement: () => ({ setAttribute() {}, style: {} }),
    domain: 'localhost',
    location,
  };
  const window: Record<string, unknown> = {
    _richApiNativeBridge: bridge,
    addEventListener() {},
    clearInterval,
    clearTimeout,
    console,
    document,
    location,
    navigator: { userAgent: 'node' },
    performance,
    sessionStorage: null,
    setInterval,
    setTimeout,
    URL,
  };
  // Errors and arrays of the library are those of the add-in, as in one browser window.
  Object.assign(window, { Array, Date, Error, JSON, Object, Promise, TypeError, window, self: window });
  return window;
}

function failureBody({ code, message }: Extract<HostAnswer, { ok: false }>): string {
  return JSON.stringify({ error: { code, message } });
}

function connect(bridge: NativeBridge, engine: Engine): void {
  bridge.sendMessageToHost = (text) => {
    const request = JSON.parse(text) as BridgeMessage;
    const { body } = request.message;
    const requestText = typeof body === 'string' ? body : JSON.stringify(body);
    void engine.answer(requestText, request.flags).then((answer) => {
      const message = answer.ok
        ? { statusCode: 200, headers: {}, body: answer.text }
        : { statusCode: 400, headers: {}, body: failureBody(answer) };
      bridge.onMessageFromHost?.(JSON.stringify({ id: request.id, type: 2, message }));
    });
  };
  engine.onEvent((entry) => {
    const text = JSON.stringify({ type: 3, controlId: '', message: { entries: [entry] } });
    queueMicrotask(() => bridge.onMessageFromHost?.(text));
  });
}

/** Loads Office.js over the workbook. Each call is a fresh add-in with its own engine. */
export function openOffice(workbook: Workbook, options: EngineOptions = {}): OfficeInNode {
  const bridge: NativeBridge = { sendMessageToHost() {} };
  const window = windowFor(bridge);
  const engine = new Engine(workbook, options);
  connect(bridge, engine);
  library().runInContext(vm.createContext(window));
  const actions = new Map<string, ActionFunction>();
  const found = window as unknown as Pick<OfficeInNode, 'Excel' | 'Office' | 'OfficeExtension'>;
  return {
    Excel: found.Excel,
    Office: completeOffice(found.Office, window, actions, engine.requirementSets),
    OfficeExtension: found.OfficeExtension,
    engine,
    traffic: engine.traffic,
    runCommand: (name) => runAction(actions, name),
  };
}

/** The library's Office with what office.js itself brings: onReady, actions, the context. */
function completeOffice(
  library: typeof Office,
  window: Record<string, unknown>,
  actions: Map<string, ActionFunction>,
  sets: RequirementSets,
): typeof Office {
  const context = {
    requirements: { isSetSupported: (name: string, version?: string) => claims(sets, name, version) },
    document: {},
    displayLanguage: 'en-GB',
    contentLanguage: 'en-GB',
    host: 'Excel',
    platform: 'OfficeOnline',
  };
  const info = { host: 'Excel', platform: 'OfficeOnline' };
  const onReady = async (callback?: (told: typeof info) => unknown) => {
    await callback?.(info);
    return info;
  };
  const associate = (name: string, run: ActionFunction) => actions.set(name, run);
  window.OSF = {
    _OfficeAppFactory: { getContext: () => context, getHostInfo: () => ({ hostType: 'excel', hostPlatform: 'web' }) },
  };
  const extension = window.OfficeExtension as { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  extension.CommonUtility._doApiNotSupportedCheck = true;
  return Object.create(library, {
    context: { value: context },
    onReady: { value: onReady },
    actions: { value: { associate } },
  });
}

function runAction(actions: ReadonlyMap<string, ActionFunction>, name: string): Promise<void> {
  const run = actions.get(name);
  if (!run) throw new Error(`The add-in associated no function with ${name}`);
  return new Promise((resolve) => run({ completed: resolve, source: { id: name } }));
}
