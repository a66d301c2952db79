// One customer of today's list: who gets what, what is unusual about it, and why not where nothing is sent.
import { Button, Checkbox, Link } from '@fluentui/react-components';
import type { Money } from '../../core/money.ts';
import type { Warning } from '../../core/reminder.ts';
import { type ListedPreview, ownWarnings, type Standing } from '../../core/worklist.ts';
import { type Listed, mayTick } from '../worklist-items.ts';
import { wordsOfChange } from './hindrance.tsx';
import { usePane } from './pane-context.tsx';
import { ReminderNote } from './reminder-note.tsx';

export interface ListedWithStanding {
  readonly item: Listed;
  readonly standing: Standing;
}

interface WorklistItemProps extends ListedWithStanding {
  readonly common: readonly Warning[];
}

/** A customer who can be reminded, to tick, untick and open. */
export function WorklistItem({ item, standing, common }: WorklistItemProps) {
  const { pane, words } = usePane();
  const t = words.t.worklist;
  const { prospect, isTicked, changes } = item;
  const { accountId, customerName, sharedWith } = prospect;
  if (!('preview' in standing)) return <NotReminded item={item} standing={standing} />;
  const { preview } = standing;
  const tickable = mayTick(standing, common) && changes.length === 0;
  const warnings = ownWarnings(preview.warnings, common);
  return (
    <li className="worklist-item">
      <div className="worklist-line">
        <Checkbox
          label={customerName}
          checked={isTicked}
          disabled={!tickable}
          onChange={(_, { checked }) => pane.many.worklist.tick([accountId], checked === true)}
        />
        <span className="amount">{words.moneys(preview.totals)}</span>
      </div>
      <div className="worklist-facts">
        <span className="line caption breakable">
          {t.facts(preview.level, preview.to, preview.invoiceCount)}.{' '}
          {t.inLanguage(words.languageName(preview.language))}.
        </span>
        <LessThanOverdue overdue={prospect.overdueOwed} preview={preview} />
        {preview.mode === 'test' && <span className="line caption">{t.testTo(preview.sentTo)}</span>}
        {preview.approval === 'finance-lead' && <span className="line caption">{t.waitsForLead}</span>}
        {warnings.map(({ code, because }) => (
          <span key={code} className="line warning-line">
            {words.sentence(because)}
          </span>
        ))}
        {sharedWith.length > 0 && <span className="line warning-line">{t.shared(sharedWith.slice(0, 3))}</span>}
        {!tickable && changes.length === 0 && <span className="line caption">{t.typeFirst}</span>}
        {changes.map((change) => (
          <span key={JSON.stringify(change)} className="line warning-line">
            {wordsOfChange(change, words)}
          </span>
        ))}
        <Button size="small" aria-label={t.openOf(customerName)} onClick={() => pane.openPreview(accountId)}>
          {t.open}
        </Button>{' '}
        {prospect.asked && <ReminderNote {...{ accountId, customerName, request: prospect.asked.request }} />}
      </div>
    </li>
  );
}

/** Why it asks for less than the customer's row in the other groups shows. */
function LessThanOverdue({
  overdue,
  preview,
}: {
  readonly overdue: readonly Money[];
  readonly preview: ListedPreview;
}) {
  const { words } = usePane();
  const t = words.t.worklist;
  const all = words.moneys(overdue);
  if (words.hidden || all === words.moneys(preview.totals)) return null;
  return <span className="line caption">{preview.leftOut.length > 0 ? t.lessLeftOut(all) : t.lessCredits(all)}</span>;
}

/** Refusals that end when the clerk says whom to write to. */
const ADDRESS_OPEN: readonly string[] = ['several-addresses', 'no-address'];

interface NotRemindedProps {
  readonly item: Listed;
  readonly standing: Exclude<Standing, { preview: ListedPreview }>;
}

/** A customer who is not reminded, with the one reason. */
function NotReminded({ item: { prospect }, standing }: NotRemindedProps) {
  const { pane, words } = usePane();
  const t = words.t.worklist;
  const { accountId, customerName, row, overdueOwed, asked } = prospect;
  const isAddressOpen = standing.stands === 'not' && ADDRESS_OPEN.includes(standing.reason.refused);
  const mayOverride = standing.stands === 'not' && standing.mayOverride;
  const isNoteOpen = standing.stands === 'not' && standing.reason.refused === 'note-not-allowed';
  return (
    <li className="worklist-item">
      <div className="worklist-line">
        <Link as="button" aria-label={t.goTo(customerName)} onClick={() => void pane.sheet.goToRow(row)}>
          {customerName}
        </Link>
        <span className="amount">{t.overdue(words.moneys(overdueOwed))}</span>
      </div>
      {standing.stands === 'not' && <span className="line caption">{words.sentence(standing.reason.because)}</span>}
      {mayOverride && <span className="line caption">{t.mayOverride}</span>}
      {(mayOverride || isAddressOpen) && (
        <Button
          size="small"
          aria-label={isAddressOpen ? t.chooseAddressOf(customerName) : t.openOf(customerName)}
          onClick={() => pane.openPreview(accountId)}
        >
          {isAddressOpen ? t.chooseAddress : t.open}
        </Button>
      )}
      {isNoteOpen && asked && <ReminderNote {...{ accountId, customerName, request: asked.request }} />}
    </li>
  );
}
