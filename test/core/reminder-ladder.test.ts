import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay, daysBetween } from '../../core/calendar.ts';
import {
  COMING_DUE_STEP,
  LADDER_PRESETS,
  type LadderFacts,
  type NextReminder,
  nextReminder,
  type ReminderLadder,
  reminderLadderSchema,
} from '../../core/reminder-ladder.ts';

const day = (text: string) => text as CalendarDay;
const gbp = (minor: number) => ({ minor, currency: 'GBP' });
const { standard, gentle, strict } = LADDER_PRESETS;
const withNote: ReminderLadder = { ...standard, name: 'own', steps: [COMING_DUE_STEP, ...standard.steps] };

const facts: LadderFacts = {
  levelReached: null,
  sentAtLevel: 0,
  lastReminderOn: null,
  today: day('2026-09-15'),
  invoices: [{ dueDate: day('2026-09-12'), outstanding: gbp(10000) }],
};
/** One invoice so many days overdue on 15 September 2026. */
const overdue = (days: number) => [{ dueDate: addDays(facts.today, -days), outstanding: gbp(10000) }];
const inShort = (it: NextReminder) =>
  it.next === 'due' ? it.step.level : it.next === 'waits' ? `${it.because} ${it.step.level} ${it.on}` : it.because;

describe('the next reminder of an account', () => {
  const at = (levelReached: LadderFacts['levelReached'], lastReminderOn: string | null, days: number) => ({
    levelReached,
    sentAtLevel: levelReached === null ? 0 : 1,
    lastReminderOn: lastReminderOn === null ? null : day(lastReminderOn),
    invoices: overdue(days),
  });

  it.each([
    { why: 'the third day overdue is enough', given: at(null, null, 3), next: 1 },
    { why: 'the day before is not', given: at(null, null, 2), next: 'day-not-reached 1 2026-09-16' },
    { why: 'a missed month starts friendly all the same', given: at(null, null, 60), next: 1 },
    { why: 'and goes on a week later', given: at(1, '2026-09-08', 60), next: 2 },
    { why: 'not sooner', given: at(1, '2026-09-09', 60), next: 'written-recently 2 2026-09-16' },
    { why: 'the gap is over before the day', given: at(1, '2026-09-01', 13), next: 'day-not-reached 2 2026-09-16' },
    { why: 'a final demand comes last', given: at(3, '2026-08-31', 45), next: 4 },
    { why: 'after it the ladder ends', given: at(4, '2026-08-31', 90), next: 'ladder-ended' },
    {
      why: 'paid accounts are not written to',
      given: { ...at(2, '2026-08-31', 1), invoices: [] },
      next: 'nothing-open',
    },
  ])('$why', ({ given, next }) => {
    expect(inShort(nextReminder(standard, { ...facts, ...given }))).toBe(next);
  });

  it('the oldest of several invoices decides', () => {
    const invoices = [...overdue(1), ...overdue(14), ...overdue(4)];
    const next = nextReminder(standard, { ...facts, levelReached: 1, sentAtLevel: 1, invoices });
    expect(next).toMatchObject({ next: 'due', step: { level: 2, channel: 'email-and-call' }, oldestDaysOverdue: 14 });
  });

  it('a note goes out before the due date, never after it', () => {
    const at = (days: number) => inShort(nextReminder(withNote, { ...facts, invoices: overdue(days) }));
    expect([at(-6), at(-5), at(0), at(1), at(3)]).toEqual([
      'day-not-reached 0 2026-09-16',
      0,
      0,
      'day-not-reached 1 2026-09-17',
      1,
    ]);
    const written = { ...facts, lastReminderOn: day('2026-09-14'), invoices: overdue(-3) };
    expect(inShort(nextReminder(withNote, written))).toBe('day-not-reached 1 2026-09-21');
  });

  it('a step with a number is taken that often, and left when the next one is reached', () => {
    const twice: ReminderLadder = { ...standard, steps: standard.steps.map((step) => ({ ...step, maximumNumber: 2 })) };
    const at = (sentAtLevel: number, days: number) =>
      inShort(
        nextReminder(twice, {
          ...facts,
          levelReached: 1,
          sentAtLevel,
          lastReminderOn: day('2026-09-08'),
          invoices: overdue(days),
        }),
      );
    expect([at(1, 10), at(2, 10), at(1, 14)]).toEqual([1, 'day-not-reached 2 2026-09-19', 2]);
  });

  it('below the minimum of every currency nothing is written', () => {
    const steps = standard.steps.map((step) => ({ ...step, minimumAmount: [gbp(5000)] }));
    const at = (minor: number, currency = 'GBP') =>
      inShort(
        nextReminder(
          { ...standard, steps },
          { ...facts, invoices: [{ dueDate: day('2026-08-01'), outstanding: { minor, currency } }] },
        ),
      );
    expect([at(4999), at(5000), at(1, 'USD')]).toEqual(['below-minimum', 1, 1]);
  });

  it('the presets have the days of the trade', () => {
    const daysOf = ({ steps }: ReminderLadder) => steps.map((step) => step.day);
    expect([gentle, standard, strict].map(daysOf)).toEqual([
      [7, 21, 40, 60],
      [3, 14, 30, 45],
      [1, 7, 14, 21],
    ]);
  });
});

it.each([
  { fault: 'the levels do not climb', steps: [...standard.steps].reverse() },
  { fault: 'the days do not climb', steps: standard.steps.map((step) => ({ ...step, day: 9 })) },
  { fault: 'only the note before the due date comes before it', steps: [{ ...COMING_DUE_STEP, day: 2 }] },
  { fault: 'a final demand needs the finance lead', steps: [{ ...standard.steps[3], approval: 'none' }] },
])('an own ladder is refused when $fault', ({ fault, steps }) => {
  const parsed = reminderLadderSchema.safeParse({ name: 'own', minimumGapDays: 7, steps });
  expect(parsed.error?.issues.map(({ message }) => message)).toContain(fault);
});

it.each([gentle, standard, strict, withNote])('the ladder $name is one a company may keep', (ladder) => {
  expect(reminderLadderSchema.parse(ladder)).toEqual(ladder);
});

describe('whatever the clerk does', () => {
  const ladders = fc
    .record({
      minimumGapDays: fc.integer({ min: 1, max: 30 }),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 4, maxLength: 4 }),
      numbers: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }),
      hasNote: fc.boolean(),
    })
    .map(({ minimumGapDays, days, numbers, hasNote }): ReminderLadder => {
      const climbing = [...days].sort((a, b) => a - b);
      const steps = standard.steps.map((step, i) => ({ ...step, day: climbing[i] ?? 0 }));
      const all = hasNote ? [COMING_DUE_STEP, ...steps] : steps;
      return {
        name: 'own',
        minimumGapDays,
        steps: all.map((step, i) => ({ ...step, maximumNumber: numbers[i] ?? 1 })),
      };
    });
  const start = day('2026-01-01');
  const due = addDays(start, 20);

  /** Runs the ladder on the days the clerk works, each due reminder sent, and tells what went out when. */
  function story(ladder: ReminderLadder, worked: readonly number[]) {
    const sent: { level: number; on: CalendarDay }[] = [];
    let state: LadderFacts = { ...facts, invoices: [{ dueDate: due, outstanding: gbp(100) }] };
    for (const offset of worked) {
      const today = addDays(start, offset);
      const next = nextReminder(ladder, { ...state, today });
      if (next.next !== 'due') continue;
      const { level } = next.step;
      sent.push({ level, on: today });
      const sentAtLevel = level === state.levelReached ? state.sentAtLevel + 1 : 1;
      state = { ...state, levelReached: level, sentAtLevel, lastReminderOn: today };
    }
    return sent;
  }

  const workdays = fc
    .uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 120 })
    .map((days) => days.sort((a, b) => a - b));

  it('levels never go back, none is skipped, the gap is kept and no step comes before its day', () => {
    fc.assert(
      fc.property(ladders, workdays, (ladder, worked) => {
        const sent = story(ladder, worked);
        for (const [i, { level, on }] of sent.entries()) {
          const before = sent[i - 1];
          const step = ladder.steps.find((it) => it.level === level);
          expect(daysBetween(due, on)).toBeGreaterThanOrEqual(step?.day ?? Number.NaN);
          if (before) {
            expect(level - before.level).toBeGreaterThanOrEqual(0);
            expect(level - before.level).toBeLessThanOrEqual(1);
            expect(daysBetween(before.on, on)).toBeGreaterThanOrEqual(ladder.minimumGapDays);
          } else expect(level).toBeLessThanOrEqual(1);
          expect(sent.filter((it) => it.level === level).length).toBeLessThanOrEqual(step?.maximumNumber ?? 0);
          if (level === 0) expect(on <= due).toBe(true);
        }
      }),
    );
  });

  it('working every day, every level goes out in the end', () => {
    const everyDay = Array.from({ length: 800 }, (_, i) => i);
    fc.assert(
      fc.property(ladders, (ladder) => {
        const levels = new Set(story(ladder, everyDay).map(({ level }) => level));
        expect([...levels]).toEqual(ladder.steps.map(({ level }) => level));
      }),
    );
  });

  it('the day it says to wait for is the first on which the reminder is due', () => {
    const reached = fc.constantFrom(null, 0, 1, 2, 3, 4) as fc.Arbitrary<LadderFacts['levelReached']>;
    fc.assert(
      fc.property(
        ladders,
        reached,
        fc.nat(3),
        fc.nat(160),
        fc.nat(60),
        (ladder, levelReached, sentAtLevel, age, since) => {
          const today = addDays(start, age);
          const lastReminderOn = levelReached === null ? null : addDays(today, -since);
          const state = {
            ...facts,
            levelReached,
            sentAtLevel,
            lastReminderOn,
            invoices: [{ dueDate: due, outstanding: gbp(1) }],
          };
          const next = nextReminder(ladder, { ...state, today });
          fc.pre(next.next === 'waits');
          if (next.next !== 'waits') return;
          expect(nextReminder(ladder, { ...state, today: next.on })).toMatchObject({ next: 'due', step: next.step });
          expect(nextReminder(ladder, { ...state, today: addDays(next.on, -1) })).toMatchObject({ next: 'waits' });
        },
      ),
    );
  });
});
