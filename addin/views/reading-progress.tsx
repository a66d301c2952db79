// A long reading: how far it has come, and a way to stop it.
import { Button, ProgressBar } from '@fluentui/react-components';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';
import { useLasting } from './use-lasting.ts';

/** Rows read of all rows with Cancel, once the reading has taken half a second. */
export function ReadingBar() {
  const { pane, words } = usePane();
  const { doing, progress } = useStore(pane.sheet.state);
  const slow = useLasting(doing === 'reading' || doing === 'flagging');
  const t = words.t.sheet;
  if (!slow) return null;
  const text = progress === null ? t.reading : t.rowsRead(progress.rowsRead, progress.rows);
  return (
    <div className="reading-bar">
      <div className="reading-line">
        <span className="caption">{text}</span>
        <Button size="small" onClick={() => pane.sheet.stopReading()}>
          {t.cancelReading}
        </Button>
      </div>
      <ProgressBar
        aria-label={t.readingProgress}
        aria-valuetext={text}
        max={1}
        {...(progress === null ? {} : { value: progress.rowsRead / Math.max(1, progress.rows) })}
      />
    </div>
  );
}
