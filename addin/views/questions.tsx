// What the sheet does not settle: what has to be answered before rows can be flagged, what Duebook assumed, and what has
// been answered. Each is answered in place; the sheet is read again at once.
import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { isRefusal } from '../../core/refusal.ts';
import type { Question } from '../../core/sheet.ts';
import { type Answers, answerKindOf, answerKindOfQuestion, columnTopic } from '../answers.ts';
import { columnsOf } from '../sheet-columns.ts';
import { useStore } from '../store.ts';
import { AnswerInput, wordsOfAnswer } from './answer-input.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { FOCUS_LIST, focusTopic } from './use-focus-kept.ts';
import { useOpening } from './use-opening.ts';

/** What has to be answered before rows can be flagged, before anything else on the sheet. */
export function BlockingQuestions({ questions }: { readonly questions: readonly Question[] }) {
  const { words } = usePane();
  const t = words.t.sheet.questions;
  const blocking = questions.filter((question) => question.blocking);
  if (blocking.length === 0) return null;
  return (
    <section className="block notices" aria-label={t.heading} {...FOCUS_LIST}>
      {blocking.map((question, at) => (
        <div key={keyOf(question)} {...focusTopic(question.topic)}>
          <Notice intent="warning">
            <strong className="line">{t.blocking}</strong>
            <QuestionWords question={question} />
            {isFirstOfTopic(blocking, at) && <Answer question={question} asked={blocking} />}
          </Notice>
        </div>
      ))}
    </section>
  );
}

interface AssumptionsProps {
  readonly questions: readonly Question[];
  /** What is answered already and shown as such. */
  readonly given: Answers;
}

/** What Duebook went on with, as a quiet list. */
export function Assumptions({ questions, given }: AssumptionsProps) {
  const { words } = usePane();
  const assumptions = questions.filter(({ topic, blocking }) => !blocking && !Object.hasOwn(given, topic));
  if (assumptions.length === 0) return null;
  return (
    <section className="block">
      <h2>{words.t.sheet.questions.assumptions}</h2>
      <ul className="assumptions">
        {assumptions.map((question, at) => (
          <li key={keyOf(question)} {...focusTopic(question.topic)}>
            <QuestionWords question={question} />
            {isFirstOfTopic(assumptions, at) && <ChangedAnswer question={question} asked={assumptions} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const keyOf = ({ topic, text }: Question): string => `${topic} ${text}`;

/** One answer settles every question of its topic. */
const isFirstOfTopic = (questions: readonly Question[], at: number): boolean =>
  questions.findIndex(({ topic }) => topic === questions[at]?.topic) === at;

/** The first cells are enough to find the place; the others are folded away. */
const FEW_CELLS = 3;

function QuestionWords({ question: { topic, text, assumed, cells } }: { readonly question: Question }) {
  const { words } = usePane();
  const t = words.t.sheet.questions;
  const assumption = assumed === null ? null : wordsOfAnswer(answerKindOf(topic), assumed, words);
  return (
    <>
      <span className="line">{words.sentence(text)}</span>
      {assumption !== null && <span className="line caption">{t.assumed(assumption)}</span>}
      {cells.length > 0 && <CellLinks cells={cells} />}
    </>
  );
}

function CellLinks({ cells }: { readonly cells: readonly string[] }) {
  const { pane, words } = usePane();
  const [all, setAll] = useState(false);
  const t = words.t.sheet.questions;
  const shown = all ? cells : cells.slice(0, FEW_CELLS);
  return (
    <span className="line row-links">
      <span className="caption">{t.cells}</span>
      {shown.map((cell) => (
        <Link key={cell} as="button" aria-label={t.goToCell(cell)} onClick={() => void pane.sheet.goTo(cell)}>
          {cell}
        </Link>
      ))}
      {cells.length > shown.length && (
        <Link as="button" aria-expanded={false} onClick={() => setAll(true)}>
          {t.moreCells(cells.length - shown.length)}
        </Link>
      )}
    </span>
  );
}

/** What tells nothing overdue without due dates can be settled by a column of them as well. */
const ASKS_WHEN_DUE: readonly string[] = ['terms', 'missingDueDate'];

interface AnswerProps {
  readonly question: Question;
  /** The questions that stand beside it; those of its topic are answered with it. */
  readonly asked: readonly Question[];
}

function Answer({ question, asked }: AnswerProps) {
  const { words } = usePane();
  const give = useAnswer();
  const { topic, assumed, blocking } = question;
  const kind = answerKindOfQuestion(question, asked);
  if (kind === null) return null;
  const answer = (value: string) => void give({ [topic]: value });
  return (
    <>
      {blocking && kind.kind === 'column' && assumed !== null && <ProposedColumn column={assumed} answer={answer} />}
      <AnswerInput topic={topic} kind={kind} value={assumed ?? ''} answer={answer} />
      {blocking && ASKS_WHEN_DUE.includes(topic) && (
        <div className="or-column">
          <p className="caption">{words.t.sheet.answers.orDueDates}</p>
          <ColumnPicker
            columnRole="dueDate"
            chosen=""
            answer={(column) => void give({ [columnTopic('dueDate')]: column })}
          />
        </div>
      )}
    </>
  );
}

interface ProposedColumnProps {
  readonly column: string;
  readonly answer: (column: string) => void;
}

/** The column that Duebook asks about, one press away: the yes to its question. */
function ProposedColumn({ column, answer }: ProposedColumnProps) {
  const { pane, words } = usePane();
  const { read } = useStore(pane.sheet.state);
  const t = words.t.sheet.answers;
  if (read === null || isRefusal(read)) return null;
  const heading = columnsOf(read.cells, read.reading).find((one) => one.column === column)?.heading ?? '';
  return (
    <div className="proposed-column">
      <Button className="choice" onClick={() => answer(column)}>
        {heading === '' ? t.takeColumn(column) : t.takeColumnWithHeading(column, heading)}
      </Button>
      <p className="caption">{t.orAnother}</p>
    </div>
  );
}

function ChangedAnswer({ question, asked }: AnswerProps) {
  const { words } = usePane();
  const { isOpen, open, close, opener } = useOpening();
  const t = words.t.sheet;
  const name = useTopicName()(question.topic);
  if (answerKindOfQuestion(question, asked) === null) return null;
  if (isOpen)
    return (
      <div className="answer-change">
        <Answer question={question} asked={asked} />
        <Button size="small" aria-label={t.answers.cancelOf(name)} onClick={close}>
          {t.answers.cancel}
        </Button>
      </div>
    );
  return (
    <Button id={opener} size="small" aria-label={t.answers.change(name)} onClick={open}>
      {t.change}
    </Button>
  );
}

/** Gives answers, or takes them back with null, and says so aloud; true when the sheet could be read with them. */
export function useAnswer(): (given: Readonly<Record<string, string | null>>) => Promise<boolean> {
  const { pane } = usePane();
  return async (given) => {
    const isGiven = Object.values(given).some((value) => value !== null);
    const refusal = await pane.sheet.answer(given);
    pane.tell((words) => {
      const { answers } = words.t.sheet;
      if (refusal !== null) return answers.notTaken(words.sentence(refusal.because));
      return isGiven ? answers.done : answers.takenBack;
    });
    return refusal === null;
  };
}

/** What a topic is called on screen. */
export function useTopicName(): (topic: string) => string {
  const { words } = usePane();
  const t = words.t.sheet;
  return (topic) => {
    const kind = answerKindOf(topic);
    if (kind?.kind === 'column') return t.columns[kind.role];
    return topic.startsWith('bucket.') ? t.answers.bucketTopic(topic.slice('bucket.'.length)) : t.answers.topic(topic);
  };
}
