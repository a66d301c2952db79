// The Sheet section: what was recognised, whether it ties out, what is overdue and how old, and the flags.
import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { ageingOf, USUAL_EDGES } from '../../core/ageing.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { SheetReading } from '../../core/sheet.ts';
import { HEADER_ROW } from '../answers.ts';
import { READING_STOPPED } from '../sheet-reader.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { AgeingBars } from './ageing-bars.tsx';
import { Answered, RecognisedBy } from './answered.tsx';
import { ColumnByClick } from './column-picker.tsx';
import { Columns } from './columns.tsx';
import { Figures } from './figures.tsx';
import { FlagBar } from './flag-bar.tsx';
import { FlagsLegend } from './flags-legend.tsx';
import { HeaderRowPicker } from './header-row.tsx';
import { LeftOutRows } from './left-out-rows.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { Assumptions, BlockingQuestions, useAnswer } from './questions.tsx';
import { ReadingBar } from './reading-progress.tsx';
import { SheetChoiceNotice } from './sheet-choice.tsx';
import { TieOutLines } from './tie-out.tsx';
import { focusTopic } from './use-focus-kept.ts';

/** The active sheet, or why it could not be read. */
export function SheetView() {
  const { pane } = usePane();
  const { read } = useStore(pane.sheet.state);
  return (
    <>
      <ReadingBar />
      {read !== null && (isRefusal(read) ? <UnreadSheet refusal={read} /> : <SheetThatWasRead sheet={read} />)}
    </>
  );
}

function UnreadSheet({ refusal }: { readonly refusal: Refusal }) {
  const { pane, words } = usePane();
  const isStopped = refusal.refused === READING_STOPPED.refused;
  return (
    <div className="page">
      <h1>{isStopped ? words.t.sheet.stopped : words.t.sheet.notRead}</h1>
      <Notice intent="info" action={{ label: words.t.sheet.readAgain, press: () => void pane.sheet.readNow() }}>
        {words.sentence(refusal.because)}
      </Notice>
      <SheetChoiceNotice />
      {refusal.refused === 'no-header' && <WhichHeadings />}
      {refusal.refused === 'no-outstanding' && (
        <section className="block">
          <h2>{words.t.sheet.whichOutstanding}</h2>
          <ColumnByClick columnRole="outstanding" />
        </section>
      )}
      {!isStopped && <p className="caption block">{words.t.sheet.expected}</p>}
    </div>
  );
}

/** Which row holds the headings; where that one does not hold any, it is said beside the button. */
function WhichHeadings() {
  const { words } = usePane();
  const give = useAnswer();
  const [refusedRow, setRefusedRow] = useState<string | null>(null);
  const t = words.t.sheet;
  const answer = async (row: string) => setRefusedRow((await give({ [HEADER_ROW]: row })) ? null : row);
  return (
    <section className="block" {...focusTopic(HEADER_ROW)}>
      <h2>{t.whichHeadings}</h2>
      <HeaderRowPicker answer={(row) => void answer(row)} />
      {refusedRow !== null && <Notice intent="warning">{t.answers.headerRow.notRead(refusedRow)}</Notice>}
    </section>
  );
}

function SheetThatWasRead({ sheet }: { readonly sheet: ReadSheet }) {
  const { pane, words } = usePane();
  const t = words.t.sheet;
  const { cells, reading, customers } = sheet;
  const isOpen = reading.questions.some(({ blocking }) => blocking);
  return (
    <>
      <div className="page">
        <Recognised reading={reading} customers={customers} beyond={cells.beyond ?? []} />
        <SheetChoiceNotice />
        <RecognisedBy sheet={sheet} />
        <BlockingQuestions questions={reading.questions} />
        {!isOpen && reading.overdueRowCount === 0 && <p>{t.nothingOverdue(words.day(reading.asOf))}</p>}
        <Figures
          overdue={reading.overdueByCurrency}
          owed={reading.outstandingByCurrency}
          countIn={(currency) => words.t.rows(reading.rows.overdueIn(currency))}
          provisional={isOpen ? t.provisional : null}
        />
        <TieOutLines tieOut={reading.tieOut} />
        <Assumptions questions={reading.questions} given={sheet.answers} />
        <Answered sheet={sheet} />
        <Ageing reading={reading} />
        <FlagsLegend />
        <Columns sheet={sheet} />
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

interface RecognisedProps {
  readonly reading: SheetReading;
  readonly customers: number;
  /** Addresses of cells too far from the list to be read. */
  readonly beyond: readonly string[];
}

const MOST_BEYOND = 3;

function Recognised({ reading, customers, beyond }: RecognisedProps) {
  const { words } = usePane();
  const t = words.t.sheet;
  const invoices = reading.rows.count('invoice');
  const summaries = reading.rows.count('customerSummary');
  return (
    <header>
      <h1>{reading.sheetName}</h1>
      <p className="caption">{reading.kind === 'summary' ? t.customers(summaries) : t.counts(invoices, customers)}</p>
      <p className="caption">
        {t.asOf(words.day(reading.asOf))}, {t.asOfFrom[reading.asOfFrom]}. {t.header(reading.headerRow)}.
      </p>
      {reading.overdueFrom !== undefined && <p className="caption">{t.overdueFrom[reading.overdueFrom]}</p>}
      {beyond.length > 0 && <p className="caption">{t.beyond(beyond.slice(0, MOST_BEYOND))}</p>}
    </header>
  );
}

const NO_LABELS: readonly string[] = [];

function Ageing({ reading }: { readonly reading: SheetReading }) {
  const { words } = usePane();
  const t = words.t.sheet;
  const labels = useMemo(() => reading.buckets.map(({ label }) => label), [reading]);
  const byCurrency = useMemo(() => ageingOf(reading.rows.aged(), USUAL_EDGES, labels), [reading, labels]);
  return (
    <>
      {byCurrency.map(({ currency, lines }) => (
        <section key={currency} className="block">
          <h2>{byCurrency.length === 1 ? t.ageing.heading : t.ageing.headingIn(currency)}</h2>
          <AgeingBars lines={lines} ownLabels={reading.kind === 'summary' ? labels : NO_LABELS} />
        </section>
      ))}
      <NotAged reading={reading} />
    </>
  );
}

/** The invoices that stand in no line of the ageing, so that their number comes to that of all. */
function NotAged({ reading }: { readonly reading: SheetReading }) {
  const t = usePane().words.t.sheet.ageing;
  const { settled, unreadable } = useMemo(() => reading.rows.notAged(), [reading]);
  if (settled + unreadable === 0) return null;
  const parts = [...(settled > 0 ? [t.settled(settled)] : []), ...(unreadable > 0 ? [t.unreadable(unreadable)] : [])];
  return <p className="caption">{t.notAged(parts)}</p>;
}
