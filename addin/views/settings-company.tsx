// The plain fields of the settings: who the company is, how it is paid, where its mail comes from, when it counts its days,
// how much it sends.
import { Radio, RadioGroup } from '@fluentui/react-components';
import { namesWholeAccount } from '../../core/account-number.ts';
import { LETTER_LANGUAGES, LETTER_LEVELS, type LetterLanguage } from '../../core/letter-wording.ts';
import type { SettingsMessages } from '../settings-messages.ts';
import { MoneyList } from './settings-amounts.tsx';
import {
  ChecksInput,
  ChoiceInput,
  FaultLine,
  LineInput,
  LinesInput,
  NumberInput,
  type Said,
  TextInput,
  useSetting,
  useSettings,
  YesInput,
} from './settings-form.tsx';

/** What a plain setting's input is given. */
const inputOf = <Value, Change>(setting: {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly change: Change;
  readonly faultAt: () => object;
}) => ({
  label: setting.label,
  hint: setting.hint,
  value: setting.value,
  change: setting.change,
  said: setting.faultAt(),
});

type LineField = 'creditorName' | 'senderName' | 'senderPhone' | 'replyTo' | 'locale';
type LinesField = 'creditorAddress' | 'legalMentions' | 'ownDomains';
type NumberField = 'payWithinDays' | 'undoSeconds' | 'staleAfterDays';

const LineSetting = ({ field }: { readonly field: LineField }) => <LineInput {...inputOf(useSetting(field))} />;
const LinesSetting = ({ field }: { readonly field: LinesField }) => (
  <LinesInput {...inputOf(useSetting(field))} rows={3} />
);
const NumberSetting = ({ field }: { readonly field: NumberField }) => <NumberInput {...inputOf(useSetting(field))} />;

/** Time zones the machine knows; the one in use stands among them whatever it is called. */
export function TimeZoneInput({ field }: { readonly field: 'timeZone' | 'usualTimeZone' }) {
  const { value, change, label, hint, faultAt, t } = useSetting(field);
  const known = Intl.supportedValuesOf('timeZone');
  const zones = value === null || known.includes(value) ? known : [value, ...known];
  const unset = field === 'usualTimeZone' ? [['', t.edit.notChosen] as const] : [];
  return (
    <ChoiceInput
      {...{ label, hint }}
      said={faultAt()}
      value={value ?? ''}
      choices={[...unset, ...zones.map((zone) => [zone, zone.replaceAll('_', ' ')] as const)]}
      change={(zone) => change(zone === '' && field === 'usualTimeZone' ? (null as never) : (zone as never))}
    />
  );
}

/** Creditor and payment. */
export function PaymentFields() {
  const paymentText = useSetting('paymentText');
  const nextStep = useSetting('nextStep');
  const { t } = nextStep;
  return (
    <>
      <LineSetting field="creditorName" />
      <LinesSetting field="creditorAddress" />
      <TextInput
        {...inputOf(paymentText)}
        said={saidOfAccount(paymentText.value, paymentText.faultAt(), paymentText.t)}
      />
      <PaymentTexts />
      <BankDetailsChanged />
      <LinesSetting field="legalMentions" />
      <NumberSetting field="payWithinDays" />
      <ChoiceInput
        {...inputOf(nextStep)}
        choices={Object.entries(t.values.nextSteps) as [keyof typeof t.values.nextSteps, string][]}
      />
    </>
  );
}

function BankDetailsChanged() {
  const setting = useSetting('bankDetailsChangedOn');
  const { value, change } = setting;
  return (
    <LineInput
      {...inputOf(setting)}
      type="date"
      value={value ?? ''}
      change={(day) => change(day === '' ? null : day)}
    />
  );
}

/** A whole account number is warned of where it is typed; what cannot be saved is said first. */
const saidOfAccount = (text: string, fault: Said, t: SettingsMessages): Said =>
  fault.validationState === undefined && namesWholeAccount(text)
    ? { validationState: 'warning', validationMessage: t.edit.wholeAccount }
    : fault;

function PaymentTexts() {
  const { value, change, label, hint, faultAt, t, words } = useSetting('paymentTexts');
  const { state } = useSettings();
  const own = state.view?.settings.locale.split('-')[0];
  const type = (language: LetterLanguage, text: string) => {
    const { [language]: _, ...others } = value;
    change(text.trim() === '' && text === '' ? others : { ...others, [language]: text });
  };
  return (
    <fieldset className="settings-group">
      <legend>{label}</legend>
      <p className="caption">{hint}</p>
      {LETTER_LANGUAGES.filter((language) => language !== own).map((language) => (
        <TextInput
          key={language}
          rows={2}
          lang={language}
          label={t.edit.paymentTextIn(words.languageName(language))}
          said={saidOfAccount(value[language] ?? '', faultAt(language), t)}
          value={value[language] ?? ''}
          change={(text) => type(language, text)}
        />
      ))}
    </fieldset>
  );
}

/** Sender and reply-to. */
export function SenderFields() {
  const { t, state } = useSettings();
  return (
    <>
      <LineSetting field="senderName" />
      <LineSetting field="senderPhone" />
      <dl className="settings-values">
        <dt>{t.fields.senderEmail}</dt>
        <dd className="breakable">{state.view?.settings.senderEmail}</dd>
        <dd className="caption">{t.hints.senderEmail}</dd>
      </dl>
      <LineSetting field="replyTo" />
      <LinesSetting field="ownDomains" />
    </>
  );
}

/** Minimums and gaps. */
export function MinimumsFields() {
  const { value, change, label, hint, faultAt, t } = useSetting('minimumAmounts');
  const asks = useSetting('asksForCash');
  return (
    <>
      <MoneyList legend={label} hint={hint} value={value} change={change} faultAt={faultAt} />
      <p className="caption">{t.edit.gapElsewhere}</p>
      <NumberSetting field="staleAfterDays" />
      <YesInput label={asks.label} value={asks.value} change={asks.change} />
    </>
  );
}

/** Languages and time zone. */
export function PlaceFields() {
  const { value, change, label, hint, faultAt, words } = useSetting('languages');
  return (
    <>
      <LineSetting field="locale" />
      <TimeZoneInput field="timeZone" />
      <ChecksInput
        legend={label}
        hint={hint}
        said={faultAt()}
        value={value}
        change={change}
        choices={LETTER_LANGUAGES.map((language) => [language, words.languageName(language)])}
      />
    </>
  );
}

/** Sending: what happens to reminders, how long they can be taken back, how many may go out. */
export function SendingFields() {
  const mode = useSetting('sendingMode');
  const address = useSetting('testAddress');
  const modes = Object.entries(mode.t.values.sendingModes) as [typeof mode.value, string][];
  return (
    <>
      <NumberSetting field="undoSeconds" />
      <fieldset className="settings-group">
        <legend id="sending-mode">{mode.label}</legend>
        <RadioGroup
          aria-labelledby="sending-mode"
          value={mode.value}
          onChange={(_, { value }) => mode.change(modes.find(([each]) => each === value)?.[0] ?? mode.value)}
        >
          {modes.map(([each, words]) => (
            <Radio key={each} value={each} label={words} />
          ))}
        </RadioGroup>
        <FaultLine said={mode.faultAt()} />
      </fieldset>
      <LineInput
        {...inputOf(address)}
        type="email"
        value={address.value ?? ''}
        change={(text) => address.change(text.trim() === '' ? null : text)}
      />
      <Limits />
    </>
  );
}

function Limits() {
  const { value, change, label, faultAt, t } = useSetting('rateLimits');
  return (
    <fieldset className="settings-group">
      <legend>{label}</legend>
      {(Object.keys(t.edit.limits) as (keyof typeof value)[]).map((limit) => (
        <NumberInput
          key={limit}
          label={t.edit.limits[limit]}
          said={faultAt(limit)}
          value={value[limit]}
          change={(count) => change({ ...value, [limit]: count })}
        />
      ))}
    </fieldset>
  );
}

/** From which level on the account statement goes with a reminder. */
export function StatementField() {
  const { value, change, label, faultAt, t } = useSetting('statementFromLevel');
  return (
    <ChoiceInput
      label={label}
      said={faultAt()}
      value={typeof value === 'number' ? String(value) : ''}
      choices={[
        ['', t.edit.never],
        ...LETTER_LEVELS.map((level) => [String(level), t.values.fromLevel(level)] as const),
      ]}
      change={(level) => change(level === '' ? null : Number(level))}
    />
  );
}
