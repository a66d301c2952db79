// Which rows head a group of lines: a customer's name or labels above its invoices, an age above the invoices of that age,
// a customer with its sum above its invoices. Told by what follows, by matching totals and by sums.
import { bucketLabel } from './bucket-label.ts';
import type { GroupSays } from './due-basis.ts';
import { isEmpty, valueAt } from './grid.ts';
import { contactFacts, firstTextOf, type GroupFacts, labelledFacts } from './labels.ts';
import type { Layout } from './layout.ts';
import { numberAndNameReader, numberBesideName } from './number-and-name.ts';
import { outstandingReader } from './outstanding.ts';
import type { RowForm } from './row-forms.ts';
import { saysTotal, withoutTotalWords } from './vocabulary.ts';

export interface GroupRow {
  readonly type: 'groupHeader' | 'contactLine';
  readonly label: string;
  readonly labelled: Partial<GroupFacts>;
  readonly isCustomer: boolean;
}

export interface Grouping {
  /** The group row at a position of the block, or null. */
  readonly at: (row: number) => GroupRow | null;
  readonly all: readonly GroupRow[];
  /** The customer stands on the first line of a block only. */
  readonly isSparse: boolean;
  /** The customer is named below its lines, with their sum. */
  readonly customersBelow: boolean;
  /** Those names stand there as they are, without a word for total. */
  readonly namesAlone: boolean;
}

const SPARSE = 0.8;
/** One or two lines without a customer are an omission; more are a way of writing. */
const FEWEST_BLANKS = 3;

/** Lines with a customer of their own, and whether neighbouring lines repeat it. */
function customerFill(layout: Layout, forms: readonly RowForm[]): { share: number; blanks: number; repeats: boolean } {
  const column = layout.at('customer');
  const rows = layout.body.to - layout.body.from;
  // A column without a gap tells without a look at its cells.
  if (column !== null && layout.profiles[column]?.filled === rows) return { share: 1, blanks: 0, repeats: true };
  let [lines, filled, repeats, before] = [0, 0, false, ''];
  for (let i = 0; i < forms.length; i += 1) {
    if (forms[i] !== 'ledger') {
      before = '';
      continue;
    }
    lines += 1;
    const value = column === null ? '' : valueAt(layout.body.cells, layout.body.from + i, column);
    const name = isEmpty(value) ? '' : String(value);
    if (name !== '') filled += 1;
    if (!repeats && name !== '' && name === before) repeats = true;
    before = name;
  }
  return { share: lines === 0 ? 1 : filled / lines, blanks: lines - filled, repeats };
}

/** The next row that is no blank, rule, heading or contact line. */
function nextForm(forms: readonly RowForm[], i: number, isPassed: (i: number) => boolean): RowForm | null {
  for (let next = i + 1; next < forms.length; next += 1) {
    const form = forms[next];
    if (form === 'blank' || form === 'separator' || form === 'repeatHeader' || isPassed(next)) continue;
    return form ?? null;
  }
  return null;
}

function lastForm(forms: readonly RowForm[], i: number): RowForm | null {
  for (let before = i - 1; before >= 0; before -= 1) {
    const form = forms[before];
    if (form !== 'separator' && form !== 'repeatHeader') return form ?? null;
  }
  return null;
}

const thousandths = (value: number): number => Math.round(value * 1000);

/** Sums of the lines before each row, in thousandths, to see what the lines between two rows come to. */
function runningSums(layout: Layout, forms: readonly RowForm[]): Float64Array {
  const outstanding = outstandingReader(layout);
  const sums = new Float64Array(forms.length + 1);
  forms.forEach((form, i) => {
    const value = form === 'ledger' ? (outstanding(layout.body.from + i) ?? 0) : 0;
    sums[i + 1] = (sums[i] ?? 0) + thousandths(value);
  });
  return sums;
}

/** Where rows of a form stand. */
function positionsOf(forms: readonly RowForm[], form: RowForm): number[] {
  const positions: number[] = [];
  for (let i = 0; i < forms.length; i += 1) if (forms[i] === form) positions.push(i);
  return positions;
}

/** Amounts alone whose lines follow them: the sum of the lines up to the next such row. */
function headsWithSums(layout: Layout, forms: readonly RowForm[]): ReadonlySet<number> {
  const amounts = positionsOf(forms, 'amountOnly');
  if (amounts.length === 0) return new Set();
  const sums = runningSums(layout, forms);
  const outstanding = outstandingReader(layout);
  const between = (from: number, to: number): number => (sums[to] ?? 0) - (sums[from] ?? 0);
  const amountOf = (i: number): number => thousandths(outstanding(layout.body.from + i) ?? 0);
  const hasName = (i: number): boolean => {
    const label = firstTextOf(layout.body.cells.values[layout.body.from + i] ?? []);
    return label !== '' && saysTotal(label) !== 'total';
  };
  const heads = amounts.filter((i, k) => {
    const end = amounts[k + 1] ?? forms.length;
    return forms[i + 1] === 'ledger' && hasName(i) && between(i, end) === amountOf(i);
  });
  const feet = amounts.filter((i, k) => {
    const start = amounts[k - 1] ?? 0;
    return forms[i - 1] === 'ledger' && between(start, i) === amountOf(i);
  });
  return heads.length > feet.length ? new Set(heads) : new Set();
}

interface TextRow {
  readonly i: number;
  readonly label: string;
  readonly labelled: Partial<GroupFacts>;
  readonly isBucket: boolean;
  readonly afterLine: boolean;
}

function textRows(
  layout: Layout,
  forms: readonly RowForm[],
  isContact: (i: number) => boolean,
  own: boolean,
): TextRow[] {
  return positionsOf(forms, 'text').flatMap((i): TextRow[] => {
    if (isContact(i) || nextForm(forms, i, isContact) !== 'ledger') return [];
    const cells = layout.body.cells.values[layout.body.from + i] ?? [];
    const beside = own ? null : numberBesideName(cells);
    const label = beside?.customer ?? firstTextOf(cells);
    if (label === '' || label.length > 80) return [];
    return [
      {
        i,
        label,
        labelled: { ...labelledFacts(cells), ...beside },
        isBucket: bucketLabel(label) !== null,
        afterLine: lastForm(forms, i) === 'ledger',
      },
    ];
  });
}

/** True for a row with nothing but an address, a number or a person: `Tel: 01632 960048`. */
function isContactRow(layout: Layout, form: RowForm | undefined, i: number): boolean {
  if (form !== 'text') return false;
  const cells = layout.body.cells.values[layout.body.from + i] ?? [];
  const facts = contactFacts(cells);
  if (layout.at('customer') === null && numberBesideName(cells)) return false;
  if (facts.customer ?? facts.customerId) return false;
  return (facts.email ?? facts.phone ?? facts.contactName ?? null) !== null;
}

const hasParty = ({ labelled }: TextRow): boolean => (labelled.customer ?? labelled.customerId ?? null) !== null;

/** Names that totals repeat: `Total Ashdown Ltd`, `Ashdown Ltd – total`. */
const namesOfTotals = (layout: Layout, forms: readonly RowForm[]): ReadonlySet<string> =>
  new Set(
    amountLabels(layout, forms)
      .map(withoutTotalWords)
      .filter((name) => name !== ''),
  );

/** The texts beside amounts that stand alone. */
const amountLabels = (layout: Layout, forms: readonly RowForm[]): string[] =>
  positionsOf(forms, 'amountOnly').map((i) => firstTextOf(layout.body.cells.values[layout.body.from + i] ?? []));

/** What the headings of groups say: their labels, else the number and the name that their texts are made of. */
function labelsReader(heads: readonly TextRow[], own: boolean): (text: TextRow) => Partial<GroupFacts> {
  const isPlain = (text: TextRow): boolean => !own && !text.isBucket && !hasParty(text);
  const partsOf = numberAndNameReader(heads.filter(isPlain).map(({ label }) => label));
  return (text) => (isPlain(text) ? { ...text.labelled, ...partsOf?.(text.label) } : text.labelled);
}

/** How the rows of a sheet are grouped. */
export function groupingOf(layout: Layout, forms: readonly RowForm[]): Grouping {
  const { share, blanks, repeats } = customerFill(layout, forms);
  const own = layout.at('customer') !== null && share >= 0.5;
  const isContact = (i: number): boolean => isContactRow(layout, forms[i], i);
  const texts = textRows(layout, forms, isContact, own);
  const subtotals = positionsOf(forms, 'amountOnly').length;
  const names = namesOfTotals(layout, forms);
  const labels = amountLabels(layout, forms);
  const plainTexts = texts.filter((text) => !text.isBucket && !hasParty(text));
  // Where groups end in totals, a text between two lines of a group is a remark.
  const begun = plainTexts.filter(({ afterLine }) => !afterLine).length;
  const closed = subtotals >= 1 && (begun > plainTexts.length / 2 || (begun === 1 && subtotals >= 2));
  const isHead = (text: TextRow): boolean => {
    if (text.isBucket || hasParty(text)) return true;
    if (text.afterLine && closed) return false;
    return !own || names.has(text.label) || (plainTexts.length >= 2 && !text.afterLine);
  };
  const rows = new Map<number, GroupRow>();
  const heads = texts.filter(isHead);
  const labelledOf = labelsReader(heads, own);
  for (const text of heads)
    rows.set(layout.body.from + text.i, {
      type: 'groupHeader',
      label: text.label,
      labelled: labelledOf(text),
      isCustomer: !own && !text.isBucket,
    });
  for (const i of headsWithSums(layout, forms)) {
    const label = firstTextOf(layout.body.cells.values[layout.body.from + i] ?? []);
    rows.set(layout.body.from + i, {
      type: 'groupHeader',
      label,
      labelled: {},
      isCustomer: !own && bucketLabel(label) === null,
    });
  }
  const hasHeads = [...rows.values()].some(
    ({ isCustomer, labelled }) => isCustomer || labelled.customer || labelled.customerId,
  );
  const contacts = hasHeads ? positionsOf(forms, 'text').filter(isContact) : [];
  for (const i of contacts)
    rows.set(layout.body.from + i, { type: 'contactLine', label: '', labelled: {}, isCustomer: false });
  return {
    at: (row) => rows.get(row) ?? null,
    all: [...rows.values()],
    isSparse:
      layout.at('customer') !== null && !repeats && blanks >= (share <= 0.5 ? 2 : FEWEST_BLANKS) && share < SPARSE,
    namesAlone: labels.some((label) => label !== '' && saysTotal(label) === 'no'),
    customersBelow: layout.at('customer') === null && !hasHeads,
  };
}

/** What the groups say about when their rows are due: terms of a customer, an age. */
export const groupsSay = ({ all }: Grouping): GroupSays[] =>
  all.map(({ labelled, label }) => ({ terms: labelled.terms ?? null, bucket: bucketLabel(label) ? label : null }));
