// Who may only read, an auditor, is offered nothing that the server would refuse her.
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

/** False once the server has said that whoever is signed in may not write to customers. */
export function useMayWrite(): boolean {
  const { pane } = usePane();
  return useStore(pane.state).settings?.mayWrite ?? true;
}
