// What the sheet does not settle: what has to be answered before rows can be flagged, and what Duebook assumed.
import { parseDay } from '../../core/calendar.ts';
import type { Question } from '../../core/sheet.ts';
import type { Words } from '../messages.ts';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** Blocking questions as warnings, the others as a quiet list of assumptions. */
export function Questions({ questions }: { readonly questions: readonly Question[] }) {
  const { words } = usePane();
  const t = words.t.sheet.questions;
  const blocking = questions.filter((question) => question.blocking);
  const assumptions = questions.filter((question) => !question.blocking);
  return (
    <>
      {blocking.length > 0 && (
        <section className="block notices">
          <h2>{t.heading}</h2>
          {blocking.map((question) => (
            <Notice key={keyOf(question)} intent="warning">
              <strong className="line">{t.blocking}</strong>
              <QuestionWords question={question} />
            </Notice>
          ))}
        </section>
      )}
      {assumptions.length > 0 && (
        <section className="block">
          <h2>{t.assumptions}</h2>
          <ul className="assumptions">
            {assumptions.map((question) => (
              <li key={keyOf(question)}>
                <QuestionWords question={question} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const keyOf = ({ topic, text }: Question): string => `${topic} ${text}`;

/** The first cells are enough to find the place. */
const MOST_CELLS = 6;

function QuestionWords({ question: { text, assumed, cells } }: { readonly question: Question }) {
  const { words } = usePane();
  const t = words.t.sheet.questions;
  const assumption = assumed === null ? null : wordsOfAssumption(assumed, words);
  return (
    <>
      <span className="line">{words.sentence(text)}</span>
      {assumption !== null && <span className="line caption">{t.assumed(assumption)}</span>}
      {cells.length > 0 && <span className="line caption">{t.cells(cells.slice(0, MOST_CELLS))}</span>}
    </>
  );
}

function wordsOfAssumption(assumed: string, words: Words): string {
  const day = parseDay(assumed);
  return day === null ? words.sentence(assumed) : words.day(day);
}
