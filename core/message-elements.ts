// What a finished message says, as the contact rules ask for it. Looked for in the subject and text that will go out, never
// in the template they were made from.
import type { CompanySettings } from './company-settings.ts';
import type { MessageElement } from './contact-rules/contact.ts';

/** The parts of a message a recipient reads. */
interface ReadMessage {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
}

/** The text part folds long lines; what was folded is still there. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

type Found = (text: string, message: ReadMessage, settings: CompanySettings) => boolean;

const namesCreditor: Found = (text, _, { creditorName, creditorAddress }) =>
  [creditorName, ...creditorAddress].every((line) => text.includes(onOneLine(line)));

const PROMOTION =
  /special offer|buy now|shop now|promo(tional )?code|newsletter|new arrivals|sonderangebot|rabattaktion|gutscheincode|offre spéciale|code promo|oferta especial|código promocional|aanbieding|kortingscode/i;

const AMOUNT = /\d[.,\u00a0\u202f ’']?\d*[.,]?\d*/;

const FOUND: Readonly<Record<MessageElement, Found>> = {
  optOutNotice: (text) =>
    /opt(ing)?[ -]?out|unsubscribe|no longer (wish|want) to (receive|be)|abbestellen|abmelden|désinscri|désabonn|darse de baja|afmelden|uitschrijven/i.test(
      text,
    ),
  debtCollectorDisclosure: (text) =>
    /debt collector/i.test(text) && /(attempt(ing)? to collect|collect(ing)? a debt)/i.test(text),
  honestHeaders: (_, { from, subject }, { senderName, senderEmail }) =>
    from.name === senderName &&
    from.address === senderEmail &&
    subject !== '' &&
    !/^(re|aw|fwd?|tr|rv|wg)\s*:/i.test(subject),
  noPromotion: (text) => !PROMOTION.test(text),
  californiaLicenceNumber: (text) => /licen[cs]e (number|no\.?)\s*:?\s*[A-Z0-9-]*\d/i.test(text),
  agencyNameAddressAndActivity: (text, message, settings) =>
    namesCreditor(text, message, settings) && /recouvrement/i.test(text),
  creditorNameAddress: namesCreditor,
  basisAndAmountSplit: (text) => /facture|invoice/i.test(text) && AMOUNT.test(text),
  demandAndHowToPay: (text, _, { paymentText, paymentTexts }) =>
    [paymentText, ...Object.values(paymentTexts)].some((words) => text.includes(onOneLine(words))),
  'textL111-8al2and3': (text) =>
    /frais de recouvrement entrepris sans titre exécutoire restent à la charge du créancier/i.test(text) &&
    /débiteur de mauvaise foi/i.test(text),
};

/** The elements a message has. */
export function elementsOf(message: ReadMessage, settings: CompanySettings): MessageElement[] {
  const text = onOneLine(message.text);
  return (Object.keys(FOUND) as MessageElement[]).filter((element) => FOUND[element](text, message, settings));
}
