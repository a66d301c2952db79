// Excel's side of Office.js over a workbook in memory: takes the requests the real library sends, gives the answers
// Excel would, counts what they cost and enforces Excel's limits. Pure: the same in Node and in the browser.
import { Batch } from './engine/batch.ts';
import { EventSender } from './engine/events.ts';
import type { EngineContext, HostObject } from './engine/host-type.ts';
import { KeptObjects } from './engine/kept-objects.ts';
import { Members } from './engine/members.ts';
import { Pane } from './engine/pane.ts';
import { DELAY_FOR_CELL_EDIT, type EventEntry, type RequestBody, type ResponseBody } from './engine/protocol.ts';
import { REQUIREMENT_SETS, type RequirementSets } from './requirement-sets.ts';
import type { Workbook } from './workbook.ts';

/** Excel on the web refuses requests and responses above this. */
const PAYLOAD_LIMIT = 5 * 1024 * 1024;

export interface EngineOptions {
  /** Milliseconds before each answer, for seeing what many round trips cost. Default 0. */
  readonly latency?: number;
  /** Bytes; default 5 MB as Excel on the web. */
  readonly payloadLimit?: number;
  /** What to claim, for trying an add-in in another Excel. Default REQUIREMENT_SETS. */
  readonly requirementSets?: RequirementSets;
}

/** What requests cost so far. Bytes are those of the JSON texts, "sent" by the add-in, "received" by it. */
export interface Traffic {
  syncs: number;
  actions: number;
  bytesSent: number;
  bytesReceived: number;
}

/** The answer to a request: a response text, or Office's own error number with the code add-ins see. */
export type HostAnswer =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly officeJsError: number; readonly code: string; readonly message: string };

type Refused = Extract<HostAnswer, { ok: false }>;

const IN_CELL_EDIT: Refused = {
  ok: false,
  officeJsError: 5004,
  code: 'InvalidOperationInCellEditMode',
  message:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
};
const REQUEST_TOO_LARGE: Refused = {
  ok: false,
  officeJsError: 5103,
  code: 'RequestPayloadSizeLimitExceeded',
  message: 'The request payload size has exceeded the limit.',
};
const RESPONSE_TOO_LARGE: Refused = {
  ok: false,
  officeJsError: 5104,
  code: 'ResponsePayloadSizeLimitExceeded',
  message: 'The response payload size has exceeded the limit.',
};

const FAILED: Refused = {
  ok: false,
  officeJsError: 5001,
  code: 'GeneralException',
  message: 'There was an internal error while processing the request.',
};

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  return encoder.encode(text).length;
}

export class Engine implements EngineContext {
  readonly workbook: Workbook;
  readonly pane = new Pane();
  readonly events: EventSender;
  readonly requirementSets: RequirementSets;
  enableEvents = true;
  readonly traffic: Traffic = { syncs: 0, actions: 0, bytesSent: 0, bytesReceived: 0 };
  readonly #kept = new KeptObjects();
  readonly #members: Members;
  readonly #latency: number;
  readonly #limit: number;
  readonly #stopListening: () => void;
  #editing = false;
  #waiting: (() => void)[] = [];

  constructor(workbook: Workbook, options: EngineOptions = {}) {
    this.workbook = workbook;
    this.events = new EventSender(this.#kept);
    this.#members = new Members(this);
    this.requirementSets = options.requirementSets ?? REQUIREMENT_SETS;
    this.#latency = options.latency ?? 0;
    this.#limit = options.payloadLimit ?? PAYLOAD_LIMIT;
    this.#stopListening = workbook.on((event) => {
      this.#kept.follow(event);
      if (this.enableEvents) this.events.tell(event);
    });
  }

  /** Members asked for that the workbench's Excel does not have: "Range.GetImage()". */
  get missing(): ReadonlySet<string> {
    return this.#members.missing;
  }

  /** While the clerk types into a cell requests fail, or wait if they asked for that. */
  get cellBeingEdited(): boolean {
    return this.#editing;
  }

  set cellBeingEdited(editing: boolean) {
    this.#editing = editing;
    if (editing) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** Answers one request text. `flags` are those the library sends beside it. */
  async answer(requestText: string, flags = 0): Promise<HostAnswer> {
    if (this.#latency > 0) await new Promise((resolve) => setTimeout(resolve, this.#latency));
    if (this.#editing && (flags & DELAY_FOR_CELL_EDIT) !== 0) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#editing) return IN_CELL_EDIT;
    const sent = bytesOf(requestText);
    this.traffic.bytesSent += sent;
    if (sent > this.#limit) return REQUEST_TOO_LARGE;
    const text = this.#processText(requestText);
    if (text === null) return FAILED;
    const received = bytesOf(text);
    this.traffic.bytesReceived += received;
    return received > this.#limit ? RESPONSE_TOO_LARGE : { ok: true, text };
  }

  /** null when the workbench itself failed: the add-in must not wait for ever, and the developer must see why. */
  #processText(requestText: string): string | null {
    try {
      return JSON.stringify(this.process(JSON.parse(requestText) as RequestBody));
    } catch (failure) {
      console.error('The workbench failed on a request of Office.js.', failure);
      return null;
    }
  }

  /** Carries out one request; what precedes a failing action stays done. */
  process(request: RequestBody): ResponseBody {
    this.traffic.syncs++;
    this.traffic.actions += request.Actions.length;
    return new Batch(this.#members, this.#kept, request).run(request.Actions);
  }

  /** Calls the sink with every event for the add-in; returns how to stop. */
  onEvent(sink: (entry: EventEntry) => void): () => void {
    return this.events.to(sink);
  }

  /** Ends the add-in: it hears no more events and lets go of its ranges. */
  close(): void {
    this.#stopListening();
    this.#kept.releaseAll();
  }

  resetTraffic(): void {
    Object.assign(this.traffic, { syncs: 0, actions: 0, bytesSent: 0, bytesReceived: 0 });
  }

  kept(referenceId: string): HostObject | undefined {
    return this.#kept.get(referenceId);
  }

  release(referenceId: string): void {
    this.#kept.release(referenceId);
  }

  releaseAll(): void {
    this.#kept.releaseAll();
  }

  get keptCount(): number {
    return this.#kept.size;
  }
}
