// Amounts, one a currency: typed as people write them, kept in minor units.
import { Button } from '@fluentui/react-components';
import { isCurrencyCode, type Money, toDecimal } from '../../core/money.ts';
import type { Typed } from '../settings-typed.ts';
import { FaultLine, LineInput, type Said, useSettings } from './settings-form.tsx';

type TypedMoney = Typed<Money>;

interface MoneyListProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly value: readonly TypedMoney[];
  readonly change: (value: readonly TypedMoney[]) => void;
  readonly faultAt: (inside: string) => Said;
}

/** The amount as it stands in the form. */
function shownAmount({ minor, currency }: TypedMoney): string {
  if (typeof minor !== 'number') return minor.typed;
  return isCurrencyCode(currency) ? String(toDecimal({ minor, currency })) : String(minor);
}

/** A list of amounts to which currencies can be added. */
export function MoneyList({ legend, hint, value, change, faultAt }: MoneyListProps) {
  const { t } = useSettings();
  const replace = (at: number, next: TypedMoney) => change(value.map((each, i) => (i === at ? next : each)));
  return (
    <fieldset className="settings-group">
      <legend>{legend}</legend>
      {hint && <p className="caption">{hint}</p>}
      {value.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place, and keep nothing outside the value.
        <div key={i} className="settings-line">
          <LineInput
            label={t.edit.amount}
            said={faultAt(`${i}.minor`)}
            value={shownAmount(each)}
            change={(typed) => replace(i, { ...each, minor: { typed } })}
          />
          <LineInput
            label={t.edit.currency}
            said={faultAt(`${i}.currency`)}
            value={each.currency}
            change={(typed) => replace(i, recoined(each, typed.toUpperCase().slice(0, 3)))}
          />
          <Button
            aria-label={t.edit.removeOf(t.edit.amountIn(each.currency))}
            onClick={() => change(value.filter((_, at) => at !== i))}
          >
            {t.edit.remove}
          </Button>
          <FaultLine said={faultAt(String(i))} />
        </div>
      ))}
      <Button onClick={() => change([...value, { minor: { typed: '' }, currency: '' }])}>{t.edit.addAmount}</Button>
      <FaultLine said={faultAt('')} />
    </fieldset>
  );
}

/** The same amount in another currency: what was typed counts, whatever the new one's minor units are. */
const recoined = (money: TypedMoney, currency: string): TypedMoney => ({
  minor: { typed: shownAmount(money) },
  currency,
});
