// HTML in which every value is escaped unless it is HTML of ours already.
import { escapeMarkup } from './http-messages.ts';

/** Markup that needs no escaping any more. Only `html` makes it. */
export class SafeHtml {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Value = string | number | SafeHtml | readonly SafeHtml[];

function render(value: Value): string {
  if (value instanceof SafeHtml) return value.markup;
  return typeof value === 'object' ? value.map(({ markup }) => markup).join('') : escapeMarkup(String(value));
}

/** A template whose values are escaped: html`<td>${'<b>'}</td>` holds `&lt;b&gt;`. Attributes must be quoted. */
export const html = (texts: TemplateStringsArray, ...values: readonly Value[]): SafeHtml =>
  new SafeHtml(texts.map((text, i) => text + (i < values.length ? render(values[i] ?? '') : '')).join(''));

export const NOTHING = new SafeHtml('');
