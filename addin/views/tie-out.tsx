// Whether the sheet adds up: its own total against the sum of its rows, per currency.
import { CheckmarkCircleRegular, InfoRegular, WarningRegular } from '@fluentui/react-icons';
import type { Money } from '../../core/money.ts';
import type { TieOut } from '../../core/sheet.ts';
import { usePane } from './pane-context.tsx';
import { RowLinks } from './row-links.tsx';

/** One line a currency that ties out or does not, and one for all that have nothing to compare with. */
export function TieOutLines({ tieOut }: { readonly tieOut: readonly TieOut[] }) {
  const { words } = usePane();
  return (
    <section className="block" aria-label={words.t.sheet.tieOut.heading}>
      {tieOut.filter(hasTotal).map((line) => (
        <TieOutLine key={line.currency} line={line} />
      ))}
      <WithoutTotal totals={tieOut.filter((line) => !hasTotal(line)).map(({ ledgerTotal }) => ledgerTotal)} />
    </section>
  );
}

/** A currency whose sum the sheet prints. */
interface ComparedTieOut extends TieOut {
  readonly sheetTotal: Money;
  readonly difference: Money;
}

const hasTotal = (line: TieOut): line is ComparedTieOut => line.sheetTotal !== null && line.difference !== null;

function WithoutTotal({ totals }: { readonly totals: readonly Money[] }) {
  const { words } = usePane();
  const t = words.t.sheet.tieOut;
  if (totals.length === 0) return null;
  return (
    <p className="status-line">
      <InfoRegular aria-hidden="true" />
      <span>
        <strong>{t.noTotalShort}</strong> {t.noTotal(words.moneys(totals))}
      </span>
    </p>
  );
}

function TieOutLine({ line: { sheetTotal, ledgerTotal, difference, rows } }: { readonly line: ComparedTieOut }) {
  const { words } = usePane();
  const { money } = words;
  const t = words.t.sheet.tieOut;
  if (difference.minor === 0)
    return (
      <p className="status-line good">
        <CheckmarkCircleRegular aria-hidden="true" />
        <span>
          <strong>{t.ties}</strong> {t.tiesText(money(ledgerTotal))}
        </span>
      </p>
    );
  return (
    <div className="status-line bad">
      <WarningRegular aria-hidden="true" />
      <div>
        <strong>{t.differs(money(difference))}</strong> {t.differsText(money(sheetTotal), money(ledgerTotal))}
        {rows.length > 0 && (
          <p>
            {t.rows} <RowLinks rows={rows} />
          </p>
        )}
      </div>
    </div>
  );
}
