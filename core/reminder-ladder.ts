// The reminder ladder: which level an account's next reminder takes, and when. Steps are data: presets for the trade's usual
// ladders, and a company's own. One level at a time, never back, and a gap between two letters, so that a missed week
// catches up calmly. Source: the trade's published ladders (-5, +3, +14, +30, +45 days from the due date).
import * as z from 'zod';
import { daysOverdue } from './ageing.ts';
import { addDays, type CalendarDay } from './calendar.ts';
import { LETTER_LEVELS, type LetterLevel, levelTexts } from './letter-wording.ts';
import { type Money, sumByCurrency } from './money.ts';
import { moneySchema } from './reminder.ts';

/** One step of a ladder; `day` counts from the due date of the oldest invoice, negative before it. */
const ladderStepSchema = z.strictObject({
  level: z.literal(LETTER_LEVELS),
  day: z.int().min(-60).max(730),
  tone: z.enum(['helpful', 'friendly', 'clear', 'firm', 'formal']),
  channel: z.enum(['email', 'email-and-call', 'letter-and-email']),
  /** What must be open to write at this step, one amount a currency; a currency without one has no minimum. */
  minimumAmount: z.array(moneySchema.refine(({ minor }) => minor >= 0, 'a minimum is not negative')).optional(),
  /** How many reminders may go out at this level before the next is waited for. */
  maximumNumber: z.int().min(1).max(9),
  approval: z.enum(['none', 'clerk-confirms', 'finance-lead']),
});
export type LadderStep = z.infer<typeof ladderStepSchema>;

const climbs = (numbers: readonly number[]): boolean =>
  numbers.every((it, i) => i === 0 || it > (numbers[i - 1] ?? it));

/** A ladder as it is kept: levels and days both climb, and a final demand is the finance lead's to approve. */
export const reminderLadderSchema = z.strictObject({
  name: z.enum(['gentle', 'standard', 'strict', 'own']),
  /** Calendar days from one reminder to the next, whatever is overdue. */
  minimumGapDays: z.int().min(1).max(90),
  steps: z
    .array(ladderStepSchema)
    .min(1)
    .max(LETTER_LEVELS.length)
    .refine((steps) => climbs(steps.map(({ level }) => level)), 'the levels do not climb')
    .refine((steps) => climbs(steps.map(({ day }) => day)), 'the days do not climb')
    .refine(
      (steps) => steps.every(({ level, day }) => (level === 0 ? day <= 0 : day > 0)),
      'only the note before the due date comes before it',
    )
    .refine(
      (steps) => steps.every(({ level, approval }) => level < 4 || approval === 'finance-lead'),
      'a final demand needs the finance lead',
    ),
});
export type ReminderLadder = z.infer<typeof reminderLadderSchema>;

/** A level as a ladder takes it when nobody says otherwise. */
export const usualStep = (level: LetterLevel): LadderStep => ({ level, maximumNumber: 1, ...levelTexts(level).usual });

const ladderOf = (
  name: ReminderLadder['name'],
  minimumGapDays: number,
  days: readonly [number, number, number, number],
): ReminderLadder => ({
  name,
  minimumGapDays,
  steps: ([1, 2, 3, 4] as const).map((level, i) => ({ ...usualStep(level), day: days[i] ?? 0 })),
});

/** The ladders a company chooses from; none writes before the due date by itself (see COMING_DUE_STEP). */
export const LADDER_PRESETS: Readonly<Record<'gentle' | 'standard' | 'strict', ReminderLadder>> = {
  gentle: ladderOf('gentle', 10, [7, 21, 40, 60]),
  standard: ladderOf('standard', 7, [3, 14, 30, 45]),
  strict: ladderOf('strict', 5, [1, 7, 14, 21]),
};

/** The note five days before the due date, for a ladder that wants one. */
export const COMING_DUE_STEP: LadderStep = usualStep(0);

/** What the ladder asks of an account. */
export interface LadderFacts {
  /**
   * Highest level that went out for any invoice still open, null when none did: an account that paid everything it was
   * reminded of starts again.
   */
  readonly levelReached: LetterLevel | null;
  /** How many reminders went out at that level. */
  readonly sentAtLevel: number;
  readonly lastReminderOn: CalendarDay | null;
  readonly today: CalendarDay;
  /** The open invoices that qualify: undisputed, not promised, not on hold. */
  readonly invoices: readonly { readonly dueDate: CalendarDay; readonly outstanding: Money }[];
}

/** The next reminder, or why there is none today. `on` is the first day it may go out while nothing else changes. */
export type NextReminder =
  | { readonly next: 'due'; readonly step: LadderStep; readonly oldestDaysOverdue: number }
  | {
      readonly next: 'waits';
      readonly step: LadderStep;
      readonly on: CalendarDay;
      readonly because: 'day-not-reached' | 'written-recently';
    }
  | {
      readonly next: 'none';
      readonly because: 'nothing-open' | 'below-minimum' | 'ladder-ended';
      readonly step: LadderStep | null;
    };

interface Option {
  readonly step: LadderStep;
  readonly on: CalendarDay;
}

const later = (a: CalendarDay, b: CalendarDay): CalendarDay => (a > b ? a : b);

/**
 * The steps an account may take next, each with its first day: the same level again while its number is not used up, and
 * the level above. A note before the due date is left behind when it could only go out after it.
 */
function optionsOf({ steps, minimumGapDays }: ReminderLadder, facts: LadderFacts, oldestDue: CalendarDay): Option[] {
  const { levelReached, sentAtLevel, lastReminderOn, today } = facts;
  const toOption = (step: LadderStep): Option => {
    const reached = addDays(oldestDue, step.day);
    return { step, on: lastReminderOn ? later(reached, addDays(lastReminderOn, minimumGapDays)) : reached };
  };
  const isInTime = ({ step, on }: Option) => step.level > 0 || later(on, today) <= oldestDue;
  const options = steps.map(toOption).filter(isInTime);
  const same = options.find(({ step }) => step.level === levelReached && sentAtLevel < step.maximumNumber);
  const above = options.find(({ step }) => step.level > (levelReached ?? -1));
  return [above, same].filter((option) => option !== undefined);
}

/** Below the minimum when no currency reaches its own; a step without minimum is reached by anything. */
function isBelowMinimum({ minimumAmount = [] }: LadderStep, invoices: LadderFacts['invoices']): boolean {
  const minimumIn = (currency: string) => minimumAmount.find((minimum) => minimum.currency === currency)?.minor ?? 0;
  return sumByCurrency(invoices.map(({ outstanding }) => outstanding)).every(
    ({ minor, currency }) => minor < minimumIn(currency),
  );
}

/**
 * The one step an account may take today: the next above the level reached when the oldest invoice has come that far (a
 * step before the due date is left behind once something is overdue), at the earliest the ladder's gap after the last
 * reminder. Run as often as one likes: it answers the same until a reminder goes out.
 */
export function nextReminder(ladder: ReminderLadder, facts: LadderFacts): NextReminder {
  const { invoices, today } = facts;
  const oldestDue = invoices.map(({ dueDate }) => dueDate).sort()[0];
  if (!oldestDue) return { next: 'none', because: 'nothing-open', step: null };
  const options = optionsOf(ladder, facts, oldestDue);
  const chosen = options.find(({ on }) => on <= today) ?? options.reduce<Option | null>(sooner, null);
  if (!chosen) return { next: 'none', because: 'ladder-ended', step: ladder.steps.at(-1) ?? null };
  const { step, on } = chosen;
  if (isBelowMinimum(step, invoices)) return { next: 'none', because: 'below-minimum', step };
  if (on <= today) return { next: 'due', step, oldestDaysOverdue: daysOverdue(oldestDue, today) };
  const because = on === addDays(oldestDue, step.day) ? 'day-not-reached' : 'written-recently';
  return { next: 'waits', step, on, because };
}

const sooner = (best: Option | null, option: Option): Option => (best && best.on <= option.on ? best : option);
