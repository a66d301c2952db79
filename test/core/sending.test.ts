import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../core/calendar.ts';
import { refusalOfAddress, refusalOfMinute, roomToday } from '../../core/rate-limits.ts';
import { USUAL_REMINDER_SETTINGS } from '../../core/reminder-settings.ts';
import { countedSince, daysOfWindow, isSandbox, NEVER_STOPPED, reasonToStop, roomIn } from '../../core/sending.ts';
import { newBucket, takeToken } from '../../core/token-bucket.ts';

const day = (text: string) => {
  const parsed = parseDay(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe('the reason to stop', () => {
  it.each([
    [49, 3, 0, null],
    [60, 2, 0, null],
    [60, 3, 0, /^3 of the last 60 mails bounced/],
    [1_000, 49, 0, null],
    [1_000, 50, 0, /^50 of the last 1000 mails bounced/],
    [1_000, 0, 1, null],
    [2_000, 0, 2, /^2 of the last 2000 mails were reported as unwanted/],
    [2_001, 0, 2, null],
  ])('of %i mails, %i bounced and %i complained about, is %s', (mails, bounced, complained, words) => {
    const reason = reasonToStop({ mails, bounced, complained });
    if (words === null) expect(reason).toBeNull();
    else expect(reason).toMatch(words);
  });

  it('is looked for in the last seven days, and not before sending was resumed', () => {
    expect(daysOfWindow(day('2026-10-02'))).toEqual([
      '2026-09-26',
      '2026-09-27',
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-01',
      '2026-10-02',
    ]);
    const days = new Map([
      [day('2026-10-01'), { mails: 100, bounced: 9, complained: 0 }],
      [day('2026-10-02'), { mails: 40, bounced: 1, complained: 0 }],
    ]);
    expect(countedSince(NEVER_STOPPED, days)).toEqual({ mails: 140, bounced: 10, complained: 0 });
    const countedFrom = { day: day('2026-10-02'), before: { mails: 10, bounced: 1, complained: 0 } };
    expect(countedSince({ ...NEVER_STOPPED, countedFrom }, days)).toEqual({ mails: 30, bounced: 0, complained: 0 });
  });
});

describe('what SES allows', () => {
  it('is the sandbox by its two figures, and no limit by -1', () => {
    expect(isSandbox({ inADay: 200, sentInADay: 0, aSecond: 1 })).toBe(true);
    expect(isSandbox({ inADay: 50_000, sentInADay: 0, aSecond: 14 })).toBe(false);
    expect(roomIn({ inADay: 200, sentInADay: 190, aSecond: 1 })).toBe(10);
    expect(roomIn({ inADay: 200, sentInADay: 230, aSecond: 1 })).toBe(0);
    expect(roomIn({ inADay: -1, sentInADay: 230, aSecond: 1 })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a token bucket', () => {
  it('lets the first go at once and the others follow evenly', () => {
    let bucket = newBucket(0);
    const waits = Array.from({ length: 4 }, () => {
      const taken = takeToken(bucket, 2, 0);
      bucket = taken.bucket;
      return taken.wait;
    });
    expect(waits).toEqual([0, 500, 1_000, 1_500]);
  });

  it('never lets more go in any stretch of time than the rate and half a second’s worth allow', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), gaps, (rate, pauses) => {
        let [bucket, now] = [newBucket(0), 0];
        const went = pauses.map((pause) => {
          now += pause;
          const taken = takeToken(bucket, rate, now);
          bucket = taken.bucket;
          return now + taken.wait;
        });
        for (const [i, from] of went.entries())
          for (const [j, to] of went.entries())
            if (j >= i && to >= from)
              expect(j - i).toBeLessThanOrEqual(((to - from) / 1000) * rate + Math.max(1, rate / 2) + 0.2);
      }),
    );
  });
});

describe('limits', () => {
  const limits = USUAL_REMINDER_SETTINGS.rateLimits;
  const sent = { minute: 0, inTheMinute: 0, byPerson: 0, byCompany: 0 };
  const now = '2026-09-30T21:30:00.000Z';
  const london = { now, timeZone: 'Europe/London' };

  it('of a day end at the company’s midnight', () => {
    expect(roomToday({ ...sent, byPerson: 490 }, limits, { wanted: 25, ...london })).toMatchObject({
      room: 10,
      refusal: { refused: 'limit-of-person', retryAfterSeconds: 90 * 60 },
    });
    expect(roomToday({ ...sent, byCompany: 2_000 }, limits, { wanted: 1, ...london })).toMatchObject({
      room: 0,
      refusal: { refused: 'limit-of-company' },
    });
    expect(roomToday(sent, limits, { wanted: 25, ...london })).toEqual({ room: 25, refusal: null });
  });

  it('of a minute end with it', () => {
    const minute = Date.parse(now) / 60_000;
    const at = '2026-09-30T21:30:20.000Z';
    expect(refusalOfMinute({ ...sent, minute, inTheMinute: 30 }, limits, at)).toMatchObject({ retryAfterSeconds: 40 });
    expect(refusalOfMinute({ ...sent, minute, inTheMinute: 29 }, limits, at)).toBeNull();
    expect(refusalOfMinute({ ...sent, minute: minute - 1, inTheMinute: 30 }, limits, at)).toBeNull();
  });

  it('of an address are ten minutes between mails and two in seven days', () => {
    expect(refusalOfAddress(['2026-09-30T21:25:00.000Z'], limits, now)).toMatchObject({
      refused: 'address-too-soon',
      retryAfterSeconds: 300,
    });
    expect(refusalOfAddress(['2026-09-30T21:20:00.000Z'], limits, now)).toBeNull();
    const two = ['2026-09-24T21:30:00.000Z', '2026-09-29T21:30:00.000Z'];
    expect(refusalOfAddress(two, limits, now)).toMatchObject({
      refused: 'limit-of-address',
      retryAfterSeconds: 86_400,
    });
    expect(refusalOfAddress(['2026-09-23T21:30:00.000Z', '2026-09-29T21:30:00.000Z'], limits, now)).toBeNull();
  });
});
