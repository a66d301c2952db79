// How far something has come that takes one request after another, in words and as a bar, with a way to stop it.
import { Button, ProgressBar } from '@fluentui/react-components';
import { usePane } from './pane-context.tsx';

interface ProgressLineProps {
  readonly text: string;
  readonly label: string;
  readonly done: number;
  readonly all: number;
  readonly cancel?: () => void;
}

/** A line of words with Cancel, and the bar below. */
export function ProgressLine({ text, label, done, all, cancel }: ProgressLineProps) {
  const { words } = usePane();
  return (
    <div className="progress-line">
      <div className="reading-line">
        <span className="caption">{text}</span>
        {cancel && (
          <Button size="small" onClick={cancel}>
            {words.t.worklist.cancel}
          </Button>
        )}
      </div>
      <ProgressBar aria-label={label} aria-valuetext={text} max={1} value={done / Math.max(1, all)} />
    </div>
  );
}
