// Settings in words, as the review, the change that waits and the history show them.
import { describe, expect, it } from 'vitest';
import { createWords, messagesFor } from '../../addin/messages.ts';
import { settingsMessagesFor } from '../../addin/settings-messages.ts';
import { SETTINGS_SECTIONS } from '../../addin/settings-sections.ts';
import { changedLines, linesOf } from '../../addin/settings-words.ts';
import type { SettingsField } from '../../core/company-settings.ts';
import { LADDER_PRESETS } from '../../core/reminder-ladder.ts';
import { workbenchCompany } from '../../workbench/company.ts';

const t = settingsMessagesFor('en');
const say = { words: createWords(messagesFor('en-GB'), 'en-GB', false), t };
const FIELDS = Object.keys(workbenchCompany) as SettingsField[];

describe('every setting', () => {
  it('has a name, a section and words for its value, none of them JSON', () => {
    const shown: readonly string[] = Object.values(SETTINGS_SECTIONS).flat();
    expect([...shown].sort()).toEqual([...FIELDS].sort());
    for (const field of FIELDS) {
      expect(t.fields[field]).toMatch(/^\p{Lu}/u);
      for (const line of linesOf(field, workbenchCompany[field], say))
        expect(line).not.toMatch(/[[\]{}]|undefined|NaN/);
    }
  });
});

describe('a value in words', () => {
  it.each<[SettingsField, unknown, readonly string[]]>([
    ['undoSeconds', 30, ['30']],
    ['quietDays', [6, 7], ['Saturday', 'Sunday']],
    ['minimumAmounts', [{ minor: 2550, currency: 'GBP' }], ['£25.50']],
    ['holidays', [{ day: '2026-12-25', region: 'DE-BY', name: 'Weihnachten' }], ['25 Dec 2026: Weihnachten (DE-BY)']],
    ['usualCountry', 'DE', ['DE: Germany']],
    ['usualCountry', null, []],
    [
      'lateRates',
      [{ series: 'BOE_BANK_RATE', halfYear: '2027-H1', percent: 3.5 }],
      ['Bank of England Bank Rate, 2027-H1: 3.5%'],
    ],
    ['rulesOff', ['US-7IN7'], ['US-7IN7: Calls, answered or not: at most 7 in 7 days.']],
    ['statementFromLevel', 2, ['From level 2, second reminder']],
    ['statementFromLevel', null, ['Never']],
    // Kept by an older Duebook, no value of the setting any more: shown as it was kept.
    ['undoSeconds', 'thirty', ['"thirty"']],
  ])('of %s', (field, value, lines) => {
    expect(linesOf(field, value, say)).toEqual(lines);
  });
});

describe('a change in words', () => {
  it('names the steps of a ladder that change, not those that stay', () => {
    const { standard } = LADDER_PRESETS;
    const steps = standard.steps.map((step) => (step.level === 2 ? { ...step, day: 21 } : step));
    expect(
      changedLines({ field: 'ladder', before: standard, after: { ...standard, name: 'own', steps } }, say),
    ).toEqual({
      was: [
        'Standard, 7 days between reminders at least',
        'Level 2, second reminder: from 14 days overdue, once. The clerk alone.',
      ],
      becomes: [
        'Your own steps, 7 days between reminders at least',
        'Level 2, second reminder: from 21 days overdue, once. The clerk alone.',
      ],
    });
  });
});
