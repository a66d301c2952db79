import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextReminderLevel } from '../../core/reminder-ladder.ts';

it.each([
  { reached: 0, oldest: 1, next: 1, why: 'a clerk may write from the first day overdue' },
  { reached: 0, oldest: 200, next: 1, why: 'the first letter is always friendly' },
  { reached: 1, oldest: 13, next: 1, why: 'the second reminder waits for day 14' },
  { reached: 1, oldest: 14, next: 2, why: 'day 14 is enough' },
  { reached: 1, oldest: 90, next: 2, why: 'no step is skipped' },
  { reached: 2, oldest: 29, next: 2, why: 'the final reminder waits for day 30' },
  { reached: 2, oldest: 30, next: 3, why: 'day 30 is enough' },
  { reached: 3, oldest: 400, next: 3, why: 'the ladder ends at the final reminder' },
])('reached $reached, oldest invoice $oldest days overdue: next is $next, $why', ({ reached, oldest, next }) => {
  expect(nextReminderLevel(reached, oldest)).toBe(next);
});

it('a ladder never goes back and never takes two steps at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 2000 }), (reached, oldest) => {
      const next = nextReminderLevel(reached, oldest);
      expect(next).toBeGreaterThanOrEqual(reached);
      expect(next).toBeLessThanOrEqual(reached + 1);
    }),
  );
});
