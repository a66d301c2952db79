// Which sheet of the workbook is the aged-debtor sheet, where it is not the one in front: proposed with its reason.
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { type ChosenSheet, chooseSheet, type SheetCandidate } from '../core/sheet/choose-sheet.ts';
import type { ReadingContext } from '../core/sheet.ts';
import { createStore } from './store.ts';

/** What to tell the clerk about the other sheets. `instead`: another one is the list; `also`: another one may be as well. */
export interface SheetChoice {
  readonly instead: { readonly sheetName: string; readonly because: string } | null;
  readonly also: readonly string[];
}

const NOTHING: SheetChoice = { instead: null, also: [] };

export class SheetChoiceStore {
  readonly state = createStore<SheetChoice>(NOTHING);
  readonly #readCandidates: () => Promise<readonly SheetCandidate[] | Refusal>;
  readonly #context: () => ReadingContext;
  #looks = 0;

  constructor(readCandidates: () => Promise<readonly SheetCandidate[] | Refusal>, context: () => ReadingContext) {
    this.#readCandidates = readCandidates;
    this.#context = context;
  }

  /** Looks at the sheets of the workbook as they are now. */
  async look(): Promise<void> {
    this.#looks += 1;
    const mine = this.#looks;
    const candidates = await this.#readCandidates();
    if (mine !== this.#looks) return;
    this.state.set(() => (isRefusal(candidates) ? NOTHING : choiceOf(candidates, this.#context())));
  }
}

/** What there is to say about the sheets beside the one in front; nothing when it is the only one that could be read. */
export function choiceOf(candidates: readonly SheetCandidate[], context: ReadingContext): SheetChoice {
  const active = candidates.find(({ isActive }) => isActive)?.cells.sheetName;
  const chosen = candidates.length > 1 ? chooseSheet(candidates, context) : null;
  if (chosen === null || isRefusal(chosen)) return NOTHING;
  if (chosen.sheetName !== active) return { instead: chosen, also: [] };
  return { instead: null, also: alsoOf(chosen) };
}

/** The question of the choice says that others may be the list as well; the clerk is at one of them already. */
const alsoOf = ({ questions, others, sheetName }: ChosenSheet): string[] =>
  others.flatMap((other) =>
    questions.some(({ text }) => text.includes(`“${other.sheetName}”`)) && other.sheetName !== sheetName
      ? [other.sheetName]
      : [],
  );
