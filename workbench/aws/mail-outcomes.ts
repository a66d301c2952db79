// What becomes of a mail. By itself: delivered, except at the mailbox simulator's addresses (success@, bounce@, ooto@,
// complaint@, suppressionlist@simulator.amazonses.com, with +labels) and at addresses on the suppression list.
import { happenings, type MailHappening } from './mail-events.ts';
import type { MailJournal } from './mail-journal.ts';
import { type AcceptedMail, bareAddress } from './mail-message.ts';

/** What a person can let happen to a mail. */
export type SimulatedOutcome = 'delivery' | 'bounce' | 'complaint' | 'delay';

type SuppressionList = Pick<MailJournal, 'isSuppressed' | 'suppress'>;
type Fate = 'delivered' | 'bounced' | 'complained' | 'suppressed';

const SIMULATOR_FATES: Readonly<Record<string, Fate>> = {
  'bounce@simulator.amazonses.com': 'bounced',
  'complaint@simulator.amazonses.com': 'complained',
  'suppressionlist@simulator.amazonses.com': 'suppressed',
};

function fateOf(address: string, list: SuppressionList): Fate {
  if (list.isSuppressed(address)) return 'suppressed';
  return SIMULATOR_FATES[address.replace(/\+[^@]*@/, '@')] ?? 'delivered';
}

const recipientsOf = (mail: AcceptedMail): string[] => [...new Set(mail.destination.map(bareAddress))];

/** Everything that happens to an accepted mail by itself, in the order SES would tell it. */
export function outcomesOf(mail: AcceptedMail, list: SuppressionList, at: number): MailHappening[] {
  if (mail.carriesTestVirus) return [happenings.rejected(at)];
  const by = (...fates: Fate[]): string[] => recipientsOf(mail).filter((to) => fates.includes(fateOf(to, list)));
  const [suppressed, bounced, delivered, complained] = [
    by('suppressed'),
    by('bounced'),
    by('delivered', 'complained'),
    by('complained'),
  ];
  return [
    ...(suppressed.length > 0 ? [happenings.suppressed(at, mail, suppressed)] : []),
    ...(bounced.length > 0 ? [happenings.bounced(at, mail, bounced)] : []),
    ...(delivered.length > 0 ? [happenings.delivered(at, mail, delivered)] : []),
    ...(complained.length > 0 ? [happenings.complained(at, mail, complained)] : []),
  ];
}

/** Lets something happen on request. A bounce or complaint also puts the recipients on the suppression list, as SES does. */
export function simulated(
  outcome: SimulatedOutcome,
  mail: AcceptedMail,
  list: SuppressionList,
  at: number,
): MailHappening {
  const recipients = recipientsOf(mail);
  if (outcome === 'delivery') return happenings.delivered(at, mail, recipients);
  if (outcome === 'delay') return happenings.delayed(at, recipients);
  for (const recipient of recipients) list.suppress(recipient);
  return outcome === 'bounce' ? happenings.bounced(at, mail, recipients) : happenings.complained(at, mail, recipients);
}
