import { describe, expect, it } from 'vitest';
import type { MessageElement } from '../../core/contact-rules/contact.ts';
import { elementsOf } from '../../core/message-elements.ts';
import { workbenchCompany } from '../../workbench/company.ts';

const settings = workbenchCompany;
const from = { name: settings.senderName, address: settings.senderEmail };
const found = (text: string, subject = 'Two invoices', sender = from) =>
  elementsOf({ from: sender, subject, text }, settings);

describe('a finished message holds', () => {
  it.each<[MessageElement, string, string]>([
    ['optOutNotice', 'To opt out of e-mail, write STOP.', 'Pay by option A.'],
    [
      'debtCollectorDisclosure',
      'This is an attempt to collect a debt by a debt collector.',
      'We collect a debt of our own.',
    ],
    ['californiaLicenceNumber', 'California licence number: 12345-99', 'Our licence number is to follow.'],
    [
      'creditorNameAddress',
      [settings.creditorName, ...settings.creditorAddress].join('\n'),
      [settings.creditorName, ...settings.creditorAddress.slice(1)].join('\n'),
    ],
    ['demandAndHowToPay', settings.paymentText.replaceAll(' ', '\n'), 'Please pay.'],
    ['basisAndAmountSplit', 'Invoice INV-1: 120.50', 'We are owed 120.50'],
    [
      'textL111-8al2and3',
      'Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier … débiteur de mauvaise foi.',
      'Les frais de recouvrement sont à la charge du débiteur.',
    ],
    ['noPromotion', 'Two invoices are open.', 'Special offer: 5 % off.'],
  ])('%s when it says so, and not otherwise', (element, said, unsaid) => {
    expect(found(said)).toContain(element);
    expect(found(unsaid)).not.toContain(element);
  });

  it('honest headers when it comes from the company, with a subject that answers nothing', () => {
    expect(found('x')).toContain('honestHeaders');
    expect(found('x', 'Re: our call')).not.toContain('honestHeaders');
    expect(found('x', '')).not.toContain('honestHeaders');
    expect(found('x', 'Two invoices', { ...from, name: 'Court of Penmouth' })).not.toContain('honestHeaders');
  });
});
