// A text as it stands in the form: read, and looked through at once for what every reminder must and must not say.
import { type LetterTextFinding, lintLetterTexts } from '../core/letter-lint.ts';
import { type OwnLetterText, ownLetterTextSchema } from '../core/letter-wording.ts';
import { readTyped, type Typed } from './settings-typed.ts';

/** The text that was typed; null while a part that has to be there is missing. */
export function readText(typed: Typed<OwnLetterText>): OwnLetterText | null {
  const read = ownLetterTextSchema.safeParse(readTyped(typed));
  return read.success ? read.data : null;
}

/** What is wrong with a text as the pane finds it by itself, at once. */
export const findingsIn = (text: OwnLetterText): readonly LetterTextFinding[] => lintLetterTexts([text]);

/** Findings with what may not be kept first. The place is the part of the text: `subject.one`, `opening`. */
export function inOrder(
  findings: readonly LetterTextFinding[],
): readonly (LetterTextFinding & { readonly place: string })[] {
  return findings
    .map((finding) => ({ ...finding, place: placeIn(finding.where) }))
    .toSorted((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'));
}

/** `de.2.opening.0` is in the opening: paragraphs have no name of their own. */
const placeIn = (where: string): string =>
  where
    .split('.')
    .slice(2)
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
