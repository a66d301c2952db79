// Whether the sheet adds up: its own total against the sum of its rows, per currency.
import { CheckmarkCircleRegular, InfoRegular, WarningRegular } from '@fluentui/react-icons';
import type { TieOut } from '../../core/sheet.ts';
import { usePane } from './pane-context.tsx';
import { RowLinks } from './row-links.tsx';

/** One line a currency: ties out, does not, or has nothing to compare with. */
export function TieOutLines({ tieOut }: { readonly tieOut: readonly TieOut[] }) {
  const { words } = usePane();
  return (
    <section className="block" aria-label={words.t.sheet.tieOut.heading}>
      {tieOut.map((line) => (
        <TieOutLine key={line.currency} line={line} />
      ))}
    </section>
  );
}

function TieOutLine({ line: { sheetTotal, ledgerTotal, difference, rows } }: { readonly line: TieOut }) {
  const { words } = usePane();
  const { money } = words;
  const t = words.t.sheet.tieOut;
  if (sheetTotal === null || difference === null)
    return (
      <p className="status-line">
        <InfoRegular aria-hidden="true" />
        <span>
          <strong>{t.noTotalShort}</strong> {t.noTotal(money(ledgerTotal))}
        </span>
      </p>
    );
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
