// The pane as Excel on the web shows it: Office.js talks to its parent page by messages. The library trusts only a parent on
// https whose host name is the pane's own. Nothing is put into the pane's page.

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
  selectedMatrix,
  selectedText,
} from './pane-bridge.ts';

const INVOKE_REGISTER = 1;
const INVOKE_UNREGISTER = 2;
const RESPONSE = 1;
const EVENT_RESPONSE = 1;
const UNKNOWN_ACTION = -2;

/** A message of the library, as far as the host reads it. */
interface Request {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _actionType: number;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: unknown;
}

interface MethodCall {
  readonly DdaMethod: { readonly DispatchId: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
  readonly DdaGetBindingData?: { readonly CoerceType?: unknown };
  readonly [index: number]: unknown;
}

function readRequest(data: unknown): Request | null {
  if (typeof data !== 'string') return null;
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' && message !== null && '_actionName' in message ? (message as Request) : null;
  } catch {
    // Other scripts of the page may send messages too.
    return null;
  }
}

const MATRIX = [1, 'matrix'];

class WebHost {
  readonly commands = new CommandRunner();
  readonly ready = deferred();
  readonly conversation = `duebook_${crypto.randomUUID()}`;
  readonly control = `control_${crypto.randomUUID()}`;
  readonly #engine: Engine;
  readonly #locale: string;
  readonly #registered = new Map<string, number>();
  readonly #post: (text: string) => void;

  constructor(engine: Engine, locale: string, post: (text: string) => void) {
    this.#engine = engine;
    this.#locale = locale;
    this.#post = post;
  }

  /** What the frame is called: the library reads its host from the frame's name. */
  frameName(): string {
    return JSON.stringify({
      baseFrameName: this.control,
      hostInfo: `Excel$Web$16.00$${this.#locale}$${this.control}$$disableLogging$`,
      xdmInfo: `${this.conversation}|${this.control}|${location.origin}`,
      serializerVersion: '1',
      flags: '[]',
    });
  }

  receive(data: unknown): void {
    const request = readRequest(data);
    if (request === null || request._conversationId !== this.conversation || request._messageType !== 0) return;
    this.ready.resolve();
    if (request._actionType === INVOKE_REGISTER) this.#register(request);
    else if (request._actionType === INVOKE_UNREGISTER) this.#unregister(request);
    else void this.#invoke(request);
  }

  /** Workbook.onSelectionChanged is an older event of Office.js with a name of its own; all others come as messages. */
  tell(entry: EventEntry): void {
    if (entry[1] === EVENT.workbookSelection) this.#fire('documentSelectionChanged', {});
    else this.#fire('richApiMessage', { ArrayData: [entry] });
  }

  #register(request: Request): void {
    this.#registered.set(request._actionName, request._correlationId);
    this.#reply(request, { Error: 0 });
    if (request._actionName !== 'appCommandInvoked') return;
    this.commands.listen(([id, functionName, event]) => {
      this.#fire('appCommandInvoked', { 0: id, 1: functionName, 2: event });
    });
  }

  #unregister(request: Request): void {
    this.#registered.delete(request._actionName);
    this.#reply(request, { Error: 0 });
  }

  async #invoke(request: Request): Promise<void> {
    if (request._actionName === 'ContextActivationManager_getAppContextAsync') this.#reply(request, this.#appContext());
    else if (request._actionName === 'ContextActivationManager_notifyHost') this.#reply(request, null);
    else if (request._actionName === 'executeMethod') this.#reply(request, await this.#execute(request._data));
    else this.#reply(request, null, UNKNOWN_ACTION);
  }

  async #execute(data: unknown): Promise<unknown> {
    const call = data as MethodCall;
    const { workbook } = this.#engine;
    switch (call.DdaMethod.DispatchId) {
      case DISPATCH.richApi:
        return await this.#richApi(call);
      case DISPATCH.commandCompleted:
        this.commands.completed(call[0], call[1]);
        return { Version: 1, Error: 0 };
      case DISPATCH.saveSettings:
        workbook.saveDocumentSettings(Object.fromEntries(call.DdaSettingsMethod?.Properties ?? []));
        return { Version: 1, Error: 0 };
      case DISPATCH.loadSettings:
        return { Version: 1, Error: 0, Properties: Object.entries(workbook.documentSettings) };
      case DISPATCH.getSelectedData: {
        const matrix = MATRIX.includes(call.DdaGetBindingData?.CoerceType as number);
        return { Version: 1, Error: 0, Data: matrix ? selectedMatrix(workbook) : selectedText(workbook) };
      }
      default:
        return { Version: 1, Error: NOT_SUPPORTED };
    }
  }

  async #richApi({ ArrayData = [] }: MethodCall): Promise<unknown> {
    const answer = await this.#engine.answer(String(ArrayData[4]), Number(ArrayData[6]) || 0);
    if (!answer.ok) return { Version: 1, Error: answer.officeJsError };
    return { Version: 1, Error: 0, Data: [200, [], answer.text] };
  }

  #appContext(): unknown {
    const { workbook } = this.#engine;
    return {
      _addinName: 'Duebook',
      _appDomains: [],
      _appInstanceId: this.control,
      _appMinorVersion: 0,
      _appName: 16,
      _appUILocale: this.#locale,
      _appVersion: '16.0',
      _clientMode: 1,
      _clientWindowHeight: 900,
      _clientWindowWidth: 350,
      _correlationId: this.control,
      _dataLocale: this.#locale,
      _docUrl: new URL(workbook.name, location.href).href,
      _eToken: '',
      _featureGates: {},
      _hostFullVersion: '16.0.18000.10000',
      _id: this.control,
      _initialDisplayMode: 0,
      _osfControlType: 1,
      _reason: 'documentOpened',
      _requirementMatrix: JSON.stringify(this.#engine.requirementSets),
      _settings: workbook.documentSettings,
    };
  }

  #reply(request: Request, data: unknown, errorCode = 0): void {
    this.#send(request._actionName, request._correlationId, data, 0, errorCode);
  }

  #fire(name: string, data: unknown): void {
    const correlation = this.#registered.get(name);
    if (correlation !== undefined) this.#send(name, correlation, data, EVENT_RESPONSE, 0);
  }

  #send(actionName: string, correlationId: number, data: unknown, responseType: number, errorCode: number): void {
    this.#post(
      JSON.stringify({
        _messageType: RESPONSE,
        _actionName: actionName,
        _conversationId: this.conversation,
        _correlationId: correlationId,
        _origin: location.origin,
        _serializerVersion: 1,
        _errorCode: errorCode,
        _responseType: responseType,
        _data: data,
      }),
    );
  }
}

/**
 * Opens the pane in the frame. The frame must not be in the document yet: the library reads its host from the frame's name,
 * and the browser takes the name only when the frame enters the document. Put it in afterwards.
 */
export function openWebPane({ frame, url, engine, locale = 'en-US' }: PaneBridgeOptions): PaneBridge {
  const origin = new URL(url, location.href).origin;
  const host = new WebHost(engine, locale, (text) => frame.contentWindow?.postMessage(text, origin));
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.source === frame.contentWindow) host.receive(event.data);
  };
  window.addEventListener('message', listen);
  const stop = engine.onEvent((entry) => host.tell(entry));
  frame.name = host.frameName();
  frame.src = url;
  return {
    engine,
    ready: host.ready.promise,
    runCommand: (functionName, controlId) => host.commands.run(functionName, controlId),
    close: () => {
      stop();
      engine.close();
      window.removeEventListener('message', listen);
      host.commands.close();
    },
  };
}
