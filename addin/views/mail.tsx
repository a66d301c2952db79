// The mail itself: who gets it, what stands in the subject, and both parts. The html part is shown in a frame that may do
// nothing: no script, no form, no link out.
import type { ReminderPreview } from '../../core/reminder.ts';
import { Fold } from './fold.tsx';
import { usePane } from './pane-context.tsx';

/** Recipient, subject and what the mail asks for. */
export function MailHead({ preview }: { readonly preview: ReminderPreview }) {
  const { words } = usePane();
  const t = words.t.reminder;
  const { to, subject, language, payBy, invoiceCount, totals } = preview;
  return (
    <>
      <dl className="mail-head">
        <dt>{t.to}</dt>
        <dd className="breakable">{to}</dd>
        <dt>{t.subject}</dt>
        <dd lang={language}>{words.sentence(subject)}</dd>
      </dl>
      <p className="caption">
        {t.contents(invoiceCount, words.moneys(totals))}. {t.language(words.languageName(language))}.{' '}
        {t.payBy(words.day(payBy))}.
      </p>
    </>
  );
}

/** Both parts of the mail; in the privacy view they are not shown. */
export function MailBody({
  preview: { html, text, language },
}: {
  readonly preview: Pick<ReminderPreview, 'html' | 'text' | 'language'>;
}) {
  const { words } = usePane();
  const t = words.t.reminder;
  if (words.hidden) return <p>{t.previewHidden}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: Excel on the web passes frames by when it moves the focus itself. */}
      <iframe className="mail-frame" sandbox="" srcDoc={html} title={t.asSeen} lang={language} tabIndex={0} />
      <Fold heading={t.textPart}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard. */}
        <pre className="mail-text" lang={language} tabIndex={0}>
          {text}
        </pre>
      </Fold>
    </>
  );
}
