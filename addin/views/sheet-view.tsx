// The Sheet section: what was recognised, whether it ties out, what is overdue and how old, and the flags.
import { Button, Spinner } from '@fluentui/react-components';
import { isLedgerRow } from '../../core/account-on-sheet.ts';
import { ageingOf } from '../../core/ageing.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { SheetReading } from '../../core/sheet.ts';
import type { ReadSheet } from '../sheet-store.ts';
import { useStore } from '../store.ts';
import { AgeingBars } from './ageing-bars.tsx';
import { Columns } from './columns.tsx';
import { Figures } from './figures.tsx';
import { FlagBar } from './flag-bar.tsx';
import { FlagsLegend } from './flags-legend.tsx';
import { LeftOutRows } from './left-out-rows.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { Questions } from './questions.tsx';
import { TieOutLines } from './tie-out.tsx';
import { useLasting } from './use-lasting.ts';

/** The active sheet, or why it could not be read. */
export function SheetView() {
  const { pane, words } = usePane();
  const { read } = useStore(pane.sheet.state);
  const slow = useLasting(read === null);
  if (read === null) return slow ? <Spinner label={words.t.sheet.reading} className="block" /> : null;
  return isRefusal(read) ? <UnreadSheet refusal={read} /> : <SheetThatWasRead sheet={read} />;
}

function UnreadSheet({ refusal }: { readonly refusal: Refusal }) {
  const { pane, words } = usePane();
  return (
    <div className="page">
      <h1>{words.t.sheet.notRead}</h1>
      <Notice intent="info" action={{ label: words.t.sheet.readAgain, press: () => void pane.sheet.readNow() }}>
        {words.sentence(refusal.because)}
      </Notice>
      <p className="caption">{words.t.sheet.expected}</p>
    </div>
  );
}

function SheetThatWasRead({ sheet: { reading, accounts } }: { readonly sheet: ReadSheet }) {
  const { pane, words } = usePane();
  const t = words.t.sheet;
  return (
    <>
      <div className="page">
        <Recognised reading={reading} customers={accounts.size} />
        {reading.overdueRowCount === 0 && <p>{t.nothingOverdue(words.day(reading.asOf))}</p>}
        <Figures
          overdue={reading.overdueByCurrency}
          owed={reading.outstandingByCurrency}
          count={words.t.rows(reading.overdueRowCount)}
        />
        <TieOutLines tieOut={reading.tieOut} />
        <Questions questions={reading.questions} />
        <Ageing reading={reading} />
        <FlagsLegend />
        <Columns reading={reading} />
        <LeftOutRows reading={reading} />
        <Button appearance="subtle" className="read-again" onClick={() => void readAgain()}>
          {t.readAgain}
        </Button>
      </div>
      <FlagBar />
    </>
  );

  async function readAgain() {
    await pane.sheet.readNow();
    pane.tell(({ t: said }) => said.sheet.readAgainDone);
  }
}

function Recognised({ reading, customers }: { readonly reading: SheetReading; readonly customers: number }) {
  const { words } = usePane();
  const t = words.t.sheet;
  const invoices = reading.rows.filter(({ type }) => type === 'invoice').length;
  return (
    <header>
      <h1>{reading.sheetName}</h1>
      <p className="caption">{t.counts(invoices, customers)}</p>
      <p className="caption">
        {t.asOf(words.day(reading.asOf))}, {t.asOfFrom[reading.asOfFrom]}. {t.header(reading.headerRow)}.
      </p>
    </header>
  );
}

function Ageing({ reading }: { readonly reading: SheetReading }) {
  const { words } = usePane();
  const t = words.t.sheet;
  const byCurrency = ageingOf(reading.rows.filter(isLedgerRow));
  return byCurrency.map(({ currency, lines }) => (
    <section key={currency} className="block">
      <h2>{byCurrency.length === 1 ? t.ageing.heading : t.ageing.headingIn(currency)}</h2>
      <AgeingBars lines={lines} />
    </section>
  ));
}
