// The whole mail before it is sent, exactly as the server will send it. What is unusual has to be ticked or typed first;
// the button carries the fact. The preview stays with its account when another row is selected.
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect } from 'react';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { Messages } from '../messages.ts';
import { recipientOf } from '../recipient-choice.ts';
import { isRefused } from '../reminder-hindrance.ts';
import type { ReadyReminder, ReminderStep } from '../reminder-store.ts';
import { selectedOn } from '../selected-row.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { DecisionFacts, Override } from './decision-facts.tsx';
import { HindranceNotice } from './hindrance.tsx';
import { MailBody, MailHead } from './mail.tsx';
import { Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { Recipient } from './recipient.tsx';
import { isRefusedAsIs, sendAndTell, wordsOnButton } from './reminder-bar.tsx';
import { ReminderNote, useIsNoteOpen } from './reminder-note.tsx';
import { NEXT_FOCUS } from './use-focus-kept.ts';
import { useMayWrite } from './use-may-write.ts';
import {
  useChoiceOf,
  useFollowed,
  useKnownAccount,
  usePreparedReminder,
  useRequestOf,
  useStepOf,
  useWarnings,
} from './use-reminder.ts';
import { useTopOfPage } from './use-top-of-page.ts';
import { WarningsToCheck } from './warnings.tsx';

/** Has the focus first: it can be tabbed on from, also where Excel moves the focus, and it is described by the heading. */
const BACK = 'close-preview';

/** The preview of one account's reminder; Escape, Alt+Left and Back close it. */
export function ReminderPreviewView({ accountId }: { readonly accountId: string }) {
  const { pane, words } = usePane();
  const { read } = useStore(pane.sheet.state);
  const step = useStepOf(accountId);
  const request = useRequestOf(accountId);
  useFollowed(accountId);
  useTopOfPage(accountId);
  useEffect(() => document.getElementById(BACK)?.focus({ preventScroll: true }), []);
  const sheet = read === null || isRefusal(read) ? null : read;
  const account = sheet?.accounts.get(accountId) ?? null;
  const level = step.step === 'ready' ? step.preview.level : null;
  const name = account?.customerName ?? (step.step === 'ready' ? step.request.customerName : '');
  const close = (event: KeyboardEvent) => {
    if (!closesPreview(event)) return;
    // Excel on the web would take the same Escape to leave the pane.
    event.stopPropagation();
    pane.openPreview(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are heard here for whatever control inside has the focus.
    <div className="preview" onKeyDown={close}>
      <div className="page">
        <Button
          id={BACK}
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          className="back"
          aria-describedby="preview-heading"
          {...NEXT_FOCUS}
          onClick={() => pane.openPreview(null)}
        >
          {words.t.back}
        </Button>
        <h1 id="preview-heading">
          {level === null ? words.t.reminder.headingWithout(name) : words.t.reminder.previewHeading(level, name)}
        </h1>
        <OtherRow accountId={accountId} sheet={sheet} />
        {account && sheet && <Preparing account={account} sheet={sheet} />}
        {!account && step.step !== 'ready' && <Notice intent="warning">{words.t.reminder.accountGone}</Notice>}
        {request && mayHaveNote(step) && <ReminderNote {...{ accountId, customerName: name, request }} />}
        {step.step === 'ready' && <PreviewedMail accountId={accountId} account={account} ready={step} />}
      </div>
      {step.step === 'ready' && <SendBar accountId={accountId} account={account} ready={step} />}
    </div>
  );
}

/** What is not going out has no use for a note. */
const mayHaveNote = (step: ReminderStep): boolean =>
  step.step === 'ready' ? step.preview.refusal === null || step.preview.mayOverride : !isRefused(step);

const closesPreview = ({ key, altKey }: KeyboardEvent): boolean => key === 'Escape' || (altKey && key === 'ArrowLeft');

/** Says quietly that another row was selected meanwhile; the preview does not jump. */
function OtherRow({ accountId, sheet }: { readonly accountId: string; readonly sheet: ReadSheet | null }) {
  const { pane, words } = usePane();
  const { selection } = useStore(pane.sheet.state);
  const selected = sheet === null ? null : selectedOn(sheet, selection);
  if (selected?.kind !== 'account' || selected.account.accountId === accountId) return null;
  return (
    <Notice intent="info" action={{ label: words.t.reminder.goToOther, press: () => pane.openPreview(null) }}>
      {words.t.reminder.otherRow(selected.account.customerName)}
    </Notice>
  );
}

/** Everything that may stand between opening the preview and seeing it. */
function Preparing({ account, sheet }: { readonly account: AccountOnSheet; readonly sheet: ReadSheet }) {
  const { pane, words } = usePane();
  const { accountId } = account;
  const { problem, view } = useKnownAccount(accountId);
  const mayWrite = useMayWrite();
  const step = useStepOf(accountId);
  const choice = useChoiceOf(accountId);
  const recipient = recipientOf(account, choice);
  const unfit = usePreparedReminder(account, sheet, recipient, 'once');
  if (step.step === 'ready') return null;
  if (!mayWrite) return <p>{words.t.problems['not-allowed']}</p>;
  if (unfit) return <Notice intent="warning">{words.sentence(unfit.because)}</Notice>;
  if (step.step === 'hindered')
    return (
      <HindranceNotice
        hindrance={step.hindrance}
        attempt="asking"
        again={() => void pane.reminders.prepareAnew(accountId)}
      />
    );
  if (account.overdue.length > 0 && recipient === null) return <Recipient account={account} choice={choice} />;
  if (problem && !view)
    return <ProblemNotice problem={problem} attempt="asking" tryAgain={() => pane.accounts.refresh(accountId)} />;
  return <Spinner size="small" label={words.t.reminder.preparing} />;
}

/** What to look at first, then the mail. */
function PreviewedMail({ accountId, account, ready }: SendBarProps) {
  const { words } = usePane();
  const warnings = useWarnings(account, ready);
  const { preview } = ready;
  return (
    <>
      <MailHead preview={preview} />
      {preview.refusal && <Notice intent="info">{words.sentence(preview.refusal.because)}</Notice>}
      {(preview.refusal === null || preview.mayOverride) && (
        <WarningsToCheck accountId={accountId} ready={ready} warnings={warnings} />
      )}
      <Override accountId={accountId} ready={ready} />
      <DecisionFacts preview={preview} />
      <MailBody preview={preview} />
    </>
  );
}

interface SendBarProps {
  readonly accountId: string;
  readonly account: AccountOnSheet | null;
  readonly ready: ReadyReminder;
}

function SendBar({ accountId, account, ready }: SendBarProps) {
  const { pane, words } = usePane();
  const t = words.t.reminder;
  const { preview, doing, hindrance, confirmed } = ready;
  const warnings = useWarnings(account, ready);
  const open = warnings.filter(({ code, needsConfirmation }) => needsConfirmation && !confirmed.includes(code));
  const isSetAside = preview.mayOverride && ready.override.trim() !== '';
  const stopped = (preview.refusal !== null && !isSetAside) || isRefusedAsIs(ready);
  const isNoteOpen = useIsNoteOpen(accountId, ready.request);
  const send = async () => {
    if (await sendAndTell(pane, accountId)) pane.closeSentPreview();
  };
  return (
    <div className="action-bar">
      {hindrance && (
        <HindranceNotice
          hindrance={hindrance}
          attempt="sending"
          again={() => void send()}
          anew={() => void pane.reminders.prepareAnew(accountId)}
        />
      )}
      <Button
        appearance="primary"
        className="fact-button"
        disabledFocusable={doing !== null || open.length > 0 || stopped || isNoteOpen}
        icon={doing === null ? null : <Spinner size="tiny" />}
        aria-describedby="send-hint"
        onClick={() => void send()}
      >
        {doing === null ? wordsOnButton(ready, words) : t[doing]}
      </Button>
      <p id="send-hint" className="caption">
        {(isNoteOpen ? t.note.useFirst : whyNotYet(preview.mayOverride && !isSetAside, open.length > 0, words.t)) ??
          (preview.undoSeconds > 0 && t.undoable(preview.undoSeconds))}
      </p>
    </div>
  );
}

/** What has to be done before the button sends; null when nothing has. */
function whyNotYet(needsReason: boolean, needsLook: boolean, t: Messages): string | null {
  if (needsReason) return t.decision.overrideFirst;
  return needsLook ? t.reminder.confirmFirst : null;
}
