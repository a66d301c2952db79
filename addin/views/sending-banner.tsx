// Whether mails leave at all, wherever that matters: stopped, only written down, all to one test address, or in the sandbox;
// and the switch that stops them.
import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SendingView } from '../../core/sending.ts';
import { useStore } from '../store.ts';
import { Fold } from './fold.tsx';
import { Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useMayWrite } from './use-may-write.ts';

/** What is unusual about sending, above every section; nothing while all mails leave. */
export function SendingBanner() {
  const { pane, words } = usePane();
  const { view } = useStore(pane.many.sending.state);
  const t = words.t.sending;
  if (view === null) return null;
  const { stopped, mode, testAddress, isSandbox } = view;
  if (stopped === null && mode === 'live' && !isSandbox) return null;
  return (
    <section className="sending-banner" aria-label={t.heading}>
      {stopped && (
        <Notice intent="error">
          <strong className="line">{t.stopped(stopped.by, words.moment(stopped.at))}</strong>
          <span className="line">{words.note(stopped.because)}</span>
        </Notice>
      )}
      {mode === 'dry-run' && <Notice intent="warning">{t['dry-run']}</Notice>}
      {mode === 'test' && <Notice intent="warning">{t.test(testAddress ?? '')}</Notice>}
      {mode === 'live' && isSandbox && <Notice intent="info">{t.sandbox}</Notice>}
    </section>
  );
}

/** What may still be sent, how many came back, and the switch. */
export function SendingSwitch() {
  const { pane, words } = usePane();
  const { view } = useStore(pane.many.sending.state);
  const mayWrite = useMayWrite();
  const t = words.t.sending;
  if (view === null) return null;
  return (
    <Fold heading={t.heading}>
      <SendingFigures view={view} />
      {view.stopped !== null ? <Resumption /> : mayWrite && <ReasonForm to="stop" />}
    </Fold>
  );
}

function SendingFigures({ view: { left, quota, rates } }: { readonly view: SendingView }) {
  const { words } = usePane();
  const mayWrite = useMayWrite();
  const t = words.t.sending;
  const percent = (rate: number) =>
    new Intl.NumberFormat(words.t.language, { style: 'percent', maximumFractionDigits: 2 }).format(rate);
  return (
    <>
      {mayWrite && <p className="caption">{t.left(left.you)}</p>}
      {quota !== null && quota.inADay >= 0 && (
        <p className="caption">{t.quota(Math.max(0, quota.inADay - quota.sentInADay))}</p>
      )}
      {rates.mails > 0 && (
        <p className="caption">{t.rates(percent(rates.bounce), percent(rates.complaint), rates.mails)}</p>
      )}
    </>
  );
}

/** Only a finance lead lets mails leave again. */
function Resumption() {
  const { pane, words } = usePane();
  const { view } = useStore(pane.companySettings.state);
  return view?.mayPropose === true ? <ReasonForm to="resume" /> : <p>{words.t.sending.onlyLead}</p>;
}

function ReasonForm({ to }: { readonly to: 'stop' | 'resume' }) {
  const { pane, words } = usePane();
  const { isChanging, problem } = useStore(pane.many.sending.state);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const t = words.t.sending;
  const change = async () => {
    if (!(await pane.many.sending.change(to, reason.trim()))) return;
    setReason('');
    pane.tell((said) => said.t.sending.told[to]);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') void change();
  };
  return (
    <form className="card" noValidate onSubmit={submit} aria-label={to === 'stop' ? t.stop : t.resume}>
      {to === 'stop' && <p className="caption">{t.stopText}</p>}
      <Field
        label={to === 'stop' ? t.stopReason : t.resumeReason}
        {...(isMissing ? { validationState: 'error' as const, validationMessage: t.reasonNeeded } : {})}
      >
        <Input value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
      {problem && <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void change()} />}
      <div className="button-row">
        <Button type="submit" disabledFocusable={isChanging}>
          {to === 'stop' ? t.stopNow : t.resumeNow}
        </Button>
      </div>
    </form>
  );
}
