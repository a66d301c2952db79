import { describe, expect, it } from 'vitest';
import { refusalOfNote } from '../../core/reminder-note.ts';

const invoice = (invoiceNumber: string) => ({
  ...{ invoiceNumber, invoiceDate: null, dueDate: '2026-08-19' as never, original: null },
  outstanding: { minor: 12_000, currency: 'GBP' },
});

const refusalOf = (note: string) =>
  refusalOfNote({ note, customerNumber: 'C-10020030', invoices: [invoice('INV-2026-00417')], credits: [] });

describe('a note says where to pay or click in no way', () => {
  it.each([
    ['a web address', 'Pay at pay-here.example today.'],
    ['a web address', 'Pay at PAY-HERE.COM'],
    ['a web address', 'Pay at zahlung-müller.de/rechnung'],
    ['a web address', 'Pay at ｐａｙ．ｅｘａｍｐｌｅ'],
    ['a web address', 'Pay at pay[.]example'],
    ['a web address', 'Pay at pay (dot) example'],
    ['a web address', 'Pay at pay\u200b.\u2060example'],
    ['a web address', 'Pay at xn--pay-hre-cza.xn--p1ai'],
    ['a web address', 'See 10.0.0.1 for it'],
    ['a web address', 'Write to ap at pay。example'],
    ['a link', 'Pay at http://localhost'],
    ['a link', 'Pay at hxxps://nowhere'],
    ['a link', 'javascript:alert(1)'],
    ['a link', 'Call tel:999'],
    ['a link', 'www.pay'],
    ['an e-mail address', 'Write to ann@localhost'],
    ['an e-mail address', 'Write to ann＠pay.example'],
    ['an e-mail address', 'Write to ann (at) pay (dot) example'],
    ['an IBAN', 'Our account is GB29 NWBK 6016 1331 9268 19.'],
    ['an IBAN', 'gb29nwbk60161331926819'],
    ['an IBAN', 'DE89-3704-0044-0532-0130-00'],
    ['an IBAN', 'NO93 8601 1117 947'],
    ['an IBAN', 'ＧＢ２９ ＮＷＢＫ ６０１６ １３３１ ９２６８ １９'],
    ['an account, card or telephone number', 'Account 12345678'],
    ['an account, card or telephone number', 'Account 1234 5678'],
    ['an account, card or telephone number', 'Account 12\u00ad34\u200d56\ufe0f78'],
    ['an account, card or telephone number', 'Account ١٢٣٤٥٦٧٨'],
    ['an account, card or telephone number', 'Account ①②③④⑤⑥⑦⑧'],
    ['an account, card or telephone number', 'Card 4111 1111 1111 1111'],
    ['an account, card or telephone number', 'Call me on 01632 960118'],
    ['an account, card or telephone number', 'Account 60-16-13 31926819'],
    ['an account, card or telephone number', 'Account 6016–1331'],
    ['an account, card or telephone number', '1234 5678 as on INV-2026-00417'],
    ['an account, card or telephone number', 'Please pay £60331161'],
    ['an account, card or telephone number', 'Please pay 60331161€'],
    ['a sort code or account number', 'Sort code 60-16-13'],
    ['a sort code or account number', 'Sort code 60‑16‑13'],
    ['a sort code or account number', 'Bankgiro 123-4567'],
  ])('refuses %s: %s', (what, note) => {
    const refusal = refusalOf(note);
    expect(refusal?.because).toContain(`The note holds what reads as ${what}, at “`);
    expect(refusal).toMatchObject({ refused: 'note-not-allowed', source: 'note' });
  });

  it('says what, where and what to do, and does not repeat the number', () => {
    expect(refusalOf('Please pay to GB29 NWBK 6016 1331 9268 19 from now on.')?.because).toBe(
      'The note holds what reads as an IBAN, at “GB29 N…”. Take it out: how to pay stands in every reminder by itself.',
    );
    expect(refusalOf('Thank you.Please call')?.because).toBe(
      'The note holds what reads as a web address, at “you.Pl…”. Take it out. If it is a full stop without a space after it, put the space there.',
    );
  });
});

describe('what people write to each other is let through', () => {
  it.each([
    'Joe, thank you for paying INV-2038 so quickly. Could you look at the other two?',
    'As agreed on 2026-09-01 and again on 15.09.2026, we wait until 30/09/2026.',
    'Wie besprochen am 01. 09. 2026: bitte prüfen Sie das, z. B. bis Freitag, u.a. wegen der Messe.',
    'The order was worth £1,234,567.89, of which 12.345.678,90 € is settled; $1234567.50 too.',
    'It is about INV-2026-00417 of your account C-10020030, i.e. the one you asked about.',
    'inv-2026-00417, please.',
    'Invoices 1001, 1002, 1003 and 1004 of the year 2025/2026.',
    'I am in the office 09.00-17.00, on Fridays 08:30 – 12:00.',
    'In 20 days from next week that will have been settled, I am told.',
    'See you in room B2... 5 @ £5, {totalOpen} & <b>bold</b>',
    'Ci vediamo a Roma. Ditta Rossi S.p.A., p.m.',
    '',
  ])('%s', (note) => {
    expect(refusalOf(note)).toBeNull();
  });

  it('names a number of the reminder only as a whole', () => {
    expect(refusalOf('INV-2026-004171')).toMatchObject({ refused: 'note-not-allowed' });
    expect(refusalOf('INV-2026-00418')).toMatchObject({ refused: 'note-not-allowed' });
  });
});
