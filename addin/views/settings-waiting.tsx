// The change that waits: what it changes, who proposed it and why, whether another finance lead has approved it, and what
// the reader may do about it.
import { Button } from '@fluentui/react-components';
import type { CompanySettingsView } from '../../core/company-settings-view.ts';
import { ProblemNotice } from './notice.tsx';
import { FieldChanges } from './settings-change.tsx';
import { useSettings } from './settings-form.tsx';

/** The change that waits; nothing when none does. */
export function WaitingChange({ view }: { readonly view: CompanySettingsView }) {
  const { words, t, state, store } = useSettings();
  const { waiting, mayApprove, mayWithdraw } = view;
  const { attempt } = state;
  const problem = attempt?.at === 'deciding' && (
    <ProblemNotice problem={attempt.problem} attempt="asking" tryAgain={() => void store.load()} />
  );
  if (waiting === null) return problem;
  const { by, at, reason, approved, lapsesAt, fields } = waiting;
  return (
    <section className="card" aria-labelledby="waiting-change">
      <h2 id="waiting-change">{t.waiting.heading}</h2>
      <p className="caption">{t.waiting.by(by, words.moment(at))}</p>
      <p className="caption">{t.waiting.reason(words.note(reason))}</p>
      <FieldChanges fields={fields} />
      <p>
        {approved === null
          ? t.waiting.open(words.date(lapsesAt))
          : t.waiting.approved(approved.by, words.moment(approved.inForceFrom))}
      </p>
      {mayWithdraw && !mayApprove && approved === null && <p>{t.waiting.yours}</p>}
      {problem}
      <Decisions changeId={waiting.changeId} mayApprove={mayApprove} mayWithdraw={mayWithdraw} />
    </section>
  );
}

interface DecisionsProps {
  readonly changeId: string;
  readonly mayApprove: boolean;
  readonly mayWithdraw: boolean;
}

function Decisions({ changeId, mayApprove, mayWithdraw }: DecisionsProps) {
  const { pane, t, state, store } = useSettings();
  const decide = async (deciding: Promise<boolean>, done: string) => {
    if (await deciding) pane.tell(() => done);
  };
  if (!mayApprove && !mayWithdraw) return null;
  return (
    <div className="button-row">
      {mayApprove && (
        <Button
          appearance="primary"
          disabledFocusable={state.deciding}
          onClick={() => void decide(store.approve(changeId), t.waiting.approvedNow)}
        >
          {t.waiting.approve}
        </Button>
      )}
      {mayWithdraw && (
        <Button
          disabledFocusable={state.deciding}
          onClick={() => void decide(store.withdraw(changeId), t.waiting.withdrawn)}
        >
          {t.waiting.withdraw}
        </Button>
      )}
    </div>
  );
}
