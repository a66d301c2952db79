// What has to fit together in a company's settings, each place told with words, all of them at once.
import { describe, expect, it } from 'vitest';
import {
  type CompanySettings,
  companySettingsSchema,
  deployedSettingsSchema,
  type SettingsField,
} from '../../core/company-settings.ts';
import { settingsFaults } from '../../core/company-settings-checks.ts';
import { type LetterLanguage, type LetterLevel, letterTextOf } from '../../core/letter-wording.ts';
import { LADDER_PRESETS } from '../../core/reminder-ladder.ts';
import { workbenchCompany } from '../../workbench/company.ts';

/** The faults of a change, read as the server reads it. */
function faultsOf(changes: Partial<CompanySettings>): string[] {
  const after = companySettingsSchema.parse({ ...workbenchCompany, ...changes });
  const found = settingsFaults(after, Object.keys(changes) as SettingsField[]);
  return found.map(({ where, fault }) => `${where}: ${fault}`);
}
const holiday = (day: string, region: string | null = null) => ({ day, region, name: 'Closed' }) as never;
const rate = (halfYear: string, percent = 3.75, series = 'BOE_BANK_RATE') => ({ series, halfYear, percent });
const textOf = (language: LetterLanguage, level: LetterLevel) => letterTextOf(language, level);

describe('settings', () => {
  it('that fit together have no fault, and what is not to change is not looked at', () => {
    expect(settingsFaults(workbenchCompany, Object.keys(workbenchCompany) as SettingsField[])).toEqual([]);
    const unfit: CompanySettings = { ...workbenchCompany, sendingMode: 'test', rulesOff: ['GONE'] };
    expect(settingsFaults(unfit, ['undoSeconds'])).toEqual([]);
  });

  it('have all their faults told at once', () => {
    expect(faultsOf({ sendingMode: 'test', rulePacks: ['practice', 'mars'], rulesOff: ['NO-RULE'] })).toEqual([
      'rulePacks.1: there is no rule pack mars',
      'rulesOff.0: there is no contact rule NO-RULE',
      'sendingMode: test mode needs an address that all mail goes to',
    ]);
  });

  it.each<[string, Partial<CompanySettings>, string[]]>([
    ['test mode with an address', { sendingMode: 'test', testAddress: 'me@harbourlane.example' }, []],
    ['an address taken away', { testAddress: null }, []],
    [
      'a law that is none',
      { latePaymentRules: ['LP-XX'] },
      ['latePaymentRules.0: there is no late-payment rule LP-XX'],
    ],
    [
      'letters without the company’s own language',
      { languages: ['de'] },
      ['languages: letters have to be allowed in the company’s own language, en'],
    ],
    [
      'two minimums in one currency',
      { minimumAmounts: [100, 200].map((minor) => ({ minor, currency: 'EUR' })) },
      ['minimumAmounts.1: a currency has one minimum'],
    ],
    ['Saturday twice', { quietDays: [6, 6] }, ['quietDays.1: stands there already']],
  ])('%s', (_, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });
});

describe('test mode', () => {
  it('is deployed with an address that all mail goes to, or not at all: a customer would get it', () => {
    const deployed = (testAddress: string | null) =>
      deployedSettingsSchema.safeParse({ ...workbenchCompany, sendingMode: 'test', testAddress });
    expect(deployed(null).error?.issues).toMatchObject([{ path: ['testAddress'] }]);
    expect(deployed('tryout@harbourlane.example').success).toBe(true);
  });
});

describe('the company’s language', () => {
  it('moved to one that letters are not allowed in is told at the language', () => {
    const after: CompanySettings = { ...workbenchCompany, languages: ['en', 'fr'], locale: 'de-DE' };
    expect(settingsFaults(after, ['locale'])).toEqual([
      { where: 'locale', fault: 'letters have to be allowed in the company’s own language, de' },
    ]);
  });
});

describe('a ladder', () => {
  const { gentle, standard } = LADDER_PRESETS;

  it('with a preset’s name has its steps, in whatever order they are written', () => {
    expect(faultsOf({ ladder: gentle })).toEqual([]);
    const turned = { ...gentle, steps: gentle.steps.map(({ day, level, ...rest }) => ({ ...rest, level, day })) };
    expect(settingsFaults({ ...workbenchCompany, ladder: turned }, ['ladder'])).toEqual([]);
    const slower = { ...standard, minimumGapDays: 14 };
    expect(faultsOf({ ladder: slower })).toEqual(['ladder.name: steps of one’s own are no standard ladder']);
    expect(faultsOf({ ladder: { ...slower, name: 'own' } })).toEqual([]);
  });

  it('of a customer group is looked at like the company’s, and names of groups are told apart', () => {
    const customerGroups = [
      { name: 'Key accounts', ladder: gentle },
      { name: 'key accounts', ladder: { ...gentle, name: 'strict' as const } },
    ];
    expect(faultsOf({ customerGroups })).toEqual([
      'customerGroups.1.name: another group has this name',
      'customerGroups.1.ladder.name: steps of one’s own are no strict ladder',
    ]);
  });
});

describe('a text of the company’s own', () => {
  it('that is the project’s may be kept, in every language and level', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'nl'] as const)
      for (const level of [0, 1, 2, 3, 4] as const)
        expect(faultsOf({ ownTexts: [textOf(language, level)] })).toEqual([]);
  });

  it('with an unknown placeholder or without a required one is refused with its place', () => {
    const ownTexts = [
      { ...textOf('en', 1), opening: ['{totalOpen} is open, says {boss}.'], afterTable: ['Thank you.'] },
    ];
    expect(faultsOf({ ownTexts })).toEqual([
      'ownTexts.en.1.opening.0: {boss} is no placeholder.',
      'ownTexts.en.1.opening: This level must say {payBy}, and the text does not.',
    ]);
  });
});

describe('a holiday', () => {
  it('stands once for a region, and a region is a country or a part of one', () => {
    const holidays = [
      holiday('2026-12-25'),
      holiday('2026-12-25', 'DE-BY'),
      holiday('2026-12-25', 'DE-BY'),
      holiday('2026-12-26', 'Bavaria'),
    ];
    expect(faultsOf({ holidays })).toEqual([
      'holidays.2: this day stands there already',
      'holidays.3.region: not a region such as DE or DE-BY',
    ]);
  });
});

describe('a reference rate', () => {
  it('follows on the last one known, half-year by half-year', () => {
    expect(faultsOf({ lateRates: [rate('2027-H1'), rate('2027-H2')] })).toEqual([]);
    expect(faultsOf({ lateRates: [rate('2026-H2')] })).toEqual([
      'lateRates.0.halfYear: rates are added one after the other; the next is that of 2027-H1',
    ]);
    expect(faultsOf({ lateRates: [rate('2027-H2')] })).toEqual([
      'lateRates.0.halfYear: rates are added one after the other; the next is that of 2027-H1',
    ]);
    expect(faultsOf({ lateRates: [rate('2027-H1'), rate('2027-H1')] })).toEqual([
      'lateRates.1: this half-year has a rate already',
    ]);
  });

  it('of a series nobody has collected begins where the company likes, and goes on from there', () => {
    const french = (halfYear: string) => rate(halfYear, 6.67, 'FR_LEGAL_RATE');
    expect(faultsOf({ lateRates: [french('2026-H2'), french('2027-H1')] })).toEqual([]);
    expect(faultsOf({ lateRates: [french('2026-H2'), french('2027-H2')] })).toEqual([
      'lateRates.1.halfYear: rates are added one after the other; the next is that of 2027-H1',
    ]);
  });

  it('belongs to a series there is and has two decimals at most', () => {
    expect(faultsOf({ lateRates: [rate('2027-H1', 3.125), rate('2027-H1', 1, 'LIBOR')] })).toEqual([
      'lateRates.0.percent: has two decimals at most',
      'lateRates.1.series: there is no reference rate LIBOR',
    ]);
  });
});
