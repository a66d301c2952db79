// The mails and what happened to them, on disk: one line of journal for each thing that happened, one .eml a mail.
// It survives restarts and a crash in the middle of a line.
import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type MailHappening, mailHappeningSchema } from './mail-events.ts';
import { type AcceptedMail, acceptedMailSchema } from './mail-message.ts';

const lineSchema = z.discriminatedUnion('line', [
  z.object({ line: z.literal('mail'), mail: acceptedMailSchema }),
  z.object({ line: z.literal('happened'), messageId: z.string(), happening: mailHappeningSchema }),
  z.object({ line: z.literal('suppressed'), address: z.string() }),
]);
type Line = z.infer<typeof lineSchema>;

/** A mail with everything that happened to it, oldest first. */
export interface KeptMail {
  readonly mail: AcceptedMail;
  readonly happened: readonly MailHappening[];
}

/** A crash may have cut the last line short: what it told never happened for anybody else either, so it is cut off. */
function dropHalfLine(file: string): string {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) truncateSync(file, Buffer.byteLength(whole));
  return whole;
}

function readLines(file: string): Line[] {
  if (!existsSync(file)) return [];
  const texts = dropHalfLine(file).split('\n').slice(0, -1);
  return texts.map((text, index) => {
    try {
      return lineSchema.parse(JSON.parse(text));
    } catch (cause) {
      throw new Error(`${file}: line ${index + 1} cannot be read`, { cause });
    }
  });
}

/** Everything the simulator remembers; in memory only when the folder is null. */
export class MailJournal {
  readonly #folder: string | null;
  readonly #mails = new Map<string, { readonly mail: AcceptedMail; readonly happened: MailHappening[] }>();
  readonly #raw = new Map<string, Buffer>();
  readonly #suppressed = new Set<string>();

  constructor(folder: string | null) {
    this.#folder = folder;
    if (folder === null) return;
    mkdirSync(join(folder, 'eml'), { recursive: true });
    for (const line of readLines(join(folder, 'journal.jsonl'))) this.#remember(line);
  }

  /** Oldest first. */
  get mails(): readonly KeptMail[] {
    return [...this.#mails.values()];
  }

  find(messageId: string): KeptMail | null {
    return this.#mails.get(messageId) ?? null;
  }

  isSuppressed(address: string): boolean {
    return this.#suppressed.has(address.toLowerCase());
  }

  /** The bytes that were handed over, or null for a mail that is not known. */
  rawOf(messageId: string): Buffer | null {
    if (!this.#mails.has(messageId)) return null;
    if (this.#folder === null) return this.#raw.get(messageId) ?? null;
    return readFileSync(join(this.#folder, 'eml', `${messageId}.eml`));
  }

  keep(mail: AcceptedMail, raw: Buffer): void {
    if (this.#folder === null) this.#raw.set(mail.messageId, raw);
    else writeFileSync(join(this.#folder, 'eml', `${mail.messageId}.eml`), raw);
    this.#write({ line: 'mail', mail });
  }

  add(messageId: string, happening: MailHappening): void {
    this.#write({ line: 'happened', messageId, happening });
  }

  suppress(address: string): void {
    this.#write({ line: 'suppressed', address: address.toLowerCase() });
  }

  #write(line: Line): void {
    if (this.#folder !== null) appendFileSync(join(this.#folder, 'journal.jsonl'), `${JSON.stringify(line)}\n`);
    this.#remember(line);
  }

  #remember(line: Line): void {
    if (line.line === 'mail') this.#mails.set(line.mail.messageId, { mail: line.mail, happened: [] });
    else if (line.line === 'suppressed') this.#suppressed.add(line.address);
    else this.#mails.get(line.messageId)?.happened.push(line.happening);
  }
}
