import './quiet-log.ts';
import { describe, expect, it } from 'vitest';
import { sendNaively, sendWithDuebook } from '../bench/never-twice.ts';

describe('sixty reminders while everything goes wrong', () => {
  it.each([11, 12])(
    'are sent at most once each, and none is lost without a word (seed %i)',
    async (seed) => {
      const fates = await sendWithDuebook({ reminders: 60, seed });
      expect(fates).toMatchObject({ reminders: 60, sentTwice: 0, lost: 0, failedButSent: 0 });
      expect(fates.states.DELIVERED ?? 0).toBeGreaterThan(30);
    },
    60_000,
  );

  it('are sent twice by a naive sender on the same faults, so the faults are real', async () => {
    expect((await sendNaively({ reminders: 60, seed: 11 })).sentTwice).toBeGreaterThan(0);
  }, 60_000);
});
