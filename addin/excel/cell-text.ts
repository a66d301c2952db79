// Text on its way into a cell. Excel takes a text that begins like a formula for one, whoever typed it: a customer, a
// colleague, an answer from the server. Every text written to the sheet goes through here; numbers stay numbers.

const BEGINS_LIKE_A_FORMULA = /^[\s\0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const BEGINS_WITH_CONTROL = /^[\t\r\n\0]/;

/**
 * The text as Excel will show it and never run it: a leading apostrophe, which Excel keeps out of sight, where the text
 * begins with `= + - @` (also full-width, also after spaces), a tab, a line break or NUL. `=1+1` becomes `'=1+1`.
 */
export function asCellText(text: string): string {
  const risky = BEGINS_LIKE_A_FORMULA.test(text) || BEGINS_WITH_CONTROL.test(text) || text.startsWith("'");
  return risky ? `'${text}` : text;
}
