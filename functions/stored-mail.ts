// The mail that was previewed, kept byte for byte: what goes out is what was shown, whatever is deployed or reworded in
// between, and an auditor can read it years later. 500 invoices are some 250 KB of HTML and text and 15 KB compressed.
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { ReminderMail } from '../core/account-reminder.ts';

/** An item of DynamoDB holds 400 KB; the rest of the request item is small. */
const LARGEST = 350_000;

/** The mail as a few kilobytes. Throws RangeError when it would not fit into an item of the table. */
export function packMail(mail: ReminderMail): Uint8Array {
  const text = Buffer.from(JSON.stringify(mail));
  const packed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  if (packed.length > LARGEST) throw new RangeError(`a mail of ${packed.length} bytes does not fit into an item`);
  return packed;
}

/** The mail that was packed. */
export const unpackMail = (packed: Uint8Array): ReminderMail =>
  JSON.parse(brotliDecompressSync(packed).toString()) as ReminderMail;
