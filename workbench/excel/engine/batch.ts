// One request: its object paths resolved as they are needed, its actions carried out in order until one fails.
import { asRecord, type HostObject, isHostObject } from './host-type.ts';
import type { KeptObjects } from './kept-objects.ts';
import { hasType, type Members } from './members.ts';
import { found, OfficeError } from './office-error.ts';
import {
  ACTION,
  type Action,
  type ArgumentInfo,
  type ObjectPath,
  PATH,
  type RequestBody,
  type ResponseBody,
  type ResponseError,
} from './protocol.ts';
import { Query } from './query.ts';

export class Batch {
  readonly #members: Members;
  readonly #kept: KeptObjects;
  readonly #query: Query;
  readonly #paths: Readonly<Record<string, ObjectPath>>;
  readonly #objects = new Map<number, HostObject | null>();

  constructor(members: Members, kept: KeptObjects, request: RequestBody) {
    this.#members = members;
    this.#kept = kept;
    this.#query = new Query(members, kept);
    this.#paths = request.ObjectPaths ?? {};
  }

  /** Carries out the actions. What was done before a failure stays done, as in Excel. */
  run(actions: readonly Action[]): ResponseBody {
    const results: { ActionId: number; Value: unknown }[] = [];
    const traces: number[] = [];
    for (const [index, action] of actions.entries()) {
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
      try {
        results.push({ ActionId: action.Id, Value: this.#carryOut(action) });
      } catch (failure) {
        return { Results: results, TraceIds: traces, Error: answerFailure(failure, index) };
      }
    }
    return { Results: results, TraceIds: traces };
  }

  #carryOut(action: Action): unknown {
    if (action.ActionType === ACTION.trace) return null;
    const object = this.#object(action.ObjectPathId);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return object && this.#query.identity(object);
      case ACTION.query:
      case ACTION.queryAsJson:
        return object && this.#query.load(object, action.QueryInfo ?? {});
      case ACTION.method:
        return object && this.#callMethod(object, action);
      case ACTION.setProperty:
        this.#members.set(existing(object), action.Name ?? '', this.#arguments(action.ArgumentInfo)[0]);
        return null;
      case ACTION.update:
        for (const [name, value] of Object.entries(asRecord(action.ObjectState))) {
          this.#members.set(existing(object), name, value);
        }
        return null;
      case ACTION.ensureUnchanged:
        return null;
      default:
        return this.#members.missing.refuse(`action ${action.ActionType}`);
    }
  }

  #callMethod(object: HostObject, action: Action): unknown {
    if (action.Name === '_KeepReference') {
      this.#kept.keep(object);
      return null;
    }
    if (action.Name === '_OnAccess') return null;
    const answer = this.#members.call(object, action.Name ?? '', this.#arguments(action.ArgumentInfo));
    return isHostObject(answer) ? this.#query.identity(answer) : (answer ?? null);
  }

  /** Plain arguments as they are, references to other objects as those objects, also inside arrays and records. */
  #arguments(info: ArgumentInfo | undefined): unknown[] {
    const references = info?.ReferencedObjectPathIds ?? [];
    return (info?.Arguments ?? []).map((value, index) => {
      const reference = references[index];
      if (typeof reference === 'number' && reference > 0) return this.#object(reference);
      return this.#resolve(value);
    });
  }

  #resolve(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    if ('_ObjectPathId' in value && typeof value._ObjectPathId === 'number') return this.#object(value._ObjectPathId);
    return value;
  }

  #object(id: number): HostObject | null {
    const known = this.#objects.get(id);
    if (known !== undefined) return known;
    const path = this.#paths[id];
    if (!path) throw new OfficeError('InvalidObjectPath');
    const object = this.#follow(path);
    this.#objects.set(id, object);
    return object;
  }

  #follow(path: ObjectPath): HostObject | null {
    if (path.ObjectPathType === PATH.globalObject) return { type: 'Workbook' };
    if (path.ObjectPathType === PATH.newObject) return this.#service(path.Name);
    if (path.ObjectPathType === PATH.referenceId) return found(this.#kept.get(path.Name));
    if (path.ObjectPathType === PATH.nullObject) return null;
    const parent = this.#object(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    if (path.ObjectPathType === PATH.property) return this.#members.reach(parent, path.Name);
    const list = this.#arguments(path.ArgumentInfo);
    if (path.ObjectPathType === PATH.indexer) return this.#members.item(parent, list[0]);
    const answer = this.#members.call(parent, path.Name, list);
    if (answer !== null && !isHostObject(answer)) throw new OfficeError('InvalidObjectPath');
    return answer;
  }

  #service(name: string): HostObject {
    return hasType(name) ? { type: name } : this.#members.missing.refuse(name);
  }
}

function existing(object: HostObject | null): HostObject {
  if (!object) throw new OfficeError('InvalidObjectPath');
  return object;
}

/** A failure of the add-in's making goes back as Excel words it; a failure of the workbench is thrown on. */
function answerFailure(failure: unknown, index: number): ResponseError {
  if (!(failure instanceof OfficeError)) throw failure;
  const { code, message, status } = failure;
  return { Code: code, Message: message, Location: null, ActionIndex: index, HttpStatusCode: status };
}
