// The reminder ladder: which level an account's next reminder takes. Source: the trade's usual three steps,
// 3, 14 and 30 days after the due date of the oldest overdue invoice.
import type { LetterLevel } from './letter.ts';

/** One step of the ladder; `day` counts from the due date of the oldest overdue invoice. */
export interface LadderStep {
  readonly level: LetterLevel;
  readonly day: number;
  readonly name: string;
}

const STANDARD_LADDER: readonly LadderStep[] = [
  { level: 1, day: 3, name: 'friendly reminder' },
  { level: 2, day: 14, name: 'second reminder' },
  { level: 3, day: 30, name: 'final reminder' },
];

/**
 * The level of the next reminder: one above the level reached when the oldest invoice has come that far, else the level
 * reached again; never lower, never two steps at once. Level 1 goes out on a clerk's word from the first overdue day.
 */
export function nextReminderLevel(
  levelReached: number,
  oldestDaysOverdue: number,
  ladder: readonly LadderStep[] = STANDARD_LADDER,
): LetterLevel {
  const stepReached = ladder.findLast(({ day }) => oldestDaysOverdue >= day)?.level ?? 1;
  const above = ladder.find(({ level }) => level > levelReached)?.level ?? ladder.at(-1)?.level ?? 1;
  if (levelReached === 0) return 1;
  return stepReached >= above ? above : (ladder.findLast(({ level }) => level <= levelReached)?.level ?? 1);
}
