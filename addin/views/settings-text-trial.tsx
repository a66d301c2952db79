// A text on trial while it is written: what may not be kept, what could be better, and how it reads in a reminder.
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import type { LetterTextFinding } from '../../core/letter-lint.ts';
import type { OwnLetterText } from '../../core/letter-wording.ts';
import type { TextPreview } from '../../core/text-preview.ts';
import { type Answer, isProblem } from '../api.ts';
import { findingsIn, inOrder } from '../settings-text-check.ts';
import { MailBody } from './mail.tsx';
import { ProblemNotice } from './notice.tsx';
import { useSettings } from './settings-form.tsx';

/** Long enough not to ask at every letter, short enough to be there when one looks up. */
const PAUSE_MS = 500;

/** Findings and preview; `text` is null while a part is missing. */
export function TextTrial({ text }: { readonly text: OwnLetterText | null }) {
  const { t } = useSettings();
  const { latest, isOfThis, askAgain } = usePreview(text);
  if (text === null) return <p className="fault-line">{t.faults.empty}</p>;
  const preview = latest !== null && !isProblem(latest) ? latest.value : null;
  // What the server says of just this text knows the whole letter; until then the pane says what it finds by itself.
  const findings = preview !== null && isOfThis ? preview.findings : findingsIn(text);
  return (
    <>
      <Findings findings={findings} />
      <section className="block" aria-label={t.texts.preview}>
        <h2>{t.texts.preview}</h2>
        <p className="caption">{t.texts.previewText}</p>
        {latest !== null && isProblem(latest) && (
          <ProblemNotice problem={latest} attempt="asking" tryAgain={askAgain} />
        )}
        {preview !== null && <Letter preview={preview} language={text.language} />}
      </section>
    </>
  );
}

function Letter({ preview, language }: { readonly preview: TextPreview; readonly language: string }) {
  const { words, t } = useSettings();
  return (
    <>
      <dl className="mail-head">
        <dt>{t.texts.previewSubject}</dt>
        <dd lang={language}>{words.sentence(preview.subject)}</dd>
      </dl>
      <MailBody preview={{ ...preview, language }} />
    </>
  );
}

/** The preview of the text as it was when the writer last paused; the one before stays until another is there. */
function usePreview(text: OwnLetterText | null) {
  const { store } = useSettings();
  const [latest, setLatest] = useState<{ of: string; answer: Answer<TextPreview> } | null>(null);
  const [attempts, setAttempts] = useState(1);
  const written = JSON.stringify(text);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text counts as it is written, and another attempt is a reason to ask again.
  useEffect(() => {
    if (text === null) return;
    let isLeft = false;
    const ask = async () => {
      const answer = await store.previewText(text);
      if (!isLeft) setLatest({ of: written, answer });
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [store, written, attempts]);
  return {
    latest: latest?.answer ?? null,
    isOfThis: latest?.of === written,
    askAgain: () => setAttempts(attempts + 1),
  };
}

/** The findings; told aloud when they become others. */
function Findings({ findings }: { readonly findings: readonly LetterTextFinding[] }) {
  const { t } = useSettings();
  return (
    <section className="block" aria-label={t.texts.lintHeading}>
      <h2>{t.texts.lintHeading}</h2>
      <div role="status">
        {findings.length === 0 && (
          <p className="status-line good">
            <CheckmarkCircleRegular aria-hidden="true" />
            {t.texts.lintGood}
          </p>
        )}
        <ul className="plain-list">
          {inOrder(findings).map(({ place, because, severity, where, code }) => (
            <li key={`${where} ${code} ${because}`}>
              <span className={severity === 'refused' ? 'badge bad finding' : 'badge finding'}>
                {severity === 'refused' ? t.texts.refused : t.texts.warning}
              </span>
              <span className="line">{t.texts.finding(t.texts.places[place] ?? place, because)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
