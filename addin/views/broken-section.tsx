// A section that could not be shown: a fault in the pane itself, which must not take the other sections, or what the clerk
// knows of her reminders, with it. It says that nothing was sent by it, and shows the section anew on a press.
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import type { Messages } from '../messages.ts';

interface BrokenSectionProps {
  readonly messages: Messages;
  readonly children: ReactNode;
}

/** Shows its children, or says in words that they cannot be shown. React catches faults of views in classes only. */
export class BrokenSection extends Component<BrokenSectionProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const { messages, children } = this.props;
    if (!this.state.isBroken) return children;
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>{messages.brokenSection}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => this.setState({ isBroken: false })}>{messages.tryAgain}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
}
