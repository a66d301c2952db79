// A small store: one value, changed by functions, watched by views.
import { useSyncExternalStore } from 'react';

export interface Store<State> {
  get(): State;
  /** Changes the value; watchers are told only when it is another value. */
  set(change: (state: State) => State): void;
  /** Calls back after every change until the returned function is called. */
  watch(told: () => void): () => void;
}

export function createStore<State>(first: State): Store<State> {
  let state = first;
  const watchers = new Set<() => void>();
  return {
    get: () => state,
    set(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const told of [...watchers]) told();
    },
    watch(told) {
      watchers.add(told);
      return () => watchers.delete(told);
    },
  };
}

/** The store's value in a view; the view is drawn again when it changes. */
export const useStore = <State>(store: Store<State>): State => useSyncExternalStore(store.watch, store.get, store.get);
