// Where the pane starts, in the runtime it shares with the ribbon's buttons: configuration, sign-in, API and Excel are put
// together, the sheet is read at once, and nobody is asked to sign in before that is useful.
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { createApi, fetchPaneConfig } from './api.ts';
import { associateCommands, onViewRequested, understandLike } from './commands.ts';
import * as excel from './excel.ts';
import { type Messages, messagesFor } from './messages.ts';
import { Pane } from './pane.ts';

import { createSignIn } from './sign-in.ts';
import { PaneView } from './views/pane-view.tsx';
import { StartFault } from './views/start-fault.tsx';

// The pane's content security policy allows no code made from text, so schemas are not compiled that way.
z.config({ jitless: true });

const root = document.getElementById('pane');
if (root === null) throw new Error('the page has no place for the pane');
const screen = createRoot(root);

async function start(): Promise<void> {
  await Office.onReady();
  associateCommands();
  const { displayLanguage, contentLanguage } = Office.context;
  const messages = messagesFor(displayLanguage ?? navigator.language);
  document.documentElement.lang = messages.language;
  const pane = await connect();
  if (pane === null) return showFault(messages);
  understandLike((cells) => pane.sheet.meaningOf(cells));
  onViewRequested((request) => pane.answer(request));
  screen.render(<PaneView pane={pane} messages={messages} locale={contentLanguage ?? messages.language} />);
  await pane.start();
}

async function connect(): Promise<Pane | null> {
  try {
    const config = await fetchPaneConfig('config.json');
    const signIn = createSignIn(config.signIn);
    return new Pane(excel, createApi(config.apiUrl, signIn), signIn);
  } catch {
    // A deployment without its configuration, or no network at all: the pane says so rather than staying white.
    return null;
  }
}

function showFault(messages: Messages): void {
  screen.render(<StartFault messages={messages} tryAgain={() => void start()} />);
}

void start();
