// What heads the groups of a sheet whose lines do not name their customers: the name in each block of text above lines. Which of
// several texts is the name, and whether a text between two lines is one at all, is asked where nothing tells.
import type { Question } from '../sheet.ts';
import { listInSteps, type Steps } from '../steps.ts';
import {
  habitsOf,
  isRemark,
  likelyNames,
  type NamedBlock,
  type NameHabits,
  nameAmong,
  namedBlock,
} from './block-names.ts';
import { cellName, rowNumber } from './grid.ts';
import type { Layout } from './layout.ts';
import { beginsAsRemark, beginsSmall } from './remark-texts.ts';
import type { RowForm } from './row-forms.ts';
import { hasParty, isPlain, type TextBlock, type TextRow } from './text-blocks.ts';

/** A text that heads a group; not `isSure` where it may be nobody's name. */
export interface Head {
  readonly text: TextRow;
  readonly isSure: boolean;
}

/** The heads of all groups, the rows that tell more of a customer, and what is to be asked about them. */
export interface BlockHeads {
  readonly heads: readonly Head[];
  readonly more: ReadonlySet<number>;
  readonly questions: readonly Question[];
}

/** True where groups begin after a gap or a sum as a rule: a text between two lines is hardly a name. */
function areApart(blocks: readonly NamedBlock[], sums: number): boolean {
  const plain = blocks.filter(({ block }) => block.rows.some(isPlain));
  const begun = plain.filter(({ afterLine }) => !afterLine).length;
  return begun * 2 > plain.length || (begun === 1 && plain.length === 2 && sums >= 2);
}

/** True where the headings stand once more between a text and its lines: it belongs to the foot or the head of a page. */
function endsPage(forms: readonly RowForm[], { rows }: TextBlock): boolean {
  for (let next = (rows.at(-1)?.i ?? 0) + 1; next < forms.length && forms[next] !== 'ledger'; next += 1)
    if (forms[next] === 'repeatHeader') return true;
  return false;
}

const NAMED = 5;

class HeadsReader {
  readonly heads: Head[] = [];
  readonly more = new Set<number>();
  readonly #severalIn: TextRow[][] = [];
  readonly #remarks: TextRow[] = [];
  /** Whether some of them are not yet settled by the clerk's answer. */
  readonly #isOpen = { names: false, remarks: false };
  readonly #layout: Layout;
  readonly #forms: readonly RowForm[];
  readonly #habits: NameHabits;
  readonly #areApart: boolean;

  constructor(layout: Layout, forms: readonly RowForm[], habits: NameHabits, apart: boolean) {
    this.#layout = layout;
    this.#forms = forms;
    this.#habits = habits;
    this.#areApart = apart;
  }

  read({ block, names, afterLine }: NamedBlock): void {
    const { rows } = block;
    const [only, ...others] = names;
    const head = rows.findLast(hasParty) ?? only;
    if (others.length > 0) this.#addOneOf(block, names);
    else if (only && afterLine) this.#addBetween(block, only);
    else if (head) this.#add(block, head, true);
    else
      this.#add(
        block,
        rows.findLast(isPlain) ?? rows.at(-1),
        rows.every(({ isBucket }) => isBucket),
      );
  }

  /** A name heads its group, and so does an age below it; what else stands below it tells more of the customer. */
  #add({ rows }: TextBlock, name: TextRow | undefined, isSure: boolean): void {
    if (name === undefined) return;
    this.heads.push({ text: name, isSure });
    for (const text of rows) {
      if (text.i > name.i && text.isBucket) this.heads.push({ text, isSure: true });
      else if (text.i > name.i && isSure) this.more.add(text.i);
    }
  }

  #addOneOf(block: TextBlock, texts: readonly TextRow[]): void {
    const name = nameAmong(texts, this.#habits);
    const known = name ?? this.#saidName(likelyNames(texts, this.#habits));
    if (name === null) this.#severalIn.push([...texts]);
    if (known === null) this.#isOpen.names = true;
    this.#add(block, known ?? texts.at(-1), known !== null);
  }

  /** The name as the clerk has it: the first of the texts, the last, or one in a row she gives. */
  #saidName(texts: readonly TextRow[]): TextRow | null {
    const { answers, body } = this.#layout;
    const rows = answers.rows('names');
    if (rows !== null) return texts.find(({ i }) => rows.has(rowNumber(body.cells, body.from + i))) ?? null;
    const said = answers.oneOf('names', ['first', 'last']);
    return (said && (said === 'first' ? texts[0] : texts.at(-1))) ?? null;
  }

  /** A text alone between two lines: a name, or a remark that heads nothing. */
  #addBetween(block: TextBlock, text: TextRow): void {
    const isOfPage = endsPage(this.#forms, block);
    if (isRemark(text.label, this.#habits) || (this.#areApart && isOfPage)) return;
    const isDoubtful = isOfPage || this.#isDoubtful(text);
    const said = isDoubtful ? this.#saidRemark(text) : false;
    if (isDoubtful) this.#remarks.push(text);
    if (said === null) this.#isOpen.remarks = true;
    if (said === true) return;
    this.#add(block, text, said !== null);
  }

  #isDoubtful({ label }: TextRow): boolean {
    if (this.#habits.totals.has(label)) return false;
    return this.#areApart || beginsAsRemark(label) || (beginsSmall(label) && !this.#habits.beginSmall);
  }

  #saidRemark({ i }: TextRow): boolean | null {
    const { answers, body } = this.#layout;
    const rows = answers.rows('remarks');
    if (rows !== null) return rows.has(rowNumber(body.cells, body.from + i));
    const said = answers.oneOf('remarks', ['remark', 'customer']);
    return said && said === 'remark';
  }

  /** What the clerk is asked; nothing where she said that nobody is named. */
  get questions(): Question[] {
    if (this.#layout.answers.column('customer') === 'none') return [];
    const several = `Several texts stand above the lines, and any of them may be the customer: ${this.#places(this.#severalIn)}. Is the first of them the name, or the last?`;
    const between = `Texts between two lines may be a remark or the customer of the lines below: ${this.#places(this.#remarks.map((text) => [text]))}. Which are they?`;
    return [
      ...this.#question('names', several, this.#severalIn.flat()),
      ...this.#question('remarks', between, this.#remarks),
    ];
  }

  /** An answered question stays as it was put: its answer holds for these texts only. */
  #question(topic: 'names' | 'remarks', text: string, texts: readonly TextRow[]): Question[] {
    const cells = texts.slice(0, 2 * NAMED).map((one) => this.#cell(one));
    const blocking = this.#isOpen[topic];
    const { answers } = this.#layout;
    const said = answers.oneOf(topic, ['first', 'last', 'remark', 'customer']);
    const assumed = blocking ? null : (said ?? [...(answers.rows(topic) ?? [])].join(', '));
    return texts.length === 0 ? [] : [{ topic, text, assumed, blocking, cells }];
  }

  #cell({ i, column }: TextRow): string {
    const { cells, from } = this.#layout.body;
    return cellName(cells, from + i, column);
  }

  #places(blocks: readonly (readonly TextRow[])[]): string {
    const places = blocks
      .slice(0, NAMED)
      .map((texts) => texts.map((text) => `${this.#cell(text)} (“${text.label}”)`).join(' over '));
    return places.join('; ') + (blocks.length > NAMED ? `; and ${blocks.length - NAMED} more` : '');
  }
}

/** Reads the heads of all blocks. `totals` are the names that totals repeat, `sums` the number of amounts that stand alone. */
export function* headsOfBlocks(
  layout: Layout,
  forms: readonly RowForm[],
  blocks: readonly TextBlock[],
  totals: ReadonlySet<string>,
  sums: number,
): Steps<BlockHeads> {
  const labels = new Set(blocks.flatMap(({ rows }) => rows.map(({ label }) => label)));
  const named: NamedBlock[] = [];
  yield* listInSteps(blocks, (block) => named.push(namedBlock(block, labels)));
  const habits = yield* habitsOf(named, totals);
  const reader = new HeadsReader(layout, forms, habits, areApart(named, sums));
  yield* listInSteps(named, (block) => reader.read(block));
  const { heads, more, questions } = reader;
  return { heads, more, questions };
}
