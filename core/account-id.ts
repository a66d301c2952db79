// An account's id is a fingerprint of the customer number (or the name where the sheet has no number): stable from sheet
// to sheet, the same for every clerk, and safe in a URL, a key or a log whatever characters the sheet holds.
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { plainLine } from './plain-line.ts';

const normalise = (text: string): string => plainLine(text.normalize('NFKC')).replace(/\s+/gu, ' ').toLowerCase();

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let shift = 18; shift >= 0; shift -= 6) text += ALPHABET[(word >> shift) & 63];
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}

/** SHA-256 of a text as 43 URL-safe characters: ids, and the fingerprint of a previewed mail. */
export const fingerprint = (text: string): string => toBase64Url(sha256(utf8ToBytes(text)));

/**
 * The account of a customer: 22 URL-safe characters. The number wins over the name; case, width and runs of spaces do
 * not matter. Throws RangeError when both are empty.
 */
export function accountIdOf(customer: {
  readonly customerNumber: string | null;
  readonly customerName: string | null;
}): string {
  const number = normalise(customer.customerNumber ?? '');
  const name = normalise(customer.customerName ?? '');
  if (number === '' && name === '') throw new RangeError('a customer needs a number or a name');
  return fingerprint(number === '' ? `name:${name}` : `number:${number}`).slice(0, 22);
}
