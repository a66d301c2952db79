// Excel's functions of days in workbooks that count days from 1904: fast-formula-parser knows the count from 1900 alone, so
// days go in and come out moved by the days between the two.
import type { FormulaArgument } from 'fast-formula-parser';
import DATES from 'fast-formula-parser/formulas/functions/date.js';

const DAYS_FROM_1900_TO_1904 = 1462;

/** Positions of the arguments that are days, and whether the answer is one. */
const DAYS: Readonly<Record<string, { readonly days: readonly number[]; readonly givesDay: boolean }>> = {
  ...{ DATE: { days: [], givesDay: true }, DATEVALUE: { days: [], givesDay: true } },
  ...{ EDATE: { days: [0], givesDay: true }, EOMONTH: { days: [0], givesDay: true } },
  ...{ WORKDAY: { days: [0], givesDay: true }, 'WORKDAY.INTL': { days: [0], givesDay: true } },
  ...{
    YEAR: { days: [0], givesDay: false },
    MONTH: { days: [0], givesDay: false },
    DAY: { days: [0], givesDay: false },
  },
  ...{ WEEKDAY: { days: [0], givesDay: false }, WEEKNUM: { days: [0], givesDay: false } },
  ...{ ISOWEEKNUM: { days: [0], givesDay: false }, DATEDIF: { days: [0, 1], givesDay: false } },
  ...{ DAYS360: { days: [0, 1], givesDay: false }, YEARFRAC: { days: [0, 1], givesDay: false } },
  ...{ NETWORKDAYS: { days: [0, 1], givesDay: false }, 'NETWORKDAYS.INTL': { days: [0, 1], givesDay: false } },
};

const moved = (value: unknown, days: number): unknown => (typeof value === 'number' ? value + days : value);

/** The functions of days, counting from the day `epoch` names at the time they are called. */
export function dateFunctions(epoch: () => 1900 | 1904): Record<string, (...args: FormulaArgument[]) => unknown> {
  const functions = Object.entries(DAYS).map(([name, { days, givesDay }]) => {
    const answer = (...args: FormulaArgument[]): unknown => {
      const own = DATES[name];
      if (epoch() === 1900) return own?.(...args);
      const shifted = args.map((arg, i) =>
        days.includes(i) ? { ...arg, value: moved(arg.value, DAYS_FROM_1900_TO_1904) } : arg,
      );
      const result = own?.(...shifted);
      return givesDay ? moved(result, -DAYS_FROM_1900_TO_1904) : result;
    };
    return [name, answer] as const;
  });
  return Object.fromEntries(functions);
}
