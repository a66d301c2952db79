// `/inbox`: the mails the simulator took, for people; `/inbox.json` for tests. Nothing in a mail can act on this page: its
// HTML stands in a sandboxed frame under a policy without scripts, and every value is escaped.
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './http-messages.ts';
import { inboxLines, openAttachment, openMail } from './inbox-mail.ts';
import { listPage, mailPage, type ShowInstant } from './inbox-page.ts';
import type { MailSimulator } from './mail.ts';
import type { SimulatedOutcome } from './mail-outcomes.ts';

/** Answers a request for the inbox and says so, or leaves it untouched and returns false. */
export type InboxRoutes = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

interface Answer {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
/** Styles stand in the mail itself; pictures only where they are part of it. */
const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

const OUTCOMES: readonly SimulatedOutcome[] = ['delivery', 'bounce', 'complaint', 'delay'];
const isOutcome = (text: string | null): text is SimulatedOutcome => OUTCOMES.some((outcome) => outcome === text);

const htmlAnswer = (body: string, policy: string): Answer => ({
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  body,
});
const textAnswer = (status: number, body: string): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: `${body}\n`,
});
const fileAnswer = (body: Buffer, type: string): Answer => ({
  headers: { 'content-type': type, 'content-disposition': 'attachment' },
  body,
});
const NOT_FOUND = textAnswer(404, 'There is no such mail.');

/** Whether a form was sent from a page of this very server. */
function isFromHere({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return false;
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host;
}

async function simulate(simulator: MailSimulator, id: string, request: IncomingMessage): Promise<Answer> {
  const outcome = new URLSearchParams((await readBody(request, 1024)).toString()).get('outcome');
  if (!isFromHere(request)) return textAnswer(403, 'Only a page of this workbench may do that.');
  if (simulator.find(id) === null) return NOT_FOUND;
  if (!isOutcome(outcome)) return textAnswer(400, `The outcome is one of ${OUTCOMES.join(', ')}.`);
  await simulator.simulate(id, outcome);
  return { status: 303, headers: { location: `/inbox/${encodeURIComponent(id)}` }, body: '' };
}

async function readPart(simulator: MailSimulator, id: string, part: string, show: ShowInstant): Promise<Answer> {
  const mail = await openMail(simulator, id);
  if (mail === null) return NOT_FOUND;
  if (part === '') return htmlAnswer(mailPage(mail, show), PAGE_POLICY);
  if (part === 'html') return htmlAnswer(mail.html ?? '', MAIL_POLICY);
  if (part === 'raw') return fileAnswer(simulator.rawOf(id) ?? Buffer.alloc(0), 'message/rfc822');
  const position = /^attachments\/(\d+)$/.exec(part)?.[1];
  const attachment = position === undefined ? null : await openAttachment(simulator, id, Number(position));
  // Never with its own type: a browser must save it, not show it.
  return attachment === null ? NOT_FOUND : fileAnswer(attachment, 'application/octet-stream');
}

async function listAsJson(simulator: MailSimulator): Promise<Answer> {
  const mails = await Promise.all(inboxLines(simulator).map(({ id }) => openMail(simulator, id)));
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ mails }) };
}

async function answer(simulator: MailSimulator, show: ShowInstant, request: IncomingMessage): Promise<Answer | null> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const [, id, part = ''] = /^\/inbox\/([\w-]+)(?:\/(.+))?$/.exec(path) ?? [];
  if (request.method === 'POST') return id && part === 'simulate' ? simulate(simulator, id, request) : null;
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  if (path === '/inbox') return htmlAnswer(listPage(inboxLines(simulator), show), PAGE_POLICY);
  if (path === '/inbox.json') return listAsJson(simulator);
  if (path === '/inbox.css') {
    return { headers: { 'content-type': 'text/css' }, body: await readFile(new URL('inbox.css', import.meta.url)) };
  }
  return id === undefined ? null : readPart(simulator, id, part, show);
}

/** The inbox over a simulator; `show` writes instants as the company's clerks read them. */
export function inboxRoutes(simulator: MailSimulator, show: ShowInstant): InboxRoutes {
  return async (request, response) => {
    const answered = await answer(simulator, show, request);
    if (answered === null) return false;
    const always = {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    };
    response.writeHead(answered.status ?? 200, { ...always, ...answered.headers });
    response.end(request.method === 'HEAD' ? undefined : answered.body);
    return true;
  };
}
