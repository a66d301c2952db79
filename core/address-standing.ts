// What the company as a whole knows of an address: whether mail to it bounced or was complained about for any customer, and
// which customers are written to at it.
import type { BlockedAddress } from './account.ts';

/** A customer an address was used for. */
export interface AddressUser {
  readonly accountId: string;
  readonly customerName: string;
}

/** How an address stands in the company; see NOTHING_KNOWN for one that was never used. */
export interface AddressStanding {
  readonly blocked: Pick<BlockedAddress, 'because' | 'at'> | null;
  readonly users: readonly AddressUser[];
}

/** Nobody was written to at it yet. */
export const NOTHING_KNOWN: AddressStanding = { blocked: null, users: [] };
