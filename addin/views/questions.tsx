// What the sheet does not settle: what has to be answered before rows can be flagged, what Duebook assumed, and what has
// been answered. Each is answered in place; the sheet is read again at once.
import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { isRefusal } from '../../core/refusal.ts';
import type { Question } from '../../core/sheet.ts';
import { answerKindOf, answerKindOfQuestion, columnTopic } from '../answers.ts';
import { useStore } from '../store.ts';
import { AnswerInput, wordsOfAnswer } from './answer-input.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** Blocking questions as warnings, the others as a quiet list of assumptions. */
export function Questions({ questions }: { readonly questions: readonly Question[] }) {
  const { pane, words } = usePane();
  const { read } = useStore(pane.sheet.state);
  const t = words.t.sheet.questions;
  const given = read === null || isRefusal(read) ? {} : read.answers;
  const open = questions.filter(({ topic }) => !Object.hasOwn(given, topic));
  const blocking = questions.filter((question) => question.blocking);
  const assumptions = open.filter((question) => !question.blocking);
  return (
    <>
      {blocking.length > 0 && (
        <section className="block notices">
          <h2>{t.heading}</h2>
          {blocking.map((question, at) => (
            <Notice key={keyOf(question)} intent="warning">
              <strong className="line">{t.blocking}</strong>
              <QuestionWords question={question} />
              {isFirstOfTopic(blocking, at) && <Answer question={question} />}
            </Notice>
          ))}
        </section>
      )}
      {assumptions.length > 0 && (
        <section className="block">
          <h2>{t.assumptions}</h2>
          <ul className="assumptions">
            {assumptions.map((question, at) => (
              <li key={keyOf(question)}>
                <QuestionWords question={question} />
                {isFirstOfTopic(assumptions, at) && <ChangedAnswer question={question} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const keyOf = ({ topic, text }: Question): string => `${topic} ${text}`;

/** One answer settles every question of its topic. */
const isFirstOfTopic = (questions: readonly Question[], at: number): boolean =>
  questions.findIndex(({ topic }) => topic === questions[at]?.topic) === at;

/** The first cells are enough to find the place. */
const MOST_CELLS = 6;

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
  const t = words.t.sheet.questions;
  return (
    <span className="line row-links">
      <span className="caption">{t.cells}</span>
      {cells.slice(0, MOST_CELLS).map((cell) => (
        <Link key={cell} as="button" aria-label={t.goToCell(cell)} onClick={() => void pane.sheet.goTo(cell)}>
          {cell}
        </Link>
      ))}
      {cells.length > MOST_CELLS && <span className="caption">{t.moreCells(cells.length - MOST_CELLS)}</span>}
    </span>
  );
}

/** What tells nothing overdue without due dates can be settled by a column of them as well. */
const ASKS_WHEN_DUE: readonly string[] = ['terms', 'missingDueDate'];

function Answer({ question }: { readonly question: Question }) {
  const { words } = usePane();
  const give = useAnswer();
  const { topic, assumed, blocking } = question;
  const kind = answerKindOfQuestion(question);
  if (kind === null) return null;
  return (
    <>
      <AnswerInput topic={topic} kind={kind} value={assumed ?? ''} answer={(value) => give({ [topic]: value })} />
      {blocking && ASKS_WHEN_DUE.includes(topic) && (
        <div className="or-column">
          <p className="caption">{words.t.sheet.answers.orDueDates}</p>
          <ColumnPicker
            columnRole="dueDate"
            chosen=""
            answer={(column) => give({ [columnTopic('dueDate')]: column })}
          />
        </div>
      )}
    </>
  );
}

function ChangedAnswer({ question }: { readonly question: Question }) {
  const { words } = usePane();
  const [open, setOpen] = useState(false);
  const name = useTopicName();
  if (answerKindOf(question.topic) === null) return null;
  if (open) return <Answer question={question} />;
  return (
    <Button size="small" aria-label={words.t.sheet.answers.change(name(question.topic))} onClick={() => setOpen(true)}>
      {words.t.sheet.change}
    </Button>
  );
}

/** Gives answers, or takes them back with null, and says so aloud. */
export function useAnswer(): (given: Readonly<Record<string, string | null>>) => void {
  const { pane } = usePane();
  return (given) => {
    const isGiven = Object.values(given).some((value) => value !== null);
    void pane.sheet
      .answer(given)
      .then(() => pane.tell(({ t }) => (isGiven ? t.sheet.answers.done : t.sheet.answers.takenBack)));
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
