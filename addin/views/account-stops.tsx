// What stops reminders to a customer, with who said so and why; adding a stop, and lifting one for a reason.
import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { type AccountStop, isHardStop, lastDayOf, STOP_KINDS } from '../../core/account-stop.ts';
import { sumByCurrency } from '../../core/money.ts';
import { invoiceName } from '../../core/plain-line.ts';
import type { AccountChange, ChangeForm } from '../account-change-store.ts';
import type { Words } from '../messages.ts';
import { useStore } from '../store.ts';
import { ChangeFormView, faultOf, ReasonField } from './change-form.tsx';
import { usePane } from './pane-context.tsx';
import { useMayWrite } from './use-may-write.ts';
import { useKnownAccount } from './use-reminder.ts';

/** The stops in force and the form for another. */
export function AccountStops({ account }: { readonly account: AccountOnSheet }) {
  const { pane, words } = usePane();
  const t = words.t.standing.stops;
  const { accountId } = account;
  const { view } = useKnownAccount(accountId);
  const mayWrite = useMayWrite();
  const change = useStore(pane.changes.changes.all).get(accountId) ?? null;
  if (view === null) return null;
  const open = () =>
    pane.changes.open(accountId, { form: 'stop', kind: 'dispute', reason: '', until: '', invoices: [] });
  return (
    <section className="block" aria-labelledby="stops-heading">
      <div className="column-line">
        <h2 id="stops-heading">{t.heading}</h2>
        {mayWrite && change?.typed.form !== 'stop' && (
          <Button size="small" disabled={change !== null} onClick={open}>
            {t.add}
          </Button>
        )}
      </div>
      {view.stops.length === 0 && <p className="caption">{t.none}</p>}
      <ul className="plain-list">
        {view.stops.map((stop) => (
          <StopLine key={stop.stopId} account={account} stop={stop} change={change} />
        ))}
      </ul>
      {change?.typed.form === 'stop' && <StopForm account={account} change={change} typed={change.typed} />}
    </section>
  );
}

interface StopLineProps {
  readonly account: AccountOnSheet;
  readonly stop: AccountStop;
  readonly change: AccountChange | null;
}

function StopLine({ account, stop, change }: StopLineProps) {
  const { pane, words } = usePane();
  const mayWrite = useMayWrite();
  const t = words.t.standing.stops;
  const { accountId } = account;
  const { stopId, kind, at, by, reason } = stop;
  const name = words.t.timeline.stops[kind];
  const last = lastDayOf(stop);
  const lifting = change?.typed.form === 'lift' && change.typed.stopId === stopId ? change : null;
  return (
    <li>
      <div className="column-line">
        <span>
          <strong>{name}</strong>
          <span className="aside">{untilInWords(stop, words)}</span>
        </span>
        {mayWrite && lifting === null && (
          <Button
            size="small"
            aria-label={t.liftOf(name)}
            disabled={change !== null}
            onClick={() => pane.changes.open(accountId, { form: 'lift', stopId, reason: '' })}
          >
            {t.lift}
          </Button>
        )}
      </div>
      <span className="line">{words.note(reason)}</span>
      <span className="line caption">{whatIsStopped(stop, account, words)}</span>
      {last !== null && last !== stop.until && <span className="line caption">{t.waitsTo(words.day(last))}</span>}
      <span className="line caption">{t.by(words.moment(at), by)}</span>
      {lifting?.typed.form === 'lift' && (
        <ChangeFormView
          accountId={accountId}
          change={lifting}
          heading={t.liftOf(name)}
          save={t.liftNow}
          saved={(said) => said.t.standing.stops.lifted}
        >
          <ReasonField accountId={accountId} change={lifting} typed={lifting.typed} label={t.liftReason} />
        </ChangeFormView>
      )}
    </li>
  );
}

function untilInWords({ kind, until }: AccountStop, { t: { standing }, day }: Words): string {
  if (until === null) return standing.stops.open;
  return kind === 'promise' ? standing.stops.promisedFor(day(until)) : standing.stops.untilDay(day(until));
}

/** The invoices a stop is about, with what they come to on the sheet. */
function whatIsStopped({ invoices }: AccountStop, { rows }: AccountOnSheet, { t, moneys }: Words): string {
  const { stops } = t.standing;
  if (invoices === null) return stops.whole;
  const names = invoices.map(invoiceName);
  const owed = rows.flatMap(({ invoiceNumber, outstanding }) =>
    invoiceNumber !== null && outstanding !== null && names.includes(invoiceName(invoiceNumber)) ? [outstanding] : [],
  );
  return owed.length === 0 ? stops.some(invoices) : stops.someOf(invoices, moneys(sumByCurrency(owed)));
}

interface StopFormProps {
  readonly account: AccountOnSheet;
  readonly change: AccountChange;
  readonly typed: Extract<ChangeForm, { form: 'stop' }>;
}

function StopForm({ account, change, typed }: StopFormProps) {
  const { pane, words } = usePane();
  const t = words.t.standing.stops;
  const { accountId } = account;
  const type = (its: Partial<typeof typed>) => pane.changes.type(accountId, { ...typed, ...its });
  const isHard = isHardStop(typed);
  const needsDay = typed.kind === 'promise' || typed.kind === 'hold';
  return (
    <ChangeFormView
      accountId={accountId}
      change={change}
      heading={t.addHeading}
      save={t.save}
      saved={({ t: { standing } }) =>
        typed.invoices.length > 0 ? standing.stops.savedFor(typed.invoices) : standing.stops.saved
      }
    >
      <Field label={t.kind} hint={t.hints[typed.kind]}>
        <Select
          value={typed.kind}
          onChange={(_, { value }) => {
            const kind = STOP_KINDS.find((one) => one === value) ?? 'dispute';
            type(isHardStop({ kind }) ? { kind, invoices: [] } : { kind });
          }}
        >
          {STOP_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.t.timeline.stops[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <ReasonField accountId={accountId} change={change} typed={typed} label={t.reason} />
      <Field
        label={typed.kind === 'promise' ? t.untilPromised : needsDay ? t.until : t.untilOpen}
        {...faultOf('until', change, words)}
      >
        <Input type="date" value={typed.until} onChange={(_, { value }) => type({ until: value })} />
      </Field>
      {!isHard && <StoppedInvoices account={account} typed={typed} type={type} />}
    </ChangeFormView>
  );
}

/** As many as a stop may name. */
const MOST_INVOICES = 100;

/** The invoices that a stop may name, the overdue ones first: what is not due yet can be in dispute already. */
function invoicesToStop({ overdue, rows }: AccountOnSheet): { readonly number: string; readonly isOverdue: boolean }[] {
  const later = rows.filter((row) => row.type === 'invoice' && !row.overdue && (row.outstanding?.minor ?? 0) > 0);
  return [...overdue, ...later]
    .flatMap(({ invoiceNumber, overdue: isOverdue }) => (invoiceNumber ? [{ number: invoiceNumber, isOverdue }] : []))
    .slice(0, MOST_INVOICES);
}

interface StoppedInvoicesProps {
  readonly account: AccountOnSheet;
  readonly typed: StopFormProps['typed'];
  readonly type: (its: Partial<StopFormProps['typed']>) => void;
}

function StoppedInvoices({ account, typed, type }: StoppedInvoicesProps) {
  const { words } = usePane();
  const t = words.t.standing.stops;
  const open = invoicesToStop(account);
  if (open.length < 2) return null;
  return (
    <fieldset className="choice-set">
      <legend>{t.invoices}</legend>
      {open.map(({ number, isOverdue }) => (
        <Checkbox
          key={number}
          label={isOverdue ? number : t.notOverdueYet(number)}
          checked={typed.invoices.includes(number)}
          onChange={(_, { checked }) => {
            const others = typed.invoices.filter((other) => other !== number);
            type({ invoices: checked === true ? [...others, number] : others });
          }}
        />
      ))}
    </fieldset>
  );
}
