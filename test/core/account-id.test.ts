import fc from 'fast-check';
import { expect, it } from 'vitest';
import { accountIdOf, fingerprint } from '../../core/account-id.ts';

const byName = (customerName: string) => accountIdOf({ customerNumber: null, customerName });

it('the same customer has the same account on every sheet, however the name is spaced or cased', () => {
  expect(byName(' Moorland  Feeds LTD ')).toBe(byName('moorland feeds ltd'));
});

it('characters nobody sees make no other customer', () => {
  expect(byName('Acme\u200b \u202eLtd')).toBe(byName('Acme Ltd'));
});

it('the customer number decides where there is one', () => {
  expect(accountIdOf({ customerNumber: 'C-1', customerName: 'Old name' })).toBe(
    accountIdOf({ customerNumber: 'c-1', customerName: 'New name' }),
  );
  expect(accountIdOf({ customerNumber: 'C-1', customerName: null })).not.toBe(byName('C-1'));
});

it('a customer without number and name has no account', () => {
  expect(() => accountIdOf({ customerNumber: ' ', customerName: '' })).toThrow(RangeError);
});

it.each(['A#B', 'a/b', '../x', 'مؤسسة', '株式会社', 'x y', '👩‍💼', '%2F'])(
  '%j gives an id safe in a key and an address',
  (name) => {
    expect(byName(name)).toMatch(/^[A-Za-z0-9_-]{22}$/);
  },
);

it('different names have different accounts', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z#/]{1,12}$/), { minLength: 2, maxLength: 2 }), (names) => {
      expect(new Set(names.map(byName)).size).toBe(2);
    }),
  );
});

it('a fingerprint is the SHA-256 known from elsewhere, in URL-safe letters', () => {
  expect(fingerprint('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
});
