// Flags by the sheet's own ageing, where it has no due dates: its past-due columns, its days overdue, or its words for an age.
import { type AgeingBand, bandOfDays, type DayBand } from './ageing-bands.ts';
import { type AmountColumn, isNothingOwed, isOwed, nothingOwedPart, owedParts } from './amounts.ts';
import { cellIn, NOT_SHOWN, type RowJudge, UNSURE } from './conditions.ts';

/** One condition a past-due column (newest first): something stands in it, and nothing in an older one. */
export function bucketJudge(bands: readonly AgeingBand[], columns: readonly AmountColumn[]): RowJudge {
  const olderThan = (position: number): readonly AmountColumn[] => columns.slice(position + 1);
  return {
    conditions: columns.flatMap((column, position) => {
      const band = bands[position];
      if (band === undefined) return [];
      const parts = (topRow: number): string[] => [
        ...owedParts(column, topRow),
        ...olderThan(position).map((older) => nothingOwedPart(older, topRow)),
      ];
      return [{ band, parts }];
    }),
    shownOn(cells) {
      for (let position = columns.length - 1; position >= 0; position -= 1) {
        const column = columns[position];
        const owed = column === undefined ? false : isOwed(column, cells);
        if (owed === true) return position;
        if (owed === null || (position > 0 && column !== undefined && isNothingOwed(column, cells) === null))
          return UNSURE;
      }
      return NOT_SHOWN;
    },
  };
}

/**
 * One condition a band: something is owed, and the sheet's own number of days overdue lies in the band; `unit` is how many
 * days one of them stands for, where the column counts weeks or months.
 */
export function daysColumnJudge(bands: readonly DayBand[], index: number, owed: AmountColumn, unit = 1): RowJudge {
  return {
    conditions: bands.map((band) => ({
      band,
      parts(topRow) {
        const cell = cellIn(index, topRow);
        const days = unit === 1 ? cell : `${cell}*${unit}`;
        const upTo = band.to === null ? [] : [`${days}<${band.to + 1}`];
        return [...owedParts(owed, topRow), `ISNUMBER(${cell})`, `${days}>=${band.from}`, ...upTo];
      },
    })),
    shownOn(cells) {
      const days = cells(index);
      if (typeof days !== 'number') return NOT_SHOWN;
      const isOwing = isOwed(owed, cells);
      if (isOwing === null) return UNSURE;
      return isOwing ? (bandOfDays(bands, Math.floor(days * unit)) ?? NOT_SHOWN) : NOT_SHOWN;
    },
  };
}

/** One condition a band: something is owed, and the cell holds one of the words that mean the band (`31-60 days`). */
export function ageWordsJudge(
  words: readonly { readonly band: AgeingBand; readonly texts: readonly string[] }[],
  index: number,
  owed: AmountColumn,
): RowJudge {
  const positions = new Map(words.flatMap(({ texts }, position) => texts.map((text) => [foldCase(text), position])));
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return {
    conditions: words.map(({ band, texts }) => ({
      band,
      parts(topRow) {
        const cell = cellIn(index, topRow);
        const tests = texts.map((text) => `${cell}=${quoted(text)}`);
        return [...owedParts(owed, topRow), tests.length === 1 ? `${tests[0]}` : `OR(${tests.join(',')})`];
      },
    })),
    shownOn(cells) {
      const value = cells(index);
      if (typeof value === 'string' && value.startsWith('#')) return UNSURE;
      const position = typeof value === 'string' ? positions.get(foldCase(value)) : undefined;
      if (position === undefined) return NOT_SHOWN;
      const isOwing = isOwed(owed, cells);
      if (isOwing === null) return UNSURE;
      return isOwing ? position : NOT_SHOWN;
    },
  };
}

/** Excel's `=` between texts does not mind capitals. */
const foldCase = (text: string): string => text.toLowerCase();
