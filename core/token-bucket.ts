// A token bucket: something may happen so many times a second, evenly. A little that was not used can be caught up later.

/** How full the bucket is, in tokens, at an instant in milliseconds; one in the future is waited for. */
export interface TokenBucket {
  readonly tokens: number;
  readonly at: number;
}

/** Half a second's worth may be caught up, one token at the least. */
const CATCH_UP_SECONDS = 0.5;

/** A bucket with one token in it, so that the first need not wait. */
export const newBucket = (at: number): TokenBucket => ({ tokens: 1, at });

/**
 * The bucket after one token was taken at `now`, and how many milliseconds the taker has to wait for it: tokens may be
 * taken ahead, everybody in turn.
 */
export function takeToken(
  bucket: TokenBucket,
  perSecond: number,
  now: number,
): { readonly bucket: TokenBucket; readonly wait: number } {
  const most = Math.max(1, perSecond * CATCH_UP_SECONDS);
  const at = Math.max(now, bucket.at);
  const tokens = Math.min(most, bucket.tokens + ((at - bucket.at) / 1000) * perSecond) - 1;
  const short = tokens >= 0 ? 0 : (-tokens / perSecond) * 1000;
  return { bucket: { tokens, at }, wait: Math.ceil(at - now + short) };
}
