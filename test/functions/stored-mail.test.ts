import './quiet-log.ts';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DICTIONARY_1 } from '../../functions/mail-dictionary.ts';
import { packMail, unpackMail } from '../../functions/stored-mail.ts';

const mailOf = (text: string, html = `<p>${text}</p>`) => ({
  from: { name: 'Accounts', address: 'accounts@harbourlane.example' },
  ...{ replyTo: 'accounts@harbourlane.example', to: 'ap@acme.test', subject: 'Reminder', text, html },
});

describe('a stored mail', () => {
  it('comes back byte for byte, whatever it says and however long it is', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 500 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 300 }), (text, times) => {
        const mail = mailOf(text.repeat(times));
        expect(unpackMail(packMail(mail))).toEqual(JSON.parse(JSON.stringify(mail)));
      }),
    );
  });

  it('of today can be read for ever: the dictionary is what it was when the first mail was packed with it', () => {
    expect(createHash('sha256').update(DICTIONARY_1.join('')).digest('hex')).toBe(
      'c56f26bf337b2675f55922c58e825ee75824a3d83848dae41ea6abea85277291',
    );
    const packed = Buffer.from(
      'ASNyyhUq6JCRWJSUX1qUk5iXimMOFp9KxKRsYnJuqh5oDxvKbGwQdDElYuYVaY3hocUmOoZG4GFC5KE2PaQpmwI7ItSDQkupFgA=',
      'base64',
    );
    expect(unpackMail(packed)).toEqual(mailOf('Please pay £4,120.00 by 7 October.'));
  });

  it('that was packed in an unknown way is a bug, not a guess', () => {
    expect(() => unpackMail(Buffer.from([7, 1, 2, 3]))).toThrow(RangeError);
  });
});
