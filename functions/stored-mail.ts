// The mail that was previewed, kept byte for byte: what goes out is what was shown, whatever is deployed or reworded in
// between, and an auditor can read it years later. A usual mail of 9 KB takes some 300 bytes beside the dictionary; 500
// invoices are some 250 KB of HTML and text and 15 KB compressed.
import { brotliCompressSync, brotliDecompressSync, constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ReminderMail } from '../core/account-reminder.ts';
import { once } from './environment.ts';
import { DICTIONARY_1 } from './mail-dictionary.ts';

/** An item of DynamoDB holds 400 KB; the rest of the request item is small. */
const LARGEST = 350_000;
/** A dictionary helps with the first 32 KB only; what is longer repeats itself, and brotli sees that over any distance. */
const DICTIONARY_HELPS = 32_768;

/** Put together when the first mail is packed or read: functions that do neither leave it out. */
const dictionary1 = /* @__PURE__ */ once(() => Buffer.from(DICTIONARY_1.join('')));

/** The first byte of a packed mail says how it was packed. */
const PACKED = { brotli: 0, withDictionary1: 1 } as const;

function withBrotli(text: Buffer): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(text, { params: { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_SIZE_HINT]: text.length } });
}

/** The mail as a few hundred bytes. Throws RangeError when it would not fit into an item of the table. */
export function packMail(mail: ReminderMail): Uint8Array {
  const text = Buffer.from(JSON.stringify(mail));
  const isShort = text.length <= DICTIONARY_HELPS;
  const packed = isShort ? deflateRawSync(text, { level: 9, dictionary: dictionary1() }) : withBrotli(text);
  if (packed.length > LARGEST) throw new RangeError(`a mail of ${packed.length} bytes does not fit into an item`);
  return Buffer.concat([Buffer.of(isShort ? PACKED.withDictionary1 : PACKED.brotli), packed]);
}

/** The mail that was packed. Throws RangeError for what was packed in no way that is known. */
export function unpackMail(packed: Uint8Array): ReminderMail {
  const [how, rest] = [packed[0], packed.subarray(1)];
  if (how === PACKED.brotli) return JSON.parse(brotliDecompressSync(rest).toString()) as ReminderMail;
  if (how !== PACKED.withDictionary1) throw new RangeError(`nothing is known of mails packed in the way ${how}`);
  return JSON.parse(inflateRawSync(rest, { dictionary: dictionary1() }).toString()) as ReminderMail;
}
