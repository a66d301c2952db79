// Saying which row holds the headings, where no row could be recognised as that: select it in the sheet, then press.
import { Button } from '@fluentui/react-components';
import { isRefusal } from '../../core/refusal.ts';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

/** Takes the row selected in the sheet for the row of headings. */
export function HeaderRowPicker({ answer }: { readonly answer: (row: string) => void }) {
  const { pane, words } = usePane();
  const { selection } = useStore(pane.sheet.state);
  const t = words.t.sheet.answers.headerRow;
  const row = selection === null || isRefusal(selection) ? null : selection.row;
  return (
    <>
      <p className="caption">{t.text}</p>
      <Button disabledFocusable={row === null} onClick={() => row !== null && answer(String(row))}>
        {row === null ? t.none : t.use(row)}
      </Button>
    </>
  );
}
