// One store that holds a value for each account, so that what was typed or prepared for one account is still there when
// the clerk comes back from another row.
import { createStore, type Store } from './store.ts';

export interface KeyedStore<Value> {
  readonly all: Store<ReadonlyMap<string, Value>>;
  /** The account's value; what nobody has touched yet is the value for a fresh account. */
  of(accountId: string): Value;
  change(accountId: string, change: (value: Value) => Value): void;
}

export function createKeyedStore<Value>(fresh: Value): KeyedStore<Value> {
  const all = createStore<ReadonlyMap<string, Value>>(new Map());
  const of = (accountId: string): Value => all.get().get(accountId) ?? fresh;
  return {
    all,
    of,
    change(accountId, change) {
      const next = change(of(accountId));
      all.set((values) => (Object.is(values.get(accountId), next) ? values : new Map(values).set(accountId, next)));
    },
  };
}
