// A section that cannot be shown says so; the fault goes no further.
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../addin/messages.ts';
import { BrokenSection } from '../../addin/views/broken-section.tsx';

const messages = messagesFor('en-GB');

describe('a section of the pane', () => {
  test('is shown as it is while nothing is wrong', () => {
    const section = new BrokenSection({ messages, children: 'Worklist' });
    expect(section.render()).toBe('Worklist');
  });

  test('that cannot be shown says that nothing was sent, and can be shown anew', () => {
    const section = new BrokenSection({ messages, children: 'Worklist' });
    section.state = BrokenSection.getDerivedStateFromError();
    const shown = renderToStaticMarkup(section.render());
    expect(shown).toContain('Nothing was sent or changed by it');
    expect(shown).toContain('role="alert"');
    expect(shown).toContain(messages.tryAgain);
  });
});
