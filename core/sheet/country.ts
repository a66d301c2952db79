// The currency of the country a sheet comes from, where the sheet names none: told by its language and by what is written on
// it in that country only. It is an assumption, and is shown as one.
import { isEmpty } from './grid.ts';
import type { Layout } from './layout.ts';
import { languageOf } from './sheet-language.ts';

interface Country {
  readonly currency: string;
  readonly signs: readonly RegExp[];
}

// Three different signs of one country, and hardly any of another, are needed.
const ENGLISH: readonly Country[] = [
  {
    currency: 'GBP',
    signs: [
      /\b(Ltd|Limited)\b/,
      /\b(plc|PLC|LLP|CIC)\b/,
      /\bageing\b/i,
      /\bas at\b/i,
      /\b(debtors|sales ledger|BACS)\b/i,
      /\.co\.uk\b/i,
      /\bVAT\b/,
    ],
  },
  {
    currency: 'USD',
    signs: [/\bLLC\b/, /\b(Inc|Corp)\b\.?/, /\bA\/R\b|\baging\b/i, /\bGMT-0[4-8]/, /\bHOA\b|\bP\.C\.(?=\s|$)/],
  },
  { currency: 'AUD', signs: [/\bPty\b/, /\bABN\b/, /\.com\.au\b/] },
  { currency: 'INR', signs: [/\bPvt\b/, /\bGST(IN)?\b/, /\bSundry Debtors\b/i] },
  { currency: 'EUR', signs: [/\bDAC\b/, /\bEircode\b/i, /\.ie\b/] },
];

const ELSEWHERE: readonly (readonly [language: string, sign: RegExp, currency: string])[] = [
  ['de', /\b(MWST|Kanton|CHE-\d)/, 'CHF'],
  ['pt', /\b(NIF|NIPC|Lda|IVA)\b/, 'EUR'],
  [
    'pt',
    /R\$|(?<!\p{L})(CNPJ|CPF|Ltda|EIRELI|Duplicatas?|Sacados?|boletos?|NF-?e|NFS-?e|NF|CEP|Vlr|Vcto|Vencto|Portador|Fatura(do|mento)|Planilha|Plan\d|Filial|Bordero|Nosso n[uú]mero|T[ií]tulos?|Parcela|Baixa)(?!\p{L})|nota fiscal|nome fantasia|raz[aã]o social/iu,
    'BRL',
  ],
  ['es', /\b(RFC|CFDI|S\.? ?A\.? de C\.? ?V\.?|UUID)/, 'MXN'],
  ['es', /\b(CUIT|S\.?R\.?L\.? \(AR\)|AFIP)\b/, 'ARS'],
  ['es', /\b(NIT|DIAN)\b/, 'COP'],
  ['es', /\b(RUT|SII)\b/, 'CLP'],
  ['es', /\b(RUC|SUNAT)\b/, 'PEN'],
];

/** Countries whose dollar is not the usual one, by what their firms write above a list of theirs. */
const DOLLAR_COUNTRIES: readonly (readonly [currency: string, sign: RegExp])[] = [
  ['AUD', /\bPty\b|\bABN\b|\.com\.au\b|\b(?:NSW|VIC|QLD|TAS|ACT)\b \d{4}\b|\bAustralia\b/],
  ['NZD', /\bNZBN\b|\.co\.nz\b|\bNew Zealand\b/],
  ['CAD', /\bCanada\b|\b[A-CEGHJ-NPR-TVXY]\d[A-Z] \d[A-Z]\d\b|\bGST\/HST\b/],
  ['SGD', /\bPte\.? Ltd\b|\bSingapore\b/],
  ['HKD', /\bHong Kong\b/],
];

/** Dollars that the plain sign may stand for. */
export const DOLLARS: ReadonlySet<string> = new Set(['USD', ...DOLLAR_COUNTRIES.map(([currency]) => currency)]);

const ROWS = 400;
const ENOUGH = 3;

function textsOf({ body: { cells } }: Layout, most: number): string {
  const rows = cells.values.slice(0, most);
  return rows
    .flatMap((row) => row.filter((value): value is string => typeof value === 'string' && !isEmpty(value)))
    .join('\n');
}

/** The currency of the country a sheet plainly comes from, or null where it might be several. */
export function currencyOfCountry(layout: Layout): string | null {
  const text = `${layout.body.cells.sheetName}\n${textsOf(layout, ROWS)}`;
  const language = languageOf(layout.header.headings);
  if (language !== 'en') {
    const foreign = ELSEWHERE.find(([spoken, sign]) => spoken === language && sign.test(text));
    return foreign ? foreign[2] : 'EUR';
  }
  const scored = ENGLISH.map(({ currency, signs }) => ({
    currency,
    found: signs.filter((sign) => sign.test(text)).length,
  }));
  const [best, next] = scored.sort((a, b) => b.found - a.found);
  return best && best.found >= ENOUGH && (next?.found ?? 0) <= best.found - 2 ? best.currency : null;
}

/** The dollar of the country that the title of a sheet names as its own; null where it names none, or several. */
export function dollarOfCountry(layout: Layout): string | null {
  const title = textsOf(layout, layout.header.upper ?? layout.header.at);
  const found = DOLLAR_COUNTRIES.filter(([, sign]) => sign.test(title));
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}
