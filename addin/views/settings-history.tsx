// Every change of the settings so far, newest first, with old and new value, who, when and why.
import { Button, Spinner } from '@fluentui/react-components';
import { lapsesAt } from '../../core/company-settings-change.ts';
import type { SettingsEntry } from '../../core/company-settings-view.ts';
import { ProblemNotice } from './notice.tsx';
import { FieldChanges } from './settings-change.tsx';
import { useSettings } from './settings-form.tsx';
import { useLasting } from './use-lasting.ts';

/** The history, a page at a time. */
export function HistorySection() {
  const { words, t, state, store } = useSettings();
  const { entries, cursor, loading, problem } = state.history;
  const slow = useLasting(loading && entries.length === 0);
  const load = (which: 'anew' | 'more') => () => void store.loadHistory(which);
  return (
    <>
      {slow && <Spinner size="tiny" label={words.t.loading} />}
      {problem && (
        <ProblemNotice problem={problem} attempt="asking" tryAgain={load(cursor === undefined ? 'anew' : 'more')} />
      )}
      {cursor === null && entries.length === 0 && <p>{t.history.empty}</p>}
      <ol className="timeline">
        {entries.map((entry) => (
          <HistoryEntry key={entry.entryId} entry={entry} isDecided={isDecided(entry, entries)} />
        ))}
      </ol>
      {typeof cursor === 'string' && (
        <Button disabledFocusable={loading} onClick={load('more')}>
          {t.history.more}
        </Button>
      )}
    </>
  );
}

/** True when a later entry, which stands before it, approved or withdrew the proposal. */
const isDecided = ({ entryId }: SettingsEntry, entries: readonly SettingsEntry[]): boolean =>
  entries.some((entry) => 'changeId' in entry && entry.changeId === entryId);

function HistoryEntry({ entry, isDecided: decided }: { readonly entry: SettingsEntry; readonly isDecided: boolean }) {
  const { words, t } = useSettings();
  const { at, by, type } = entry;
  const kind = type === 'approved' ? t.history.approved(words.moment(entry.inForceFrom)) : t.history[type];
  const lapsed = type === 'proposed' && !decided && Date.parse(lapsesAt(at)) <= Date.now() ? lapsesAt(at) : null;
  const { reason, fields } = 'reason' in entry ? entry : { reason: null, fields: null };
  return (
    <li>
      <strong className="line">{kind}</strong>
      <span className="line caption">{t.history.by(by, words.moment(at))}</span>
      {reason !== null && <p className="caption">{t.waiting.reason(words.note(reason))}</p>}
      {lapsed !== null && <p>{t.history.lapsed(words.date(lapsed))}</p>}
      {fields !== null && <FieldChanges fields={fields} isPast />}
    </li>
  );
}
