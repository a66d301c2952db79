// What every view can reach: the pane itself and the words it speaks in.
import { createContext, useContext } from 'react';
import type { Words } from '../messages.ts';
import type { Pane } from '../pane.ts';

interface Surroundings {
  readonly pane: Pane;
  readonly words: Words;
}

export const PaneContext = createContext<Surroundings | null>(null);

/** The pane and its words; throws outside of a pane. */
export function usePane(): Surroundings {
  const surroundings = useContext(PaneContext);
  if (surroundings === null) throw new Error('a view stands outside of the pane');
  return surroundings;
}
