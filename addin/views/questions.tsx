// What the sheet does not settle: what Duebook assumed, and what has to be answered before rows can be flagged.
import type { Question } from '../../core/sheet.ts';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** Blocking questions first, then assumptions. */
export function Questions({ questions }: { readonly questions: readonly Question[] }) {
  const { words } = usePane();
  if (questions.length === 0) return null;
  const ordered = [...questions].sort((a, b) => Number(b.blocking) - Number(a.blocking));
  return (
    <section className="block notices">
      <h2>{words.t.sheet.questions.heading}</h2>
      {ordered.map((question) => (
        <QuestionNotice key={`${question.topic} ${question.text}`} question={question} />
      ))}
    </section>
  );
}

function QuestionNotice({ question: { text, assumed, blocking, cells } }: { readonly question: Question }) {
  const { words } = usePane();
  const { sentence, t } = words;
  return (
    <Notice intent={blocking ? 'warning' : 'info'}>
      {blocking && <strong>{t.sheet.questions.blocking}</strong>}
      <span className="line">{sentence(text)}</span>
      {assumed !== null && <span className="line">{t.sheet.questions.assumed(sentence(assumed))}</span>}
      {cells.length > 0 && <span className="line caption">{t.sheet.questions.cells(cells.slice(0, 6))}</span>}
    </Notice>
  );
}
