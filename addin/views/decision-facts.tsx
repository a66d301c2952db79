// What the server decided about a reminder besides its text: what is not asked for and why, the contact rules that fired with
// their sources, what is added by law, what is attached, and where it really goes.
import { Field, Textarea } from '@fluentui/react-components';
import type { RuleDecision } from '../../core/reminder.ts';
import type { ListedPreview } from '../../core/worklist.ts';
import type { ReadyReminder } from '../reminder-store.ts';
import { Fold } from './fold.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** All of it, each part only where there is something to say. */
export function DecisionFacts({ preview }: { readonly preview: ListedPreview }) {
  const { words } = usePane();
  const t = words.t.decision;
  const { mode, sentTo, approval, attachments, charges, leftOut, decision } = preview;
  return (
    <>
      {mode === 'test' && <Notice intent="warning">{t.sentTo(sentTo)}</Notice>}
      {mode === 'dry-run' && <Notice intent="warning">{t.dryRun}</Notice>}
      {approval === 'finance-lead' && <Notice intent="info">{t.waitsForLead}</Notice>}
      {attachments.map(({ name, bytes }) => (
        <p key={name} className="caption">
          {t.attached(name, Math.ceil(bytes / 1000))}
        </p>
      ))}
      {charges.length > 0 && (
        <section aria-label={t.charges}>
          <p className="caption">{t.charges}</p>
          <ul className="plain-list">
            {charges.map(({ kind, label, amount, law }) => (
              <li key={`${kind} ${amount.currency} ${law.join()}`}>
                {t.charge(label ?? t.chargeKinds[kind] ?? kind, words.money(amount), t.citation(law))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <LeftOutInvoices leftOut={leftOut} />
      <FiredRules decision={decision} />
    </>
  );
}

function LeftOutInvoices({ leftOut }: Pick<ListedPreview, 'leftOut'>) {
  const { words } = usePane();
  const t = words.t.decision;
  if (leftOut.length === 0) return null;
  return (
    <Fold heading={t.leftOut(leftOut.length)}>
      <ul className="plain-list">
        {leftOut.map(({ invoiceNumber, because }) => (
          <li key={invoiceNumber}>
            {t.leftOutLine(invoiceNumber)}
            <span className="line caption">{words.sentence(because)}</span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function FiredRules({ decision: { fired, notes } }: { readonly decision: RuleDecision }) {
  const { words } = usePane();
  const t = words.t.decision;
  const rules = [...fired, ...notes];
  if (rules.length === 0) return null;
  return (
    <Fold heading={t.rules(rules.length)}>
      <ul className="plain-list">
        {rules.map(({ ruleId, effect, because, citation }) => (
          <li key={ruleId}>
            <strong>{t.effects[effect]}</strong> {words.sentence(because)}
            <span className="line caption">{t.citation(citation)}</span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** Where a rule may be set aside: the reason for it, in one's own words. */
export function Override({ accountId, ready }: { readonly accountId: string; readonly ready: ReadyReminder }) {
  const { pane, words } = usePane();
  const t = words.t.decision;
  if (!ready.preview.mayOverride) return null;
  return (
    <div className="card">
      <p>{t.override}</p>
      <Field label={t.overrideReason}>
        <Textarea
          value={ready.override}
          maxLength={500}
          resize="vertical"
          onChange={(_, { value }) => pane.reminders.typeOverride(accountId, value)}
        />
      </Field>
    </div>
  );
}
