// What is on screen apart from the sheet and the accounts themselves.
import type { PublicSettings } from '../core/company-settings.ts';
import type { Words } from './messages.ts';
import type { SignInFailure } from './sign-in.ts';

export type Section = 'sheet' | 'account' | 'worklist';

/** What is on screen apart from the sheet and the accounts themselves. */
export interface PaneState {
  readonly section: Section;
  /** The settings are shown over the section. */
  readonly settingsOpen: boolean;
  /** Amounts and notes are hidden: somebody else may be looking at the screen. */
  readonly hidden: boolean;
  /** The account whose reminder is shown in full; it stays when another row is selected. */
  readonly previewOf: string | null;
  /** What a ribbon button asked for; it is done as soon as an account is selected. */
  readonly wanted: 'preview' | 'call' | null;
  /** The last thing to say aloud; the words are picked when it is said. */
  readonly told: (words: Words) => string;
  readonly signedInAs: string | null;
  readonly signingIn: boolean;
  readonly signInFailure: SignInFailure | null;
  readonly settings: PublicSettings | null;
}

/** Before anything was pressed. */
export const FIRST: PaneState = {
  section: 'sheet',
  settingsOpen: false,
  hidden: false,
  previewOf: null,
  wanted: null,
  told: () => '',
  signedInAs: null,
  signingIn: false,
  signInFailure: null,
  settings: null,
};
