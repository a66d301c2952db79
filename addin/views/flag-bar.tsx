// The two buttons of the sheet, always in reach: flag the overdue rows, take the flags off.
import { Button, Spinner } from '@fluentui/react-components';
import { isRefusal } from '../../core/refusal.ts';
import type { FlagOutcome } from '../excel.ts';
import type { SheetDone } from '../sheet-store.ts';
import { useStore } from '../store.ts';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { RowLinks } from './row-links.tsx';

/** Says aloud what a press came to. */
export function useSheetPress(): (press: Promise<SheetDone>) => Promise<void> {
  const { pane } = usePane();
  return async (press) => {
    const done = await press;
    void pane.statusColumn.look();
    const rows = pane.sheet.state.get().outcome?.flaggedRows.length ?? 0;
    pane.tell(({ t }) => (done === 'flagged' ? t.flags.flagged(rows) : t.flags.done[done]));
  };
}

/** Flag and remove, with what came of it. */
export function FlagBar() {
  const { pane, words } = usePane();
  const { read, doing, outcome, flagsShown, refusal } = useStore(pane.sheet.state);
  const press = useSheetPress();
  if (read === null || isRefusal(read)) return null;
  const t = words.t.flags;
  const blocked = read.reading.questions.some(({ blocking }) => blocking);
  const working = doing === 'flagging' || doing === 'removing';
  return (
    <div className="action-bar">
      {refusal && <Notice intent="warning">{words.sentence(refusal.because)}</Notice>}
      {!refusal && blocked && <p className="caption">{t.blocked}</p>}
      {!refusal && outcome && <Flagged outcome={outcome} overdue={read.reading.overdueRowCount} />}
      <div className="button-row">
        <Button
          appearance="primary"
          disabledFocusable={working || blocked}
          icon={doing === 'flagging' ? <Spinner size="tiny" /> : null}
          onClick={() => void press(pane.sheet.flag())}
        >
          {doing === 'flagging' ? t.flagging : t.flag}
        </Button>
        <Button disabledFocusable={working || !flagsShown} onClick={() => void press(pane.sheet.removeFlags())}>
          {doing === 'removing' ? t.removing : t.remove}
        </Button>
      </div>
    </div>
  );
}

/** How many rows are flagged, while that is so: flags follow an edit by themselves, and were counted before it. */
function Flagged({ outcome, overdue }: { readonly outcome: FlagOutcome; readonly overdue: number }) {
  const { words } = usePane();
  const t = words.t.flags;
  const { flaggedRows, fixedRows } = outcome;
  const isCounted = flaggedRows.length === overdue;
  if (!isCounted && fixedRows.length === 0) return null;
  return (
    <p className="caption">
      {isCounted && t.flagged(flaggedRows.length)} {fixedRows.length > 0 && t.fixed(fixedRows.length)}{' '}
      {fixedRows.length > 0 && <RowLinks rows={fixedRows} />}
    </p>
  );
}
