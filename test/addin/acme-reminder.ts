// The reminder to Acme Ltd that the pane's tests are about: whose pane it is, and what the server says of it when it is asked.
import type { SignIn } from '../../addin/sign-in.ts';
import { NO_RULE_FIRED } from '../../core/reminder.ts';

/** Carla is signed in and stays so. */
export const CARLA: SignIn = {
  quietToken: async () => 'T',
  ask: async () => null,
  signedInAs: () => 'Carla',
  signOut: async () => {},
};

/** A preview of Acme's two invoices, £120.50, that nothing stands against. */
export const PREVIEW = {
  ...{ hash: 'h'.repeat(43), to: 'ap@acme.example', sentTo: 'ap@acme.example', mode: 'live', level: 1, language: 'en' },
  ...{ subject: 'Two invoices to check', text: 'text', html: '<p>text</p>', attachments: [], invoiceCount: 2 },
  ...{ leftOut: [], totals: [{ minor: 12_050, currency: 'GBP' }], charges: [], payBy: '2026-12-01', undoSeconds: 30 },
  ...{ warnings: [], refusal: null, decision: NO_RULE_FIRED, mayOverride: false, approval: 'none' },
};

/** What sending it is answered. */
export const RECEIPT = { reminderId: '01R', state: 'QUEUED', sendsAt: '2026-11-21T10:00:30.000Z' };
