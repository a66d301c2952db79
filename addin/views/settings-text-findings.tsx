// What is to be said about a text while it is written: what may not be kept, and what could be better.
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import type { OwnLetterText } from '../../core/letter-wording.ts';
import { findingsOf } from '../settings-text-check.ts';
import { useSettings } from './settings-form.tsx';

/** The findings; told aloud when they become others. `text` is null while a part is missing. */
export function TextFindings({ text }: { readonly text: OwnLetterText | null }) {
  const { t } = useSettings();
  const findings = text === null ? [] : findingsOf(text);
  return (
    <section className="block" aria-label={t.texts.lintHeading}>
      <h2>{t.texts.lintHeading}</h2>
      <div role="status">
        {text === null && <p className="fault-line">{t.faults.empty}</p>}
        {text !== null && findings.length === 0 && (
          <p className="status-line good">
            <CheckmarkCircleRegular aria-hidden="true" />
            {t.texts.lintGood}
          </p>
        )}
        <ul className="plain-list">
          {findings.map(({ place, because, severity, where, code }) => (
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
