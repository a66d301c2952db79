// Logging a call, a letter or a note by hand.
import { monotonicFactory } from 'ulid';
import { type LogContact, logContact } from '../core/contact-log.ts';
import { isRefusal } from '../core/refusal.ts';
import { type Call, idsOf, type Outcome } from './call.ts';
import { contactItem, entryOf } from './history-items.ts';
import { requestOnce } from './request-once.ts';
import { findEntry } from './store.ts';

const newId = monotonicFactory();

/** Logs a contact and answers with its entry. */
export async function addContact(call: Call<LogContact, unknown>): Promise<Outcome> {
  const { office, caller, body } = call;
  const ids = idsOf(call);
  const now = office.now();
  const { timeZone } = await office.settings.inForce(ids.companyId);
  const context = { entryId: newId(Date.parse(now)), accountId: ids.accountId, by: caller.person, now, timeZone };
  return requestOnce(call, 'log-contact', async () => {
    const corrected = body.corrects === null ? null : await findEntry(office.table, ids, body.corrects);
    const event = logContact(body, { ...context, corrected });
    if (isRefusal(event) || 'faults' in event) return event;
    const entry = contactItem(ids, event);
    return { event, entry, answer: { status: 201, body: entryOf(entry) } };
  });
}
