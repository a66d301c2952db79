// The reminder ladder: one of the trade's or steps of one's own, and ladders for groups of customers.
import { Button } from '@fluentui/react-components';
import { LETTER_LEVELS } from '../../core/letter-wording.ts';
import { LADDER_PRESETS, type LadderStep, type ReminderLadder, usualStep } from '../../core/reminder-ladder.ts';
import type { Typed } from '../settings-typed.ts';
import { MoneyList } from './settings-amounts.tsx';
import {
  ChoiceInput,
  FaultLine,
  LineInput,
  NumberInput,
  type Said,
  useSetting,
  useSettings,
} from './settings-form.tsx';

type TypedLadder = Typed<ReminderLadder>;
type TypedStep = Typed<LadderStep>;
type FaultAt = (inside: string) => Said;

interface LadderEditorProps {
  readonly ladder: TypedLadder;
  readonly change: (ladder: TypedLadder) => void;
  readonly faultAt: FaultAt;
}

/** The company's ladder and those of its customer groups. */
export function LadderFields() {
  const { value, change, faultAt } = useSetting('ladder');
  return (
    <>
      <LadderEditor ladder={value} change={change} faultAt={faultAt} />
      <Groups />
    </>
  );
}

function LadderEditor({ ladder, change, faultAt }: LadderEditorProps) {
  const { t } = useSettings();
  const edit = (next: Partial<TypedLadder>) => change({ ...ladder, ...next, name: 'own' });
  const steps = (next: readonly TypedStep[]) => edit({ steps: next });
  return (
    <>
      <ChoiceInput
        label={t.ladder.preset}
        hint={t.ladder.presetHint}
        said={faultAt('name')}
        value={ladder.name}
        choices={Object.entries(t.ladder.names) as [ReminderLadder['name'], string][]}
        change={(name) => change(name === 'own' ? { ...ladder, name } : LADDER_PRESETS[name])}
      />
      <NumberInput
        label={t.ladder.gap}
        said={faultAt('minimumGapDays')}
        value={ladder.minimumGapDays}
        change={(minimumGapDays) => edit({ minimumGapDays })}
      />
      <FaultLine said={faultAt('steps')} />
      {ladder.steps.map((step, i) => (
        <StepEditor
          key={step.level}
          step={step}
          faultAt={(inside) => faultAt(`steps.${i}.${inside}`)}
          change={(next) => steps(ladder.steps.map((each, at) => (at === i ? next : each)))}
          remove={() => steps(ladder.steps.filter((_, at) => at !== i))}
        />
      ))}
      <AddLevel ladder={ladder} add={(step) => steps(inOrder([...ladder.steps, step]))} />
    </>
  );
}

const inOrder = (steps: readonly TypedStep[]): readonly TypedStep[] =>
  steps.toSorted((one, other) => one.level - other.level);

function AddLevel({ ladder, add }: { readonly ladder: TypedLadder; readonly add: (step: TypedStep) => void }) {
  const { t } = useSettings();
  const missing = LETTER_LEVELS.filter((level) => ladder.steps.every((step) => step.level !== level));
  if (missing.length === 0) return null;
  return (
    <div className="button-row">
      {missing.map((level) => (
        <Button key={level} onClick={() => add(usualStep(level))}>
          {t.ladder.addLevel(level)}
        </Button>
      ))}
    </div>
  );
}

interface StepEditorProps {
  readonly step: TypedStep;
  readonly change: (step: TypedStep) => void;
  readonly remove: () => void;
  readonly faultAt: FaultAt;
}

function StepEditor({ step, change, remove, faultAt }: StepEditorProps) {
  const { t } = useSettings();
  const { level } = step;
  return (
    <fieldset className="card">
      <legend>{t.ladder.level(level)}</legend>
      <div className="settings-line">
        <NumberInput
          label={t.ladder.day}
          hint={level === 0 ? t.ladder.dayBeforeHint : t.ladder.dayHint}
          said={faultAt('day')}
          value={step.day}
          change={(day) => change({ ...step, day })}
        />
        <NumberInput
          label={t.ladder.maximum}
          said={faultAt('maximumNumber')}
          value={step.maximumNumber}
          change={(maximumNumber) => change({ ...step, maximumNumber })}
        />
      </div>
      <StepChoices step={step} change={change} faultAt={faultAt} />
      <MoneyList
        legend={t.ladder.minimum}
        value={step.minimumAmount ?? []}
        faultAt={(inside) => faultAt(inside === '' ? 'minimumAmount' : `minimumAmount.${inside}`)}
        change={(amounts) => change(withMinimum(step, amounts))}
      />
      <Button size="small" onClick={remove}>
        {t.ladder.removeLevel(level)}
      </Button>
    </fieldset>
  );
}

/** No minimum at all is how a step without one is kept. */
function withMinimum(
  { minimumAmount: _, ...step }: TypedStep,
  amounts: TypedStep['minimumAmount'] & object,
): TypedStep {
  return amounts.length === 0 ? step : { ...step, minimumAmount: amounts };
}

function StepChoices({ step, change, faultAt }: Omit<StepEditorProps, 'remove'>) {
  const { t } = useSettings();
  const approvals = Object.entries(t.ladder.approvals) as [LadderStep['approval'], string][];
  return (
    <>
      <ChoiceInput
        label={t.ladder.approval}
        said={faultAt('approval')}
        value={step.approval}
        // A final demand is the finance lead's to approve, in every ladder.
        choices={step.level < 4 ? approvals : approvals.filter(([each]) => each === 'finance-lead')}
        change={(approval) => change({ ...step, approval })}
      />
      <ChoiceInput
        label={t.ladder.channel}
        value={step.channel}
        choices={Object.entries(t.ladder.channels) as [LadderStep['channel'], string][]}
        change={(channel) => change({ ...step, channel })}
      />
      <ChoiceInput
        label={t.ladder.tone}
        value={step.tone}
        choices={Object.entries(t.ladder.tones) as [LadderStep['tone'], string][]}
        change={(tone) => change({ ...step, tone })}
      />
    </>
  );
}

function Groups() {
  const { value, change, label, faultAt, t } = useSetting('customerGroups');
  const replace = (at: number, next: Partial<(typeof value)[number]>) =>
    change(value.map((each, i) => (i === at ? { ...each, ...next } : each)));
  return (
    <section className="block">
      <h2>{label}</h2>
      <p className="caption">{t.ladder.groupsText}</p>
      {value.map(({ name, ladder }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups have no identity but their place, and keep nothing outside the value.
        <section key={i} className="card" aria-label={name}>
          <LineInput
            label={t.ladder.groupName}
            said={faultAt(`${i}.name`)}
            value={name}
            change={(typed) => replace(i, { name: typed })}
          />
          <LadderEditor
            ladder={ladder}
            faultAt={(inside) => faultAt(`${i}.ladder.${inside}`)}
            change={(next) => replace(i, { ladder: next })}
          />
          <Button onClick={() => change(value.filter((_, at) => at !== i))}>{t.ladder.removeGroup(name)}</Button>
        </section>
      ))}
      <Button onClick={() => change([...value, { name: '', ladder: LADDER_PRESETS.gentle }])}>
        {t.ladder.addGroup}
      </Button>
      <FaultLine said={faultAt()} />
    </section>
  );
}
