// Whether the cash is up to date: asked once for a sheet and a day, however many reminders it stands against.
import type { CalendarDay } from '../core/calendar.ts';
import type { SheetReading } from '../core/sheet.ts';
import { createStore } from './store.ts';

type Judged = Pick<SheetReading, 'sheetName' | 'asOf'>;

export class CashQuestion {
  readonly state = createStore<ReadonlySet<string>>(new Set());
  readonly #today: () => CalendarDay;

  constructor(today: () => CalendarDay) {
    this.#today = today;
  }

  /** True when the clerk has said today that the cash of this sheet is up to date. */
  isConfirmed(reading: Judged): boolean {
    return this.state.get().has(this.#keyOf(reading));
  }

  /** Keeps the clerk's word, or takes it back. */
  confirm(reading: Judged, isUpToDate: boolean): void {
    this.state.set((said) => {
      const others = [...said].filter((key) => key !== this.#keyOf(reading));
      return new Set(isUpToDate ? [...others, this.#keyOf(reading)] : others);
    });
  }

  #keyOf({ sheetName, asOf }: Judged): string {
    return `${this.#today()} ${asOf} ${sheetName}`;
  }
}
