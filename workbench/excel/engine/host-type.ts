// How a kind of Excel object is described to the engine: what can be read, set, reached and called, by Office.js's own names.
import type { Workbook } from '../workbook.ts';
import { OfficeError } from './office-error.ts';
import type { Pane } from './pane.ts';

/** An object an add-in holds a proxy of; `type` names its HostType. */
export interface HostObject {
  readonly type: string;
}

/** Events add-ins asked for: nothing is sent that nobody registered. */
export interface EventRegistry {
  register(eventType: number, target: string): void;
  unregister(eventType: number, target: string): void;
}

/** What host types may use. */
export interface EngineContext {
  readonly workbook: Workbook;
  readonly events: EventRegistry;
  /** runtime.enableEvents: while false the add-in hears nothing. */
  enableEvents: boolean;
  readonly pane: Pane;
  /** The object kept under a reference id, if it still is. */
  kept(referenceId: string): HostObject | undefined;
  release(referenceId: string): void;
  releaseAll(): void;
  readonly keptCount: number;
}

export interface Property<Kind> {
  readonly get: (object: Kind, context: EngineContext) => unknown;
  /** Absent for read-only properties. */
  readonly set?: (object: Kind, value: unknown, context: EngineContext) => void;
}

interface Collection<Kind> {
  readonly items: (object: Kind, context: EngineContext) => readonly HostObject[];
  readonly find: (object: Kind, key: unknown, context: EngineContext) => HostObject | null | undefined;
}

export interface HostType<Kind> {
  readonly properties?: Readonly<Record<string, Property<Kind>>>;
  readonly navigation?: Readonly<Record<string, (object: Kind, context: EngineContext) => HostObject | null>>;
  readonly methods?: Readonly<Record<string, (object: Kind, args: CallArguments, context: EngineContext) => unknown>>;
  /** For objects Excel finds again by an id: sheets, tables, names… */
  readonly id?: (object: Kind) => string | number;
  /** For objects known by their place only: table rows, areas. */
  readonly index?: (object: Kind) => number;
  readonly collection?: Collection<Kind>;
}

/** Enters a type into the registry; its own objects are the only ones its functions are called with. */
export function hostType<Kind extends HostObject>(definition: HostType<Kind>): HostType<HostObject> {
  return definition as unknown as HostType<HostObject>;
}

/** A property that can only be read. */
export function readOnly<Kind>(get: Property<Kind>['get']): Property<Kind> {
  return { get };
}

/** The arguments of a call. Each reader throws InvalidArgument when the argument is not of its kind. */
export class CallArguments {
  readonly #list: readonly unknown[];

  constructor(list: readonly unknown[]) {
    this.#list = list;
  }

  /** The argument as it came; undefined when it was left out. */
  at(index: number): unknown {
    return this.#list[index] ?? undefined;
  }

  text(index: number, otherwise?: string): string {
    const value = this.at(index) ?? otherwise;
    if (typeof value === 'string') return value;
    throw new OfficeError('InvalidArgument');
  }

  whole(index: number, otherwise?: number): number {
    const value = this.at(index) ?? otherwise;
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    throw new OfficeError('InvalidArgument');
  }

  flag(index: number, otherwise: boolean): boolean {
    const value = this.at(index) ?? otherwise;
    if (typeof value === 'boolean') return value;
    throw new OfficeError('InvalidArgument');
  }

  /** A plain object's members, read by name. */
  record(index: number): Readonly<Record<string, unknown>> {
    return asRecord(this.at(index) ?? {});
  }

  list(index: number): readonly unknown[] {
    const value = this.at(index) ?? [];
    if (Array.isArray(value)) return value;
    throw new OfficeError('InvalidArgument');
  }
}

/** A plain object out of a request; InvalidArgument for anything else. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new OfficeError('InvalidArgument');
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new OfficeError('InvalidArgument');
}

export function asFlag(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new OfficeError('InvalidArgument');
}

export function asNumber(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new OfficeError('InvalidArgument');
}
