// Choosing a column for what it holds: from a list, or by clicking its heading in the sheet.
import { Button, Field, Select } from '@fluentui/react-components';
import { CursorClickRegular } from '@fluentui/react-icons';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { isRefusal } from '../../core/refusal.ts';
import type { ColumnRole } from '../../core/sheet.ts';
import { NO_COLUMN } from '../answers.ts';
import { columnsOf } from '../sheet-columns.ts';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

interface ColumnPickerProps {
  readonly columnRole: ColumnRole;
  readonly chosen: string;
  readonly answer: (column: string) => void;
}

/** The way by clicking alone, on a sheet whose headings were not recognised. */
export function ColumnByClick({ columnRole }: { readonly columnRole: ColumnRole }) {
  const { pane, words } = usePane();
  const { picking } = useStore(pane.sheet.state);
  const start = useId();
  const wasPicking = useRef(false);
  const isPicking = picking === columnRole;
  useEffect(() => {
    // Where a heading was clicked the focus is in the sheet, and stays there.
    if (wasPicking.current && !isPicking && document.hasFocus()) document.getElementById(start)?.focus();
    wasPicking.current = isPicking;
  }, [isPicking, start]);
  if (isPicking) return <AwaitedClick columnRole={columnRole} />;
  return (
    <Button id={start} icon={<CursorClickRegular />} onClick={() => pane.sheet.pick(columnRole)}>
      {words.t.sheet.pick.start}
    </Button>
  );
}

/** The list of columns and the way by clicking; while a click is awaited, Escape ends that. */
export function ColumnPicker({ columnRole, chosen, answer }: ColumnPickerProps) {
  const { pane } = usePane();
  const { picking } = useStore(pane.sheet.state);
  return (
    <div className="column-picker">
      {picking !== columnRole && <ColumnList columnRole={columnRole} chosen={chosen} answer={answer} />}
      <ColumnByClick columnRole={columnRole} />
    </div>
  );
}

function ColumnList({ columnRole, chosen, answer }: ColumnPickerProps) {
  const { pane, words } = usePane();
  const { read } = useStore(pane.sheet.state);
  const [selected, setSelected] = useState(chosen);
  const t = words.t.sheet;
  const columns = useMemo(() => (read === null || isRefusal(read) ? [] : columnsOf(read.cells, read.reading)), [read]);
  return (
    <>
      <Field label={t.answers.chooseColumnFor(t.columns[columnRole])}>
        <Select value={selected} onChange={(_, { value }) => setSelected(value)}>
          {selected === '' && <option value="">{t.answers.chooseColumn}</option>}
          {columns.map(({ column, heading }) => (
            <option key={column} value={column}>
              {heading === '' ? t.column(column) : t.columnWithHeading(column, heading)}
            </option>
          ))}
          <option value={NO_COLUMN}>{t.answers.noColumn}</option>
        </Select>
      </Field>
      <Button disabledFocusable={selected === ''} onClick={() => selected !== '' && answer(selected)}>
        {t.answers.useColumn}
      </Button>
    </>
  );
}

function AwaitedClick({ columnRole }: { readonly columnRole: ColumnRole }) {
  const { pane, words } = usePane();
  const t = words.t.sheet;
  const cancel = useId();
  useEffect(() => document.getElementById(cancel)?.focus(), [cancel]);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      pane.sheet.pick(null);
      pane.tell((said) => said.t.sheet.pick.cancelled);
    };
    document.addEventListener('keydown', pressed, true);
    return () => {
      document.removeEventListener('keydown', pressed, true);
      pane.sheet.pick(null);
    };
  }, [pane]);
  return (
    <div className="awaited-click">
      <p role="status">{t.pick.text(t.columns[columnRole])}</p>
      <Button id={cancel} onClick={() => pane.sheet.pick(null)}>
        {t.pick.cancel}
      </Button>
    </div>
  );
}
