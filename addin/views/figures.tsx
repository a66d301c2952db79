// The two figures that matter first: what is overdue and what is owed in all, per currency, never added together.
import { type Money, NO_CURRENCY } from '../../core/money.ts';
import { usePane } from './pane-context.tsx';

interface FiguresProps {
  readonly overdue: readonly Money[];
  readonly owed: readonly Money[];
  /** How many invoices or rows are overdue in a currency, in words. */
  readonly countIn: (currency: string) => string;
  /** Said above figures that rest on what nobody has answered yet; they are shown smaller and grey. */
  readonly provisional?: string | null;
}

/** Overdue large, owed beside it, one line a currency. */
export function Figures({ overdue, owed, countIn, provisional = null }: FiguresProps) {
  const { words } = usePane();
  const { t, money } = words;
  const currencies = [...new Set([...overdue, ...owed].map(({ currency }) => currency))];
  const of = (amounts: readonly Money[], currency: string): Money =>
    amounts.find((amount) => amount.currency === currency) ?? { minor: 0, currency };
  const lines = (currencies.length === 0 ? [NO_CURRENCY] : currencies).map((currency) => (
    <dl key={currency} className="figures">
      <div>
        <dt>{t.overdueOf(countIn(currency))}</dt>
        <dd className="figure-large">{money(of(overdue, currency))}</dd>
      </div>
      <div>
        <dt>{t.owedInAll}</dt>
        <dd className="figure">{money(of(owed, currency))}</dd>
      </div>
    </dl>
  ));
  if (provisional === null) return lines;
  return (
    <div className="provisional">
      <p className="caption">{provisional}</p>
      {lines}
    </div>
  );
}
