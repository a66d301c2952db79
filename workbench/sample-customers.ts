// The customers of the invented wholesaler in the sample workbook. Addresses end in .example, phone numbers are from the ranges
// kept for drama; one address is the mail simulator's that always bounces, one cell holds two addresses and one is empty.

/** One line of a customer's ledger. `daysOverdue` counts from today and is negative while the invoice is not due; a credit is below zero. */
export interface SampleItem {
  readonly daysOverdue: number;
  readonly amount: number;
  readonly paid?: number;
  readonly note?: string;
  /** The clerk filled the note's cell by hand. */
  readonly marked?: boolean;
}

export interface SampleCustomer {
  readonly account: string;
  readonly name: string;
  readonly contact: string;
  readonly email: string;
  readonly phone: string;
  /** Days between the invoice's date and its due date. */
  readonly terms: number;
  readonly items: readonly SampleItem[];
}

/** Numbers of the oldest invoice and the oldest credit on the sheet. */
export const NEXT_INVOICE = 20417;
export const NEXT_CREDIT = 311;

const customer = (
  [account, name, contact, email, phone]: readonly [string, string, string, string, string],
  terms: number,
  items: readonly SampleItem[],
): SampleCustomer => ({ account, name, contact, email, phone, terms, items });

/** In the order of the sheet. */
export const SAMPLE_CUSTOMERS: readonly SampleCustomer[] = [
  customer(['ALD001', 'Alder & Finch Ltd', 'Joan Pettifer', 'accounts@alderfinch.example', '0161 496 0112'], 30, [
    { daysOverdue: 74, amount: 1240.5 },
    { daysOverdue: 41, amount: 860 },
    { daysOverdue: 12, amount: 1975.25 },
    { daysOverdue: -9, amount: 640 },
  ]),
  customer(['BEA002', 'Beacon Street Bakery', 'Omar Haddad', 'omar@beaconbakery.example', '0117 496 0143'], 14, [
    { daysOverdue: 23, amount: 312.4 },
    { daysOverdue: 9, amount: 298.15 },
    { daysOverdue: -5, amount: 341.8 },
  ]),
  customer(['BRI003', 'Brightwater Joinery', 'Lena Soko', 'bounce@simulator.amazonses.com', '0113 496 0178'], 30, [
    { daysOverdue: 52, amount: 2210, note: 'Address changed in spring?' },
    { daysOverdue: 21, amount: 1184.6 },
  ]),
  customer(
    [
      'CAL004',
      'Calder Valley Cycles',
      'Tom Ryecroft',
      'accounts@caldercycles.example; t.ryecroft@caldercycles.example',
      '0121 496 0120',
    ],
    30,
    [
      { daysOverdue: 97, amount: 1530.75, paid: 500 },
      { daysOverdue: 36, amount: 720 },
      { daysOverdue: 5, amount: 1090.2 },
    ],
  ),
  customer(
    ['CLO005', 'Clover Dairy Co-operative', 'Sheila Nunn', 'payables@cloverdairy.example', '0191 498 0155'],
    30,
    [
      { daysOverdue: 31, amount: 4875 },
      { daysOverdue: 1, amount: 5120.4 },
      { daysOverdue: -14, amount: 4990 },
      { daysOverdue: -29, amount: 5033.15 },
    ],
  ),
  customer(['DRI006', 'Driftwood Café', 'Bea Lowndes', 'hello@driftwoodcafe.example', '0118 496 0109'], 14, [
    { daysOverdue: 68, amount: 184.9, paid: 184.9, note: 'Paid by card' },
    { daysOverdue: 40, amount: 203.35 },
    { daysOverdue: 12, amount: 176.2 },
  ]),
  customer(['ELM007', 'Elmhurst Garden Centre', 'Ravi Menon', 'ravi.menon@elmhurst.example', '0114 496 0161'], 30, [
    { daysOverdue: 126, amount: 3380, note: 'Says 3 pallets never came', marked: true },
    { daysOverdue: 64, amount: 2145.5 },
    { daysOverdue: 3, amount: 980 },
    { daysOverdue: -21, amount: 1460.25 },
  ]),
  customer(['FAI008', 'Fairlight Hotels Ltd', 'Accounts desk', 'ap@fairlighthotels.example', '020 7946 0131'], 45, [
    { daysOverdue: 28, amount: 6740 },
    { daysOverdue: -2, amount: 7015.6 },
    { daysOverdue: -33, amount: 6890 },
  ]),
  customer(['GRA009', 'Granite & Gorse', 'Morag Baird', '', '0131 496 0117'], 30, [
    { daysOverdue: 83, amount: 915.3, note: 'No e-mail, ring instead' },
    { daysOverdue: 22, amount: 430 },
  ]),
  customer(['HOL010', 'Holloway Print Works', 'Dev Anand', 'dev@hollowayprint.example', '020 7946 0164'], 30, [
    { daysOverdue: 46, amount: 1388.8 },
    { daysOverdue: 18, amount: -180, note: 'Credit for damaged stock' },
    { daysOverdue: 15, amount: 1402.1 },
  ]),
  customer(['JUN011', 'Juniper Road School', 'Bursar', 'bursar@juniperroad.example', '0115 496 0182'], 30, [
    { daysOverdue: 92, amount: 742, paid: 742 },
    { daysOverdue: 61, amount: 655.45 },
    { daysOverdue: 0, amount: 810.3, note: 'Due today' },
  ]),
  customer(['KES012', 'Kestrel Outdoor', 'Nia Prosser', 'nia.prosser@kestreloutdoor.example', '029 2018 0139'], 30, [
    { daysOverdue: 110, amount: 2960.25, paid: 1480, note: 'Half paid, rest promised' },
    { daysOverdue: 48, amount: 1815 },
    { daysOverdue: 17, amount: 2240.9 },
    { daysOverdue: -13, amount: 1905 },
  ]),
  customer(['LAR013', 'Larch Hill Brewery', 'Gus Tranter', 'accounts@larchhill.example', '0116 496 0148'], 30, [
    { daysOverdue: 149, amount: 5210, note: 'With their liquidator?', marked: true },
    { daysOverdue: 118, amount: 4730.5 },
    { daysOverdue: 88, amount: 3999.99 },
  ]),
  customer(['MER014', 'Meridian Fabrications', 'Ines Duarte', 'ines.duarte@meridianfab.example', '0151 496 0126'], 30, [
    { daysOverdue: 29, amount: 8420 },
    { daysOverdue: -1, amount: 7960.75 },
  ]),
  customer(['NET015', 'Nettlecombe Estate', 'Estate office', 'office@nettlecombe.example', '01632 960183'], 30, [
    { daysOverdue: 59, amount: 560.6 },
    { daysOverdue: 27, amount: 588 },
    { daysOverdue: -4, amount: 601.4 },
  ]),
  customer(['PAR016', 'Parkside Dental', 'Reception', 'reception@parksidedental.example', '0141 496 0171'], 14, [
    { daysOverdue: 33, amount: 146.75, paid: 146.75 },
    { daysOverdue: 19, amount: 152.2, paid: 152.2 },
    { daysOverdue: -8, amount: 149.9 },
  ]),
  customer(['QUI017', "Quill & O'Brien", "Fergal O'Brien", 'fergal@quillobrien.example', '028 9649 0134'], 30, [
    { daysOverdue: 90, amount: 1675 },
    { daysOverdue: 60, amount: 1710.35 },
    { daysOverdue: 30, amount: 1698.8 },
    { daysOverdue: -1, amount: 1744 },
  ]),
  customer(['SAL018', 'Saltmarsh Marine', 'Petra Novak', 'petra@saltmarshmarine.example', '023 8201 0157'], 30, [
    { daysOverdue: 121, amount: 980.25 },
    { daysOverdue: 78, amount: -240.5, note: 'Credit note, not used yet' },
    { daysOverdue: 14, amount: 1120 },
  ]),
  customer(['TAM019', 'Tamarind Kitchen', 'Asha Pillai', 'asha@tamarindkitchen.example', '0114 496 0190'], 14, [
    { daysOverdue: 6, amount: 418.3 },
    { daysOverdue: -8, amount: 395.65 },
  ]),
  customer(['WIN020', 'Winterbourne Removals', 'Carl Essex', 'carl@winterbourne.example', '0118 496 0115'], 30, [
    { daysOverdue: 104, amount: 1290 },
    { daysOverdue: 44, amount: 1345.5, paid: 1345.5 },
    { daysOverdue: -19, amount: 1310.75 },
  ]),
];
