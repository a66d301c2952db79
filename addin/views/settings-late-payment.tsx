// Late payment: which law's interest and fixed sums are asked for, from which level, and the reference rates added since.
import { Button } from '@fluentui/react-components';
import { halfYearOf } from '../../core/calendar.ts';
import { halfYearAfter } from '../../core/company-settings-checks.ts';
import { RATE_SERIES } from '../../core/late-payment/rates.ts';
import type { LatePaymentRule, RateSeries } from '../../core/late-payment/rule.ts';
import { LATE_PAYMENT_RULES } from '../../core/late-payment/rules.ts';
import { LETTER_LEVELS } from '../../core/letter-wording.ts';
import { lawName, percentInWords, type Say, seriesName } from '../settings-words.ts';
import { InWords } from './settings-change.tsx';
import { ChoiceInput, FaultLine, NumberInput, OnOff, useSetting, useSettings } from './settings-form.tsx';

/** Late-payment law, from which level on, and reference rates. */
export function LatePaymentFields() {
  const { value, faultAt, isReadOnly, t } = useSetting('latePaymentRules');
  return (
    <>
      <p className="caption">{t.edit.late.advice}</p>
      <ul className="plain-list">
        {LATE_PAYMENT_RULES.map((rule) => (
          <Law key={rule.id} rule={rule} isOn={value.includes(rule.id)} />
        ))}
      </ul>
      <FaultLine said={faultAt()} />
      {isReadOnly ? <InWords fields={['chargesFromLevel', 'lateRates']} /> : <FromLevelAndRates />}
    </>
  );
}

function Law({ rule, isOn }: { readonly rule: LatePaymentRule; readonly isOn: boolean }) {
  const { value, change, isReadOnly, t, words } = useSetting('latePaymentRules');
  const toggle = (checked: boolean) =>
    change(LATE_PAYMENT_RULES.map(({ id }) => id).filter((id) => (id === rule.id ? checked : value.includes(id))));
  const law = [rule.name ?? '', ...rule.citation, ...(rule.verified ? [] : [t.edit.rules.notVerified])];
  return (
    <li className="law">
      <OnOff label={lawName(rule, { t, words })} isOn={isOn} change={isReadOnly ? null : toggle} />
      <p className="caption">{whatItGives(rule, { t, words })}</p>
      <p className="caption breakable">{law.filter((each) => each !== '').join('; ')}</p>
    </li>
  );
}

/** What a law adds, in a sentence or two. */
function whatItGives({ interest, compensation, currency }: LatePaymentRule, say: Say): string {
  const late = say.t.edit.late;
  const money = (minor: number) => say.words.money({ minor, currency });
  const interestWords =
    interest.method === 'contract-only'
      ? late.contractOnly
      : late.interest(seriesName(interest.reference), interest.marginBasisPoints / 100);
  switch (compensation.type) {
    case 'none':
      return interestWords;
    case 'fixed':
      return `${interestWords} ${late.fixed(money(compensation.amountMinor))}`;
    case 'tiered':
      return `${interestWords} ${late.compensation(compensation.tiers.map(({ amountMinor }) => money(amountMinor)))}`;
    case 'dutch-scale':
      return `${interestWords} ${late.scale(money(compensation.minimumMinor))}`;
    case 'after-fourteen-day-letter':
      return `${interestWords} ${late.afterLetter}`;
  }
}

function FromLevelAndRates() {
  const { value, change, label, faultAt, t } = useSetting('chargesFromLevel');
  const rates = useSetting('lateRates');
  return (
    <>
      <ChoiceInput
        label={label}
        said={faultAt()}
        value={typeof value === 'number' ? String(value) : value.typed}
        choices={LETTER_LEVELS.filter((level) => level > 0).map((level) => [String(level), t.ladder.level(level)])}
        change={(level) => change(Number(level))}
      />
      <section className="block">
        <h2>{rates.label}</h2>
        <p className="caption">{rates.hint}</p>
        {RATE_SERIES.map((series) => (
          <Rates key={series.id} series={series} />
        ))}
      </section>
    </>
  );
}

function Rates({ series }: { readonly series: RateSeries }) {
  const { value, change, faultAt } = useSetting('lateRates');
  const { pane, t, words } = useSettings();
  const last = series.rates.at(-1);
  const mine = value.map((rate, at) => ({ rate, at })).filter(({ rate }) => rate.series === series.id);
  const known = mine.at(-1)?.rate.halfYear ?? last?.halfYear;
  const next = known === undefined ? halfYearOf(pane.today()).name : halfYearAfter(known);
  const name = seriesName(series.id);
  return (
    <fieldset className="settings-group">
      <legend>{name}</legend>
      {last && (
        <p className="caption">
          {t.edit.lastRate(last.halfYear, percentInWords(last.basisPoints / 100, { t, words }))}
        </p>
      )}
      {mine.map(({ rate, at }) => (
        <div key={rate.halfYear} className="settings-line">
          <NumberInput
            label={t.edit.rateOf(t.edit.percent, rate.halfYear)}
            said={{ ...faultAt(`${at}.halfYear`), ...faultAt(`${at}.percent`) }}
            value={rate.percent}
            change={(percent) => change(value.map((each, i) => (i === at ? { ...each, percent } : each)))}
          />
          <Button
            aria-label={t.edit.removeOf(t.edit.rateOf(name, rate.halfYear))}
            onClick={() => change(value.filter((_, i) => i !== at))}
          >
            {t.edit.remove}
          </Button>
        </div>
      ))}
      <Button onClick={() => change([...value, { series: series.id, halfYear: next, percent: { typed: '' } }])}>
        {t.edit.addRate(next)}
      </Button>
    </fieldset>
  );
}
