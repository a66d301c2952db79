// The pane without its configuration: it cannot start, says so, and offers to try again.
import { Button, FluentProvider } from '@fluentui/react-components';
import type { Messages } from '../messages.ts';
import { usePaneTheme } from './theme.ts';

interface StartFaultProps {
  readonly messages: Messages;
  readonly tryAgain: () => void;
}

/** Says that the configuration is missing. */
export function StartFault({ messages, tryAgain }: StartFaultProps) {
  const { theme } = usePaneTheme();
  return (
    <FluentProvider theme={theme} className="pane">
      <main className="page">
        <h1>{messages.brand}</h1>
        <p role="alert">{messages.noConfiguration}</p>
        <Button appearance="primary" onClick={tryAgain}>
          {messages.tryAgain}
        </Button>
      </main>
    </FluentProvider>
  );
}
