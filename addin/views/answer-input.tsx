// Where a question is answered: an input that fits what is asked. An answer that cannot be right is said at the field.
import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import { parseDay } from '../../core/calendar.ts';
import { isCurrencyCode } from '../../core/money.ts';
import { isRefusal } from '../../core/refusal.ts';
import { type AnswerKind, type ChoiceValue, NO_COLUMN } from '../answers.ts';
import type { Messages, Words } from '../messages.ts';
import { useStore } from '../store.ts';
import type { WhatIf } from '../what-if.ts';
import { ColumnPicker } from './column-picker.tsx';
import { HeaderRowPicker } from './header-row.tsx';
import { usePane } from './pane-context.tsx';

interface AnswerInputProps {
  readonly topic: string;
  readonly kind: AnswerKind;
  /** What stands in the field at first: the answer so far, or what Duebook proposes. */
  readonly value: string;
  readonly answer: (value: string) => void;
}

/** The input for a topic. */
export function AnswerInput({ topic, kind, value, answer }: AnswerInputProps) {
  if (kind.kind === 'choice') return <Choices topic={topic} values={kind.values} chosen={value} answer={answer} />;
  if (kind.kind === 'column') return <ColumnPicker columnRole={kind.role} chosen={value} answer={answer} />;
  if (kind.kind === 'headerRow') return <HeaderRowPicker answer={answer} />;
  return <TypedAnswer kind={kind.kind} value={value} answer={answer} />;
}

interface TypedAnswerProps {
  readonly kind: 'day' | 'currency' | 'terms';
  readonly value: string;
  readonly answer: (value: string) => void;
}

const fieldOf = ({ t }: Words) => ({
  day: { type: 'date', label: t.sheet.answers.day, use: t.sheet.answers.useDay, hint: '', fault: '' },
  currency: {
    ...{ type: 'text', label: t.sheet.answers.currency, use: t.sheet.answers.useCurrency },
    ...{ hint: t.sheet.answers.currencyHint, fault: t.sheet.answers.notACurrency },
  },
  terms: {
    ...{ type: 'number', label: t.sheet.answers.terms, use: t.sheet.answers.useTerms },
    ...{ hint: '', fault: t.sheet.answers.notTerms },
  },
});

/** The value as core takes it; null when it is none. */
function readTyped(kind: TypedAnswerProps['kind'], typed: string): string | null {
  const text = typed.trim();
  if (kind === 'day') return parseDay(text);
  if (kind === 'currency') return isCurrencyCode(text.toUpperCase()) ? text.toUpperCase() : null;
  return /^\d{1,3}$/.test(text) && Number(text) <= 365 ? text : null;
}

function TypedAnswer({ kind, value, answer }: TypedAnswerProps) {
  const { words } = usePane();
  const [typed, setTyped] = useState(readTyped(kind, value) ?? '');
  const [isFaulty, setFaulty] = useState(false);
  const field = fieldOf(words)[kind];
  const use = (event: FormEvent) => {
    event.preventDefault();
    const read = readTyped(kind, typed);
    if (read === null) setFaulty(true);
    else answer(read);
  };
  return (
    <form className="answer-form" onSubmit={use} noValidate>
      <Field
        label={field.label}
        {...(field.hint === '' ? {} : { hint: field.hint })}
        {...(isFaulty
          ? { validationMessage: field.fault === '' ? words.t.contactForm.faults['day-needed'] : field.fault }
          : {})}
      >
        <Input
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={field.type === 'number' ? 'numeric' : 'text'}
          autoComplete="off"
          value={typed}
          onChange={(_, data) => {
            setFaulty(false);
            setTyped(data.value);
          }}
        />
      </Field>
      <Button type="submit">{field.use}</Button>
    </form>
  );
}

interface ChoicesProps {
  readonly topic: string;
  readonly values: readonly ChoiceValue[];
  readonly chosen: string;
  readonly answer: (value: string) => void;
}

/** One button a value, each with what it would come to. */
function Choices({ topic, values, chosen, answer }: ChoicesProps) {
  const { words } = usePane();
  const effects = useEffects(topic, values);
  return (
    <ul className="choices">
      {values.map((value) => {
        const effect = effects?.get(value);
        return (
          <li key={value}>
            <Button
              className="choice"
              appearance={value === chosen ? 'primary' : 'secondary'}
              onClick={() => answer(value)}
            >
              {words.t.sheet.answers.choices[value]}
            </Button>
            {effect && <span className="caption">{wordsOfEffect(effect, words)}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function wordsOfEffect({ overdueRows, overdue, isBlocked }: WhatIf, words: Words): string {
  const t = words.t.sheet.answers;
  const effect = t.effect(overdueRows, words.moneys(overdue));
  return isBlocked ? t.andBlocked(effect) : effect;
}

/** What each value would come to, found while the clerk reads the question; null until then. */
function useEffects(topic: string, offered: readonly ChoiceValue[]): ReadonlyMap<string, WhatIf> | null {
  const { pane } = usePane();
  const { read } = useStore(pane.sheet.state);
  // The same choices in another list are not read with once more.
  const key = offered.join(' ');
  const [effects, setEffects] = useState<ReadonlyMap<string, WhatIf> | null>(null);
  useEffect(() => {
    if (read === null || isRefusal(read)) return;
    const stop = new AbortController();
    setEffects(null);
    void pane.sheet.whatIf(read, topic, key.split(' '), stop.signal).then((found) => {
      if (!stop.signal.aborted) setEffects(found);
    });
    return () => stop.abort();
  }, [pane, read, topic, key]);
  return effects;
}

/** Assumed instead of due dates: from what the sheet is judged. */
const isDueBasis = (value: string, t: Messages): value is keyof Messages['sheet']['overdueFrom'] =>
  Object.hasOwn(t.sheet.overdueFrom, value);

/** An answer in words: a day, a column, a choice, or as it was written. */
export function wordsOfAnswer(kind: AnswerKind | null, value: string, words: Words): string {
  const { t } = words;
  const day = parseDay(value);
  if (day !== null) return words.day(day);
  if (kind?.kind === 'terms' && /^\d+$/.test(value)) return t.days(Number(value));
  if (kind?.kind === 'headerRow') return t.sheet.row(Number(value));
  if (kind?.kind === 'column') return value === NO_COLUMN ? t.sheet.answers.noColumn : t.sheet.column(value);
  if (kind?.kind === 'terms' && isDueBasis(value, t)) return t.sheet.overdueFrom[value];
  const choice = kind?.kind === 'choice' ? kind.values.find((one) => one === value) : undefined;
  if (value === 'EXCEL') return t.sheet.answers.choices.EXCEL;
  return choice === undefined ? words.sentence(value) : t.sheet.answers.choices[choice];
}
