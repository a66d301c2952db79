// One line of the bench: what was measured beside what it is compared with, from runs side by side.

/** `ratio` is value over baseline; both are in `unit`. A limit that holds is a ratio of at most 1. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: number;
  readonly ratio: number;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** A measurement from its two figures, rounded to four digits. */
export const measurement = (name: string, unit: string, value: number, baseline: number): Measurement => ({
  name,
  value: rounded(value),
  unit,
  baseline: rounded(baseline),
  ratio: rounded(value / baseline),
});

/** The middle one of several figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
