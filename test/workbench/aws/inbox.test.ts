// The inbox over HTTP: what a person reads of a mail, what the buttons do, and that no mail can act on the page.
import { createServer } from 'node:http';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { portOf } from '../../../workbench/aws/free-port.ts';
import { closeServer } from '../../../workbench/aws/http-messages.ts';
import { inboxRoutes } from '../../../workbench/aws/inbox.ts';
import { instantsIn } from '../../../workbench/aws/inbox-page.ts';
import { LOCAL_CREDENTIALS } from '../../../workbench/aws/local-credentials.ts';
import { type MailSimulator, startMail } from '../../../workbench/aws/mail.ts';

const HOSTILE = `<img src=x onerror=alert(1)> "Acme" & 'Sons'`;
const ESCAPED = '&lt;img src=x onerror=alert(1)&gt; &quot;Acme&quot; &amp; &#39;Sons&#39;';
let mail: MailSimulator;
let base = '';
let id = '';

const server = createServer(async (request, response) => {
  const routes = inboxRoutes(mail, instantsIn('en-GB', 'Europe/London'));
  if (!(await routes(request, response))) response.writeHead(418).end();
});

async function sendMail(to: string): Promise<string> {
  const raw = await new MailComposer({
    from: { name: HOSTILE, address: 'accounts@harbourlane.example' },
    to,
    subject: HOSTILE,
    text: `Dear ${HOSTILE}`,
    html: '<p>Dear customer</p><script>alert(1)</script>',
    attachments: [{ filename: 'statement.pdf', content: Buffer.from('%PDF-1.7'), contentType: 'application/pdf' }],
  })
    .compile()
    .build();
  const ses = new SESClient({ endpoint: mail.endpoint, ...LOCAL_CREDENTIALS, maxAttempts: 1 });
  const { MessageId = '' } = await ses.send(
    new SendRawEmailCommand({ RawMessage: { Data: raw }, Tags: [{ Name: 'reminder', Value: '01JX' }] }),
  );
  ses.destroy();
  return MessageId;
}

beforeAll(async () => {
  mail = await startMail({
    dataDir: null,
    clock: () => Date.parse('2026-09-30T13:05:09Z'),
    identities: ['harbourlane.example'],
    configurationSets: [],
    publish: async () => {},
    outcomeAfter: null,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(async () => {
  await closeServer(server);
  await mail.stop();
});

const read = async (path: string) => {
  const response = await fetch(base + path);
  return { status: response.status, headers: response.headers, body: await response.text() };
};
const press = (outcome: string, origin: string | null = base) =>
  fetch(`${base}/inbox/${id}/simulate`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ outcome }),
    ...(origin !== null && { headers: { origin } }),
  });

it('an inbox without mails says what will bring one', async () => {
  expect((await read('/inbox')).body).toContain('No mail yet');
  expect(await read('/inbox.json')).toMatchObject({ body: '{"mails":[]}' });
});

it('a mail is listed with subject, recipient, state and time, every value escaped', async () => {
  id = await sendMail('ap@acme.example');
  const { body, headers } = await read('/inbox');

  expect(body).toContain(ESCAPED);
  expect(body).not.toContain('<img');
  expect(body).toContain('ap@acme.example');
  expect(body).toContain('30 Sept 2026, 14:05:09');
  expect(body).toContain('>Sent</span>');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/);
});

it('an opened mail shows headers, text, attachments and tags, and its HTML only inside a frame that can do nothing', async () => {
  const { body } = await read(`/inbox/${id}`);
  const framed = await read(`/inbox/${id}/html`);

  expect(body).toContain(`Dear ${ESCAPED}`);
  expect(body).toContain('statement.pdf');
  expect(body).toContain('01JX');
  expect(body).not.toMatch(/<script|<img/);
  expect(body).toContain(`<iframe title="HTML part of the mail" sandbox="" src="/inbox/${id}/html">`);
  expect(framed.body).toContain('<p>Dear customer</p>');
  expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
});

it('the mail and its attachment can be saved, never shown by their own type', async () => {
  const raw = await read(`/inbox/${id}/raw`);
  const attachment = await read(`/inbox/${id}/attachments/0`);

  expect(raw.body).toContain('MIME-Version: 1.0');
  expect(attachment.body).toBe('%PDF-1.7');
  expect(attachment.headers.get('content-type')).toBe('application/octet-stream');
  expect(attachment.headers.get('content-disposition')).toBe('attachment');
});

it('the buttons let delivery, delay, bounce and complaint happen, and the page shows why', async () => {
  for (const outcome of ['delivery', 'delay', 'bounce', 'complaint']) {
    const { status, headers } = await press(outcome);
    expect([status, headers.get('location')]).toEqual([303, `/inbox/${id}`]);
  }
  const { body } = await read(`/inbox/${id}`);
  const { mails } = JSON.parse((await read('/inbox.json')).body);

  expect(body).toContain('550 5.1.1 user unknown');
  expect(mails[0].state).toBe('Complained');
  expect(mails[0].steps.map(({ state }: { state: string }) => state)).toEqual([
    'Sent',
    'Delivered',
    'Delayed',
    'Bounced',
    'Complained',
  ]);
});

it('nobody else may press them, and only what exists can happen', async () => {
  expect((await press('bounce', 'https://evil.example')).status).toBe(403);
  expect((await press('bounce', null)).status).toBe(403);
  expect((await press('explode')).status).toBe(400);
});

it('the JSON holds both parts, newest first', async () => {
  await sendMail('second@acme.example');
  const { mails } = JSON.parse((await read('/inbox.json')).body);

  expect(mails.map(({ to }: { to: string[] }) => to[0])).toEqual(['second@acme.example', 'ap@acme.example']);
  expect(mails[0]).toMatchObject({
    subject: HOSTILE,
    text: expect.stringContaining('Dear'),
    html: expect.stringContaining('<p>Dear customer</p>'),
    tags: { reminder: '01JX' },
    attachments: [{ name: 'statement.pdf', type: 'application/pdf', size: 8 }],
  });
});

it.each(['/inbox/nobody', '/inbox/nobody/html', '/inbox/nobody/raw', '/inbox/nobody/attachments/0'])(
  '%s is not there',
  async (path) => {
    expect((await read(path)).status).toBe(404);
  },
);

it.each(['/inboxes', '/', '/inbox/../secret'])('%s is left to others', async (path) => {
  expect((await read(path)).status).toBe(418);
});
