// The SES v1 wire format (Query API, version 2010-12-01): numbered form fields in, XML out.
import { randomUUID } from 'node:crypto';
import { escapeMarkup } from './http-messages.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** A refusal as SES words it; `code` is what the SDK shows as the error's name. */
export class SesRefusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** `prefix.member.1`, `prefix.member.2` … in order. */
export function membersOf(form: URLSearchParams, prefix: string): string[] {
  const members: string[] = [];
  for (let value = form.get(`${prefix}.member.1`); value !== null; ) {
    members.push(value);
    value = form.get(`${prefix}.member.${members.length + 1}`);
  }
  return members;
}

/** The tags of a send as events carry them: name → one value. Throws SesRefusal for signs SES does not take. */
export function tagsOf(form: URLSearchParams): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (let i = 1; form.has(`Tags.member.${i}.Name`); i++) {
    const [name, value] = [form.get(`Tags.member.${i}.Name`) ?? '', form.get(`Tags.member.${i}.Value`) ?? ''];
    if (!/^[\w-]{1,256}$/.test(name) || !/^[\w-]{1,256}$/.test(value)) {
      throw new SesRefusal('InvalidParameterValue', `Invalid tag ${name}: only letters, digits, _ and - are allowed.`);
    }
    tags[name] = [value];
  }
  return tags;
}

/** The XML of a successful action. `result` is XML already. */
export const successXml = (action: string, result: string): string =>
  `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result>` +
  `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`;

/** The XML of a refusal. */
export const refusalXml = ({ code, message, status }: SesRefusal): string =>
  `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
  `<Code>${escapeMarkup(code)}</Code><Message>${escapeMarkup(message)}</Message></Error>` +
  `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`;
