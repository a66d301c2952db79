// Exact parts of a minor unit: interest is summed unrounded and rounded once.

/** A number that is not negative, as numerator over denominator. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export const whole = (minor: number): Fraction => ({ over: BigInt(minor), under: 1n });

export const times = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

/** `a - b` for a ≥ b. */
export const minus = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under - b.over * a.under,
  under: a.under * b.under,
});

/** To the nearest whole, a half upwards. Throws RangeError when the result is too large to be exact. */
export function roundHalfUp({ over, under }: Fraction): number {
  const rounded = Number((2n * over + under) / (2n * under));
  if (!Number.isSafeInteger(rounded)) throw new RangeError('amount too large to be exact');
  return rounded;
}
