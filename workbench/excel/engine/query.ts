// Answering load(): the properties asked for, of the object, of what it leads to and of a collection's items.
import type { HostObject } from './host-type.ts';
import type { KeptObjects } from './kept-objects.ts';
import { type Members, spelled, typeOf } from './members.ts';
import type { QueryInfo } from './protocol.ts';

type Answer = Record<string, unknown>;

export class Query {
  readonly #members: Members;
  readonly #kept: KeptObjects;

  constructor(members: Members, kept: KeptObjects) {
    this.#members = members;
    this.#kept = kept;
  }

  /** What identifies an object in an answer: its id, its place, its reference id while it is kept. */
  identity(object: HostObject): Answer {
    const { id, index } = typeOf(object);
    const reference = this.#kept.idOf(object);
    return {
      ...(id ? { Id: id(object) } : {}),
      ...(index ? { _Index: index(object) } : {}),
      ...(reference === undefined ? {} : { _ReferenceId: reference }),
    };
  }

  /** The loaded properties under their own names; without a selection every property of the object itself. */
  load(object: HostObject, info: QueryInfo): Answer {
    const paths = [...(info.Select ?? []), ...(info.Expand ?? []).map((path) => `${path}/*`)];
    if (typeOf(object).collection) return this.#loadItems(object, paths, info);
    return this.#loadOne(object, paths.length > 0 ? paths : ['*']);
  }

  #loadItems(object: HostObject, paths: readonly string[], { Skip = 0, Top }: QueryInfo): Answer {
    const own: Answer = {};
    const ofItems = paths.filter((path) => {
      const property = this.#members.property(object, path);
      if (property) own[property.name] = this.#members.read(object, property.property);
      return !property;
    });
    const onlyOwn = paths.length > 0 && ofItems.length === 0;
    if (onlyOwn) return own;
    const items = this.#members.items(object).slice(Skip, Top === undefined ? undefined : Skip + Top);
    return { ...own, _Items: items.map((item) => this.load(item, { Select: ofItems })) };
  }

  #loadOne(object: HostObject, paths: readonly string[]): Answer {
    const answer: Answer = this.identity(object);
    const nested = new Map<string, string[]>();
    for (const path of paths) {
      const [head = '', ...rest] = path.split(/[/.]/);
      if (head === '*') this.#loadAll(object, answer);
      else if (!this.#loadProperty(object, head, answer)) {
        const child =
          spelled(typeOf(object).navigation, head) ?? this.#members.missing.refuse(`${object.type}.${head}`);
        nested.set(child, [...(nested.get(child) ?? []), rest.join('/') || '*']);
      }
    }
    for (const [name, select] of nested) {
      const child = this.#members.reach(object, name);
      answer[name] = child && this.load(child, { Select: select[0] === '*' ? [] : select });
    }
    return answer;
  }

  #loadAll(object: HostObject, answer: Answer): void {
    for (const [name, property] of Object.entries(typeOf(object).properties ?? {})) {
      answer[name] = this.#members.read(object, property);
    }
  }

  #loadProperty(object: HostObject, name: string, answer: Answer): boolean {
    const known = this.#members.property(object, name);
    if (known) answer[known.name] = this.#members.read(object, known.property);
    return known !== null;
  }
}
