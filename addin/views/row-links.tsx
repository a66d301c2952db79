// Row numbers one can press to go there in the sheet.
import { Link } from '@fluentui/react-components';
import { usePane } from './pane-context.tsx';

const MOST_LINKS = 12;

/** The rows as links, the first dozen of them. */
export function RowLinks({ rows }: { readonly rows: readonly number[] }) {
  const { pane, words } = usePane();
  return (
    <span className="row-links">
      {rows.slice(0, MOST_LINKS).map((row) => (
        <Link
          key={row}
          as="button"
          aria-label={words.t.sheet.goToRow(row)}
          onClick={() => void pane.sheet.goToRow(row)}
        >
          {row}
        </Link>
      ))}
      {rows.length > MOST_LINKS && <span>{words.t.sheet.leftOut.more(rows.length - MOST_LINKS)}</span>}
    </span>
  );
}
