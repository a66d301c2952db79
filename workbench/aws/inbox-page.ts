// The inbox as pages: plain HTML, no script, readable at 320 px, in the dark and by keyboard.
import type { InboxLine, InboxMail, InboxStep } from './inbox-mail.ts';
import { html, NOTHING, type SafeHtml } from './safe-html.ts';

const OUTCOMES = [
  { outcome: 'delivery', label: 'Simulate delivery' },
  { outcome: 'delay', label: 'Simulate delay' },
  { outcome: 'bounce', label: 'Simulate bounce' },
  { outcome: 'complaint', label: 'Simulate complaint' },
] as const;

/** Shows instants in the company's time zone. */
export type ShowInstant = (iso: string) => string;

/** `15 Sept 2026, 14:05:09` in the company's locale and time zone. */
export const instantsIn = (locale: string, timeZone: string): ShowInstant => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  return (iso) => format.format(new Date(iso));
};

const page = (title: string, content: SafeHtml): string =>
  `<!doctype html>\n${
    html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/inbox.css">
</head>
<body>${content}</body>
</html>`.markup
  }`;

const time = (at: string, show: ShowInstant): SafeHtml => html`<time datetime="${at}">${show(at)}</time>`;

const badge = (state: string): SafeHtml => html`<span class="state" data-state="${state}">${state}</span>`;

const line = (mail: InboxLine, show: ShowInstant): SafeHtml => html`<li>
<a href="/inbox/${encodeURIComponent(mail.id)}">
<span class="subject">${mail.subject || '(no subject)'}</span>
${badge(mail.state)}
<span class="to">to ${mail.to.join(', ')}</span>
${time(mail.at, show)}
</a>
</li>`;

/** The list, newest first. */
export const listPage = (mails: readonly InboxLine[], show: ShowInstant): string =>
  page(
    `Inbox (${mails.length})`,
    html`<header><h1>Inbox</h1>
<p>Every mail Duebook has sent from this workbench. None of them left this machine.</p>
<p><a href="/inbox">Look again</a> · <a href="/">Back to the sheet</a></p></header>
<main>${
      mails.length === 0
        ? html`<p class="empty">No mail yet. Send a reminder from the sheet and it will appear here.</p>`
        : html`<ol class="mails">${mails.map((mail) => line(mail, show))}</ol>`
    }</main>`,
  );

const step = ({ at, state, because }: InboxStep, show: ShowInstant): SafeHtml =>
  html`<li>${badge(state)} ${time(at, show)}${because === null ? NOTHING : html`<br>${because}`}</li>`;

const row = (name: string, value: string | SafeHtml): SafeHtml => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const button = ({ outcome, label }: (typeof OUTCOMES)[number]): SafeHtml =>
  html`<button type="submit" name="outcome" value="${outcome}">${label}</button>`;

function attachments(mail: InboxMail, base: string): SafeHtml {
  if (mail.attachments.length === 0) return NOTHING;
  const items = mail.attachments.map(
    ({ name, type, size }, position) =>
      html`<li><a href="${base}/attachments/${position}" download="${name}">${name}</a> (${type}, ${size} bytes)</li>`,
  );
  return html`<section><h2>Attachments</h2><ul>${items}</ul></section>`;
}

function delivery(mail: InboxMail, base: string, show: ShowInstant): SafeHtml {
  return html`<section><h2>Delivery</h2>
<ol class="steps">${mail.steps.map((happened) => step(happened, show))}</ol>
<form method="post" action="${base}/simulate"><p>Let something happen to this mail:</p>
${OUTCOMES.map(button)}</form></section>`;
}

const part = (title: string, content: SafeHtml | null): SafeHtml =>
  html`<section><h2>${title}</h2>${content ?? html`<p class="empty">This mail has no such part.</p>`}</section>`;

/** One mail: what happened to it, both its parts, its headers. The HTML part stands in a frame that can do nothing. */
export function mailPage(mail: InboxMail, show: ShowInstant): string {
  const base = `/inbox/${encodeURIComponent(mail.id)}`;
  const frame = html`<iframe title="HTML part of the mail" sandbox="" src="${base}/html"></iframe>`;
  return page(
    `${mail.subject} - Inbox`,
    html`<header><p><a href="/inbox">Inbox</a></p><h1>${mail.subject || '(no subject)'}</h1>
<dl>${row('From', mail.from)}${row('To', mail.to.join(', '))}${row('Sent', time(mail.at, show))}${row('State', badge(mail.state))}</dl></header>
<main>${delivery(mail, base, show)}
${part('HTML', mail.html === null ? null : frame)}
${part('Text', mail.text === null ? null : html`<pre class="text">${mail.text}</pre>`)}
${attachments(mail, base)}
<section><h2>Headers</h2><dl class="headers">${mail.headers.map(({ name, value }) => row(name, value))}</dl>
<p><a href="${base}/raw">The mail as a file (.eml)</a></p></section>
<section><h2>Tags</h2><dl>${Object.entries(mail.tags).map(([name, value]) => row(name, value))}</dl></section></main>`,
  );
}
