// Finding a member of an object by the name Office.js sends, in any case, and noting what is asked for and missing.

import type { EngineContext, HostObject, HostType, Property } from './host-type.ts';
import { CallArguments } from './host-type.ts';
import { HOST_TYPES } from './host-types.ts';
import { found, OfficeError } from './office-error.ts';

type Table = Readonly<Record<string, unknown>>;

const spellings = new WeakMap<Table, Map<string, string>>();

/** The member's own spelling in a table of members, or undefined. */
export function spelled(table: Table | undefined, name: string): string | undefined {
  if (!table) return undefined;
  if (Object.hasOwn(table, name)) return name;
  let known = spellings.get(table);
  if (!known) {
    known = new Map(Object.keys(table).map((key) => [key.toLowerCase(), key]));
    spellings.set(table, known);
  }
  return known.get(name.toLowerCase());
}

/** Members add-ins asked for that the workbench's Excel does not have, as "Range.getImage()". */
class MissingMembers extends Set<string> {
  /** Notes the member and throws NotImplemented. */
  refuse(member: string): never {
    this.add(member);
    throw new OfficeError('NotImplemented', `The workbench does not have ${member}.`);
  }
}

/** True for a type or service the workbench knows. */
export function hasType(name: string): boolean {
  return Object.hasOwn(HOST_TYPES, name);
}

export function typeOf(object: HostObject): HostType<HostObject> {
  const type = HOST_TYPES[object.type];
  if (!type) throw new Error(`No description of ${object.type}`);
  return type;
}

export class Members {
  readonly missing = new MissingMembers();
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** Calls a method; collections answer GetItem, GetItemAt, GetItemOrNullObject and GetCount by themselves. */
  call(object: HostObject, name: string, list: readonly unknown[]): unknown {
    const { methods, collection } = typeOf(object);
    const args = new CallArguments(list);
    const key = spelled(methods, name);
    const method = key === undefined ? undefined : methods?.[key];
    if (method) return method(object, args, this.#context);
    if (collection) {
      if (name === 'GetItem') return found(collection.find(object, args.at(0), this.#context));
      if (name === 'GetItemOrNullObject') return collection.find(object, args.at(0), this.#context) ?? null;
      if (name === 'GetCount') return collection.items(object, this.#context).length;
      if (name === 'GetItemAt') {
        const item = collection.items(object, this.#context)[args.whole(0)];
        if (!item) throw new OfficeError('InvalidArgument');
        return item;
      }
    }
    return this.missing.refuse(`${object.type}.${name}()`);
  }

  /** The object a property leads to; null where Excel has none. */
  reach(object: HostObject, name: string): HostObject | null {
    const { navigation } = typeOf(object);
    const key = spelled(navigation, name);
    const open = key === undefined ? undefined : navigation?.[key];
    return open ? open(object, this.#context) : this.missing.refuse(`${object.type}.${name}`);
  }

  /** The item of a collection by its key. */
  item(object: HostObject, key: unknown): HostObject {
    const { collection } = typeOf(object);
    return collection ? found(collection.find(object, key, this.#context)) : this.missing.refuse(`${object.type}[]`);
  }

  /** A property's description with its own spelling. */
  property(
    object: HostObject,
    name: string,
  ): { readonly name: string; readonly property: Property<HostObject> } | null {
    const { properties } = typeOf(object);
    const key = spelled(properties, name);
    const property = key === undefined ? undefined : properties?.[key];
    return key !== undefined && property ? { name: key, property } : null;
  }

  read(object: HostObject, property: Property<HostObject>): unknown {
    return property.get(object, this.#context);
  }

  /** Sets a property; AccessDenied for one that can only be read. */
  set(object: HostObject, name: string, value: unknown): void {
    const known = this.property(object, name);
    if (!known) this.missing.refuse(`${object.type}.${name} =`);
    else if (!known.property.set) throw new OfficeError('AccessDenied', `${known.name} can only be read.`);
    else known.property.set(object, value, this.#context);
  }

  items(object: HostObject): readonly HostObject[] {
    return typeOf(object).collection?.items(object, this.#context) ?? [];
  }
}
