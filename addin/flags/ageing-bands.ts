// The colours of the flags: one band for each past-due ageing bucket, from pale to strong. Every fill carries black text at
// 9:1 or better, and the fills step down evenly in lightness, so a black-and-white print still tells the bands apart.
import { bucketsOf } from '../../core/ageing.ts';
import type { BucketColumn } from '../../core/sheet.ts';

/** One colour of the flags with its words for the legend; `bold` marks the oldest band where a print loses the colour. */
export interface AgeingBand {
  readonly words: string;
  readonly fill: string;
  readonly bold: boolean;
}

/** A band of whole days overdue, both ends included; `to` null is open-ended. */
export interface DayBand extends AgeingBand {
  readonly from: number;
  readonly to: number | null;
}

/** From the newest to the oldest; relative luminance falls from 0.91 to 0.41. */
export const BAND_FILLS: readonly string[] = ['#FFF5CC', '#FFE08F', '#FFC46B', '#FAA36A', '#F08C8C'];

const fillAt = (position: number, bands: number): string => {
  const step = bands === 1 ? 0 : (position * (BAND_FILLS.length - 1)) / (bands - 1);
  return BAND_FILLS[Math.round(step)] ?? '#FFF5CC';
};

const coloured = (words: readonly string[]): AgeingBand[] =>
  words.map((word, i) => ({ words: word, fill: fillAt(i, words.length), bold: i > 0 && i === words.length - 1 }));

function daysOfBucket(bucket: string): { from: number; to: number | null } {
  const [from, to] = bucket.replace('+', '').split('-').map(Number);
  return { from: from ?? 1, to: bucket.endsWith('+') ? null : (to ?? null) };
}

const dayWords = ({ from, to }: { from: number; to: number | null }): string =>
  to === null ? `${from} days or more overdue` : `${from}–${to} days overdue`;

/** The past-due buckets as bands: 1–30, 31–60, 61–90, 91–120 and 121 days or more overdue. */
export function dayBands(): DayBand[] {
  const days = bucketsOf().slice(1).map(daysOfBucket);
  return coloured(days.map(dayWords)).map((band, i) => ({ ...band, ...(days[i] ?? { from: 1, to: null }) }));
}

/** The band a number of days overdue falls in; null when nothing is overdue. */
export function bandOfDays(bands: readonly DayBand[], days: number): number | null {
  for (let position = 0; position < bands.length; position += 1) {
    const band = bands[position];
    if (band && days >= band.from && (band.to === null || days <= band.to)) return position;
  }
  return null;
}

/** The sheet's own past-due columns from the newest to the oldest, whichever way round the sheet has them. */
export function pastDueColumns(buckets: readonly BucketColumn[]): BucketColumn[] {
  const pastDue = buckets.filter((bucket) => bucket.pastDue === true);
  const lastCurrent = buckets.findLastIndex((bucket) => bucket.pastDue === false);
  const firstPastDue = buckets.findIndex((bucket) => bucket.pastDue === true);
  return lastCurrent > firstPastDue ? pastDue.toReversed() : pastDue;
}

/** The sheet's own past-due columns as bands, in the words of their headings. */
export const bucketBands = (columns: readonly BucketColumn[]): AgeingBand[] =>
  coloured(columns.map(({ label }) => `${label} (past due)`));

/** The single band of rows that are overdue without a number of days or a bucket. */
export const UNDATED_BAND: AgeingBand = { words: 'Overdue', fill: '#FFE08F', bold: false };
