import { describe, expect, it } from 'vitest';
import { isFreeMail, isGenericMailbox, mixesAlphabets } from '../../core/mailbox.ts';

describe('a mailbox', () => {
  it.each([
    ['info@acme.test', true],
    ['Office@acme.test', true],
    ['sales.north@acme.test', true],
    ['kontakt@acme.test', true],
    // Where invoices are paid is the very place to write to.
    ['ap@acme.test', false],
    ['accounts@acme.test', false],
    ['invoices@acme.test', false],
    ['buchhaltung@acme.test', false],
    ['informatics@acme.test', false],
    ['ann.carter@acme.test', false],
  ])('%s is read by people of many duties: %s', (address, generic) => {
    expect(isGenericMailbox(address)).toBe(generic);
  });

  it.each([
    ['acme@gmail.com', true],
    ['acme@GMX.de', true],
    ['acme@orange.fr', true],
    ['ap@gmail.acme.test', false],
    ['ap@acme.test', false],
  ])('%s is free mail: %s', (address, free) => {
    expect(isFreeMail(address)).toBe(free);
  });

  it.each([
    // A Cyrillic а before Latin letters, as Punycode.
    ['ap@xn--cme-8cd.test', true],
    ['ap@xn--mller-kva.test', false],
    // Cyrillic throughout: another alphabet, not a mixture.
    ['ap@xn--80ak6aa92e.test', false],
    ['ap@acme.test', false],
  ])('%s mixes alphabets: %s', (address, mixed) => {
    expect(mixesAlphabets(address)).toBe(mixed);
  });
});
