/** A rate limit that allows bursts: every call takes a token, and tokens come back with time. */
export interface TokenBucket {
  /** Takes a token. False: none was left, and the call is to be dropped. */
  take(): boolean;
}

export interface TokenBucketOptions {
  /** Tokens in the full bucket, which is how it starts. */
  readonly capacity: number;
  /** Tokens that come back in a second. They come back evenly, not once a second. */
  readonly perSecond: number;
  /** The present moment in milliseconds, from any start. */
  readonly now: () => number;
}

export function createTokenBucket({ capacity, perSecond, now }: TokenBucketOptions): TokenBucket {
  let tokens = capacity;
  let filled = now();
  return {
    take() {
      const moment = now();
      tokens = Math.min(capacity, tokens + ((moment - filled) * perSecond) / 1000);
      filled = moment;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
