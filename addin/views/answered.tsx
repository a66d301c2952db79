// What has been answered for the sheet: by whom, where it is kept, and how to change it.
import { Button } from '@fluentui/react-components';
import type { Question } from '../../core/sheet.ts';
import type { AnsweredBy, ChangedLayout } from '../answer-book.ts';
import { answerKindOf, answerKindOfQuestion, type KeptPlace, placeOfAnswer } from '../answers.ts';
import type { Kept } from '../layout-store.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { AnswerInput, wordsOfAnswer } from './answer-input.tsx';
import { Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useAnswer, useTopicName } from './questions.tsx';
import { focusTopic } from './use-focus-kept.ts';
import { useOpening } from './use-opening.ts';

/** By what earlier answers the sheet was recognised, or why they are not used. */
export function RecognisedBy({ sheet: { answeredBy, changed } }: { readonly sheet: ReadSheet }) {
  if (changed !== null) return <ChangedLayoutNotice changed={changed} />;
  return <RecognisedWords answeredBy={answeredBy} />;
}

function RecognisedWords({ answeredBy }: { readonly answeredBy: AnsweredBy }) {
  const { words } = usePane();
  const t = words.t.sheet.recognised;
  if (answeredBy.by === 'workbook') return <p className="caption">{t.workbook(answeredBy.name)}</p>;
  if (answeredBy.by !== 'company') return null;
  const { name, learntAt, learntBy } = answeredBy.layout;
  return <p className="caption">{t.company(name, words.date(learntAt), learntBy)}</p>;
}

function ChangedLayoutNotice({ changed: { name, changes, proposed } }: { readonly changed: ChangedLayout }) {
  const { words } = usePane();
  const give = useAnswer();
  const t = words.t.sheet.recognised;
  const hasAnswers = Object.keys(proposed).length > 0;
  return (
    <Notice
      intent="warning"
      {...(hasAnswers ? { action: { label: t.useEarlier, press: () => void give(proposed) } } : {})}
    >
      <strong className="line">{t.changed(name)}</strong>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** The answers in force, each with Change, and where they are kept. */
export function Answered({ sheet: { answers, answeredBy, reading } }: { readonly sheet: ReadSheet }) {
  const { words } = usePane();
  const topics = Object.keys(answers);
  if (topics.length === 0) return null;
  return (
    <section className="block">
      <h2>{words.t.sheet.answers.heading}</h2>
      <ul className="plain-list">
        {topics.map((topic) => (
          <AnsweredTopic key={topic} topic={topic} value={answers[topic] ?? ''} questions={reading.questions} />
        ))}
      </ul>
      {answeredBy.by === 'clerk' && <KeptAnswers topics={topics} />}
    </section>
  );
}

interface AnsweredTopicProps {
  readonly topic: string;
  readonly value: string;
  /** The questions of the sheet; what was answered is among them where it is still to be said. */
  readonly questions: readonly Question[];
}

function AnsweredTopic({ topic, value, questions }: AnsweredTopicProps) {
  const { words } = usePane();
  const t = words.t.sheet.answers;
  const { isOpen, open, close, opener } = useOpening();
  const give = useAnswer();
  const name = useTopicName()(topic);
  const kind = answerKindOf(topic);
  const question = questions.find((one) => one.topic === topic);
  const offered = question === undefined ? kind : answerKindOfQuestion(question, questions);
  const change = (other: string | null) => {
    close();
    void give({ [topic]: other });
  };
  return (
    <li className="answered-topic" {...focusTopic(topic)}>
      <span>{t.given(name, wordsOfAnswer(kind, value, words))}</span>
      {!isOpen && (
        <Button id={opener} size="small" aria-label={t.change(name)} onClick={open}>
          {words.t.sheet.change}
        </Button>
      )}
      {isOpen && (
        <div className="answer-change">
          {offered !== null && <AnswerInput topic={topic} kind={offered} value={value} answer={change} />}
          <Button size="small" aria-label={t.takeBackOf(name)} onClick={() => change(null)}>
            {t.takeBack}
          </Button>
          <Button size="small" aria-label={t.cancelOf(name)} onClick={close}>
            {t.cancel}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Where the answers are kept: all of them in one sentence, or each place with the answers that are kept there. */
function KeptAnswers({ topics }: { readonly topics: readonly string[] }) {
  const { pane, words } = usePane();
  const { kept } = useStore(pane.layouts.state);
  const nameOf = useTopicName();
  const t = words.t.sheet.answers;
  if (kept.kept === 'nowhere') return null;
  if (kept.kept === 'refused') return <p className="caption">{t.kept.refused(kept.refusal.because)}</p>;
  const places = PLACES.flatMap((place) => {
    const there = topics.filter((topic) => placeOfAnswer(topic) === place);
    return there.length === 0 ? [] : [{ place, names: there.map(nameOf) }];
  });
  return places.map(({ place, names }) => (
    <KeptThere key={place} place={place} kept={kept} names={places.length === 1 ? [] : names} />
  ));
}

const PLACES: readonly KeptPlace[] = ['company', 'workbook', 'week', 'pane'];

interface KeptThereProps {
  readonly place: KeptPlace;
  readonly kept: Exclude<Kept, { kept: 'refused' }>;
  /** The answers that are kept there; none where all are. */
  readonly names: readonly string[];
}

function KeptThere({ place, kept, names }: KeptThereProps) {
  const { pane, words } = usePane();
  const t = words.t.sheet.answers;
  if (kept.kept === 'nowhere') return null;
  if (place === 'company' && kept.kept === 'not-for-company') return <NotForCompany kept={kept} />;
  const said = place === 'company' ? t.kept[kept.kept] : t.keptIn[place];
  return (
    <>
      <p className="caption">{names.length === 0 ? said : t.keptOf(names, said)}</p>
      {place === 'company' && kept.kept === 'in-workbook' && (
        <Button size="small" onClick={() => void pane.signIn(() => {})}>
          {words.t.signIn}
        </Button>
      )}
    </>
  );
}

function NotForCompany({ kept }: { readonly kept: Extract<Kept, { kept: 'not-for-company' }> }) {
  const { pane, words } = usePane();
  const t = words.t.sheet.answers;
  const again = () => void pane.layouts.teach(kept.layout);
  if (kept.problem.problem !== 'changed')
    return <ProblemNotice problem={kept.problem} attempt="asking" tryAgain={again} />;
  return (
    <Notice intent="warning" action={{ label: t.keepForCompany, press: again }}>
      {t.kept['not-for-company']} {kept.problem.because}
    </Notice>
  );
}
