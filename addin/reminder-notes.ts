// What the clerk adds in her own words to the next reminder of an account: kept while she looks at other rows, whatever the
// server says to it, and gone once that reminder has left.
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { ReminderRequest } from '../core/reminder.ts';
import { withNote } from '../core/reminder-note.ts';
import { createKeyedStore } from './keyed-store.ts';

export class ReminderNotes {
  /** As typed, whether a preview has shown it or not. */
  readonly typed = createKeyedStore('');

  type(accountId: string, note: string): void {
    this.typed.change(accountId, () => note);
  }

  /** A request with the note as it is typed now. */
  added(accountId: string, request: ReminderRequest | Refusal): ReminderRequest | Refusal {
    return isRefusal(request) ? request : withNote(request, this.typed.of(accountId));
  }

  /** It went out with its reminder; the next one is written anew. */
  forget(accountId: string): void {
    this.type(accountId, '');
  }

  /** Whoever signs in next writes her own. */
  forgetAll(): void {
    this.typed.all.set(() => new Map());
  }
}
