// What a contact rule asks for, as the finance lead reads it before she switches it on.
import { describe, expect, it } from 'vitest';
import { ruleSentence } from '../../core/contact-rules/rule-sentence.ts';
import { CONTACT_RULE_PACKS } from '../../core/contact-rules.ts';

const RULES = CONTACT_RULE_PACKS.flatMap(({ rules }) => rules);
const sentenceOf = (id: string) => RULES.filter((rule) => rule.id === id).map(ruleSentence);

describe('a contact rule', () => {
  it.each([
    ['US-7IN7', 'Calls, answered or not: at most 7 in 7 days.'],
    ['US-7AFTER', 'After a conversation the next call waits 7 days.'],
    ['PRACTICE-DISPUTE-HOLD', 'When an invoice of this contact is disputed, the disputed invoices are left out.'],
    ['PRACTICE-DECEASED-HOLD', 'When the customer has died, contact stops.'],
    ['UK-PAP', '30 days pass after the letter of claim before a claim is issued.'],
    ['CA-ON-FIRST-NOTICE', '6 days pass after the written first notice before payment is demanded.'],
    [
      'CA-ON-TIME',
      'Contact only Monday to Saturday from 07:00 to 21:00; Sunday from 13:00 to 17:00, by the customer’s clock, never on a public holiday.',
    ],
    ['FR-LIMITATION-B2C', 'After 2 years the claim may be barred.'],
  ])('%s says what it asks for', (id, sentence) => {
    expect(sentenceOf(id)).toEqual([sentence]);
  });

  it('whatever it is, is one readable sentence', () => {
    for (const rule of RULES) expect(ruleSentence(rule), rule.id).toMatch(/^[\p{Lu}\d][^{}]{15,}\.$/u);
  });
});
