// What has to fit together when the company's settings change: fields that need one another, ids that have to exist, texts
// that have to say enough. A fault already in force does not stand in the way of changing something else.

import { type CompanySettings, isSameSetting, type SettingsField } from './company-settings.ts';
import { CONTACT_RULE_PACKS } from './contact-rules.ts';
import { RATE_SERIES } from './late-payment/rates.ts';
import { LATE_PAYMENT_RULES } from './late-payment/rules.ts';
import { lintLetterTexts } from './letter-lint.ts';
import { languageFor } from './letter-voice.ts';
import type { Money } from './money.ts';
import type { InputFault } from './refusal.ts';
import { LADDER_PRESETS, type ReminderLadder } from './reminder-ladder.ts';

/** A fault with its place inside the field: `at` is `2.region`, or nothing for the field itself. */
interface Found {
  readonly at?: string;
  readonly fault: string;
}

interface Check {
  /** What is looked at; a fault is told at the first of them that is to change. */
  readonly fields: readonly [SettingsField, ...SettingsField[]];
  readonly find: (settings: CompanySettings) => readonly Found[];
}

const is = (isFaulty: boolean, fault: string): Found[] => (isFaulty ? [{ fault }] : []);

/** The places at which something stands that stood before. */
function repeated<Item>(items: readonly Item[], keyOf: (item: Item) => string, fault: string): Found[] {
  const keys = items.map(keyOf);
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [{ at: String(i), fault }] : []));
}

const unknown = (ids: readonly string[], known: readonly string[], what: string): Found[] =>
  ids.flatMap((id, i) => (known.includes(id) ? [] : [{ at: String(i), fault: `there is no ${what} ${id}` }]));

const inside = (at: string, found: readonly Found[]): Found[] =>
  found.map((each) => ({ ...each, at: each.at === undefined ? at : `${at}.${each.at}` }));

/** Mail from the company to its own domain is refused as a reminder; without the sender's domain that would not hold. */
function ownDomain({ ownDomains, senderEmail }: CompanySettings): Found[] {
  const domain = senderEmail.slice(senderEmail.lastIndexOf('@') + 1).toLowerCase();
  const isNamed = ownDomains.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`));
  return is(!isNamed, `have to name ${domain}, or reminders could go to colleagues`);
}

function ownLanguage({ languages, locale }: CompanySettings): Found[] {
  const { language } = languageFor(null, locale).texts;
  return is(!languages.includes(language), `letters have to be allowed in the company’s own language, ${language}`);
}

const oneACurrency = (amounts: readonly Money[]): Found[] =>
  repeated(amounts, ({ currency }) => currency, 'a currency has one minimum');

function ladderFaults(ladder: ReminderLadder): Found[] {
  const isAsNamed = ladder.name === 'own' || isSameSetting(ladder, LADDER_PRESETS[ladder.name]);
  const changed = is(!isAsNamed, `steps of one’s own are no ${ladder.name} ladder`);
  const minimums = ladder.steps.flatMap(({ minimumAmount = [] }, i) =>
    inside(`steps.${i}.minimumAmount`, oneACurrency(minimumAmount)),
  );
  return [...inside('name', changed), ...minimums];
}

function groupFaults({ customerGroups }: CompanySettings): Found[] {
  const twice = repeated(customerGroups, ({ name }) => name.toLowerCase(), 'another group has this name');
  const ladders = customerGroups.flatMap(({ ladder }, i) => inside(`${i}.ladder`, ladderFaults(ladder)));
  return [...twice.map(({ at, fault }) => ({ at: `${at}.name`, fault })), ...ladders];
}

const textFaults = ({ ownTexts }: CompanySettings): Found[] =>
  lintLetterTexts(ownTexts)
    .filter(({ severity }) => severity === 'refused')
    .map(({ where, because }) => ({ at: where, fault: because }));

const RULE_IDS = CONTACT_RULE_PACKS.flatMap(({ rules }) => rules.map(({ id }) => id));

const REGION = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/;

function holidayFaults({ holidays }: CompanySettings): Found[] {
  const regions = holidays.flatMap(({ region }, i) =>
    region === null || REGION.test(region) ? [] : [{ at: `${i}.region`, fault: 'not a region such as DE or DE-BY' }],
  );
  return [...repeated(holidays, ({ day, region }) => `${day} ${region}`, 'this day stands there already'), ...regions];
}

/** The half-year after one: `2026-H2` is followed by `2027-H1`. */
export const halfYearAfter = (halfYear: string): string => {
  const year = Number(halfYear.slice(0, 4));
  return halfYear.endsWith('H1') ? `${year}-H2` : `${year + 1}-H1`;
};

/** The half-years that may be added to a series: they follow on the last one known, or on the first one ever added. */
function awaitedIn(series: string, added: readonly string[]): string[] {
  const last = RATE_SERIES.find(({ id }) => id === series)?.rates.at(-1)?.halfYear;
  const first = last === undefined ? added.toSorted()[0] : halfYearAfter(last);
  const halfYears: string[] = [];
  for (let next = first ?? ''; halfYears.length < added.length; next = halfYearAfter(next)) halfYears.push(next);
  return halfYears;
}

function rateFaults({ lateRates }: CompanySettings): Found[] {
  const known = RATE_SERIES.map(({ id }) => id);
  const twice = repeated(
    lateRates,
    ({ series, halfYear }) => `${series} ${halfYear}`,
    'this half-year has a rate already',
  );
  const each = lateRates.flatMap(({ series, halfYear, percent }, i): Found[] => {
    if (!known.includes(series)) return [{ at: `${i}.series`, fault: `there is no reference rate ${series}` }];
    const there = lateRates.filter((rate) => rate.series === series).map((rate) => rate.halfYear);
    const awaited = awaitedIn(series, there);
    const next = awaited.find((each) => !there.includes(each));
    const tooExact = Math.abs(percent * 100 - Math.round(percent * 100)) > 1e-9;
    return [
      ...(awaited.includes(halfYear)
        ? []
        : [{ at: `${i}.halfYear`, fault: `rates are added one after the other; the next is that of ${next}` }]),
      ...(tooExact ? [{ at: `${i}.percent`, fault: 'has two decimals at most' }] : []),
    ];
  });
  return [...twice, ...each];
}

const CHECKS: readonly Check[] = [
  { fields: ['ownDomains'], find: ownDomain },
  { fields: ['languages', 'locale'], find: ownLanguage },
  { fields: ['languages'], find: ({ languages }) => repeated(languages, String, 'stands there already') },
  { fields: ['ladder'], find: ({ ladder }) => ladderFaults(ladder) },
  { fields: ['customerGroups'], find: groupFaults },
  { fields: ['ownTexts'], find: textFaults },
  {
    fields: ['rulePacks'],
    find: ({ rulePacks }) =>
      unknown(
        rulePacks,
        CONTACT_RULE_PACKS.map(({ id }) => id),
        'rule pack',
      ),
  },
  { fields: ['rulesOff'], find: ({ rulesOff }) => unknown(rulesOff, RULE_IDS, 'contact rule') },
  { fields: ['minimumAmounts'], find: ({ minimumAmounts }) => oneACurrency(minimumAmounts) },
  {
    fields: ['latePaymentRules'],
    find: ({ latePaymentRules }) =>
      unknown(
        latePaymentRules,
        LATE_PAYMENT_RULES.map(({ id }) => id),
        'late-payment rule',
      ),
  },
  { fields: ['lateRates'], find: rateFaults },
  { fields: ['quietDays'], find: ({ quietDays }) => repeated(quietDays, String, 'stands there already') },
  { fields: ['holidays'], find: holidayFaults },
  {
    fields: ['testAddress', 'sendingMode'],
    find: ({ sendingMode, testAddress }) =>
      is(sendingMode === 'test' && testAddress === null, 'test mode needs an address that all mail goes to'),
  },
];

/**
 * Everything that would not fit together in the settings a change leads to, where a field of `changed` is concerned, all at
 * once. `where` is the field with the place inside it: `holidays.2.region`, `ownTexts.de.2.subject.one`.
 */
export function settingsFaults(after: CompanySettings, changed: readonly SettingsField[]): InputFault[] {
  return CHECKS.flatMap(({ fields, find }) => {
    const field = fields.find((each) => changed.includes(each));
    if (!field) return [];
    return find(after).map(({ at, fault }) => ({ where: at === undefined ? field : `${field}.${at}`, fault }));
  });
}
