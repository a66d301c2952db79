// What a mailbox's name and domain say: read by many, anybody's free mail, letters of two alphabets.
import punycode from 'punycode/punycode.js';

const GENERIC =
  /^(info|office|sales|contact|hello|hallo|mail|post|admin|service|support|team|kontakt|buero|vertrieb|verkauf|verkoop|ventas|ventes|contacto|accueil|bonjour|company|enquiries|general|reception|secretariat|webmaster|marketing|newsletter)([._+-].*)?$/i;

const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.es live.com live.co.uk live.nl ' +
    'msn.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es ymail.com icloud.com me.com mac.com aol.com proton.me ' +
    'protonmail.com gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de orange.fr wanadoo.fr free.fr ' +
    'laposte.net sfr.fr ziggo.nl kpnmail.nl xs4all.nl hetnet.nl planet.nl btinternet.com sky.com libero.it telefonica.net ' +
    'mail.com mail.ru yandex.ru yandex.com zoho.com fastmail.com hey.com tutanota.com qq.com 163.com'
  ).split(' '),
);

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** True for a mailbox such as info@ that people of many duties read; accounts-payable mailboxes (ap@, invoices@) are none. */
export const isGenericMailbox = (address: string): boolean => GENERIC.test(address.slice(0, address.lastIndexOf('@')));

/** True for a provider anybody gets an address of; a company rarely pays its invoices from one. */
export const isFreeMail = (address: string): boolean => FREE_MAIL.has(domainOf(address));

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];

/** True when a part of the domain mixes letters of alphabets that look alike, as `аcme.example` with a Cyrillic а does. */
export const mixesAlphabets = (address: string): boolean =>
  punycode
    .toUnicode(domainOf(address))
    .split('.')
    .some((label) => SCRIPTS.filter((script) => script.test(label)).length > 1);
