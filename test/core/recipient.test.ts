import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddresses, isOwnDomain, looksLike, readRecipient, recipientWarnings } from '../../core/recipient.ts';

describe('reading an address', () => {
  it.each([
    ['ap@acme.example', 'ap@acme.example'],
    [' ap@acme.example ', 'ap@acme.example'],
    ['Ann Carter <ann@acme.example>', 'ann@acme.example'],
    ['"Carter, Ann" <ann@acme.example>', 'ann@acme.example'],
    ["o'neil+ar@acme.co.uk", "o'neil+ar@acme.co.uk"],
    ['AP@Acme.Example', 'AP@acme.example'],
    ['info@müller.example', 'info@xn--mller-kva.example'],
    ['info@mu\u0308ller.example', 'info@xn--mller-kva.example'],
    ['ap@\uff41cme.example', 'ap@acme.example'],
  ])('%j is mailed to %s', (cell, address) => {
    expect(readRecipient(cell)).toMatchObject({ address });
  });

  it('a Unicode domain is shown in both forms', () => {
    expect(readRecipient('info@müller.example')).toMatchObject({
      shown: 'info@müller.example (info@xn--mller-kva.example)',
    });
  });

  it.each([
    ['', 'no-address'],
    ['ask Bob', 'not-an-address'],
    ['a@b', 'not-an-address'],
    ['a..b@acme.example', 'not-an-address'],
    ['x@-acme.example', 'not-an-address'],
    ['mailto:ap@acme.example', 'not-an-address'],
    ['müller@acme.example', 'address-not-ascii'],
    ['no-reply@acme.example', 'unread-mailbox'],
    ['ap@acme.example; boss@acme.example', 'several-addresses'],
    ['ap@acme.example boss@acme.example', 'several-addresses'],
    ['ap@acme.example\r\nBcc: x@evil.test', 'several-addresses'],
    [`${'a'.repeat(65)}@acme.example`, 'not-an-address'],
  ])('%j is refused as %s', (cell, refused) => {
    expect(readRecipient(cell)).toMatchObject({ refused });
  });

  it('of several addresses, what to do is said in words that fit a field to type in', () => {
    expect(readRecipient('ap@acme.example; boss@acme.example')).toMatchObject({
      because: 'There are 2 addresses here. Enter one address.',
    });
  });

  it('whatever a cell holds, an address that is read has no space, line break or second @', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.emailAddress(),
          fc.tuple(fc.emailAddress(), fc.string()).map((parts) => parts.join(' ')),
        ),
        (cell) => {
          const read = readRecipient(cell);
          if ('address' in read) expect(read.address).toMatch(/^[\x21-\x3f\x41-\x7e]+@[a-z0-9.-]+$/);
        },
      ),
    );
  });

  it('several addresses are listed once each, in order', () => {
    expect(findAddresses('b@x.example; Ann <a@x.example>, b@x.example')).toEqual(['b@x.example', 'a@x.example']);
    expect(findAddresses('ask Bob')).toEqual([]);
  });
});

describe('what is unusual about an address', () => {
  const known = 'ap@acme.example';
  const warn = (address: string, knownAddress: string | null = known) =>
    recipientWarnings({ address, shown: address }, { knownAddress }).map(({ code }) => code);

  it.each([
    ['ap@acme.example', []],
    ['AP@acme.example', []],
    ['boss@acme.example', ['new-address']],
    ['ap@acme-co.example', ['look-alike-domain']],
    ['ap@acrne.example', ['look-alike-domain']],
    ['ap@acem.example', ['look-alike-domain']],
    ['ap@acme.test', ['look-alike-domain']],
    ['ap@northwind.test', ['new-domain']],
  ])('%s after ap@acme.example warns %j', (address, codes) => {
    expect(warn(address)).toEqual(codes);
  });

  it('the first mail to a customer asks for a second look', () => {
    expect(warn('ap@acme.example', null)).toEqual(['first-mail']);
  });

  it('a domain is not a look-alike of itself', () => {
    expect(looksLike('acme.example', 'acme.example')).toBe(false);
  });

  it('our own domain and its subdomains are ours', () => {
    const own = (address: string) => isOwnDomain({ address, shown: address }, ['larkfield.example']);
    expect([own('a@larkfield.example'), own('a@mail.Larkfield.example'), own('a@notlarkfield.example')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
