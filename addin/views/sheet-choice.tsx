// Another sheet of the workbook is the list, or may be as well: said with the reason, one press away.
import { Link } from '@fluentui/react-components';
import { useStore } from '../store.ts';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** The proposal to go to another sheet; nothing when the sheet in front is the one. */
export function SheetChoiceNotice() {
  const { pane, words } = usePane();
  const { instead, also } = useStore(pane.choice.state);
  const t = words.t.sheet.choice;
  if (instead !== null) {
    const { sheetName, because } = instead;
    return (
      <Notice intent="info" action={{ label: t.goTo(sheetName), press: () => void pane.goToSheet(sheetName) }}>
        <strong className="line">{t.instead(sheetName)}</strong>
        {words.sentence(because)}
      </Notice>
    );
  }
  if (also.length === 0) return null;
  return (
    <p className="caption">
      {t.also}{' '}
      {also.map((sheetName) => (
        <Link key={sheetName} as="button" className="sheet-link" onClick={() => void pane.goToSheet(sheetName)}>
          {sheetName}
        </Link>
      ))}
    </p>
  );
}
