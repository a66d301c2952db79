import { describe, expect, it } from 'vitest';
import { namesWholeAccount } from '../../core/account-number.ts';

describe('how to pay', () => {
  it.each([
    'IBAN DE89 3704 0044 0532 0130 00',
    'Please pay to gb29nwbk60161331926819 today.',
    'Account: FR14 2004 1010 0505 0001 3M02 606, BIC PSSTFRPP',
    'NL91 ABNA 0417 1643 00 at our bank',
    'Sort code 60-16-13, account number 31926819',
    'Sort code 601613\nAccount 31926819',
  ])('names an account in full in %j', (text) => expect(namesWholeAccount(text)).toBe(true));

  it.each([
    'To the account on our invoices, ending 6819.',
    'IBAN ending in 30 00',
    'IBAN DE89 3704 0044 0532 0130 01',
    'Call 020 7946 0958 before 30-11-2026.',
    'Quote HL-20439 and the customer number 10045.',
    '',
  ])('names none in %j', (text) => expect(namesWholeAccount(text)).toBe(false));
});
