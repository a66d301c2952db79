// Words that decide about a company's own texts, language by language: threats nobody may write, words that come too early,
// advertising, guesses about a person's life, blame, and the small words by which a language is known. Patterns, whole words.
import type { LetterLanguage } from '../letter-wording.ts';

export type WordKind = 'threat' | 'early' | 'advertising' | 'private' | 'blame';

interface LintWords extends Readonly<Record<WordKind, readonly string[]>> {
  readonly small: readonly string[];
}

const words = (list: string): string[] => list.split(' · ');

export const LINT_WORDS: Readonly<Record<LetterLanguage, LintWords>> = {
  en: {
    threat: words(
      'arrest(?:ed)? · police · prison · jail · seizures? · seize · bailiffs? · blacklist · credit (?:record|rating|score|file) · publish your name',
    ),
    early: words('courts? · legal(?:ly)? · agency · agencies · lawyers? · solicitors? · attorneys? · sue'),
    advertising: words(
      'discounts? · vouchers? · coupons? · special offers? · newsletters? · promotions? · new products? · upgrade',
    ),
    private: words(
      'ill · illness · hospital · medical · divorce · pregnan(?:t|cy) · bankrupt · cannot afford · financial (?:trouble|difficulties)',
    ),
    blame: words('you (?:have )?failed · your failure · you (?:have )?ignored · you (?:have )?neglected'),
    small: words(
      'the · and · of · to · is · we · you · your · please · that · for · with · have · not · by · this · it · our · or · if · are · from',
    ),
  },
  de: {
    threat: words(
      'Verhaftung · verhaftet · Polizei · Gefängnis · Haft · Pfändung · pfänden · Gerichtsvollzieher · Schufa · schwarze Liste · Bonität',
    ),
    early: words(
      'Gericht\\p{L}* · gerichtlich\\p{L}* · Inkasso\\p{L}* · Anwalt · Rechtsanwalt · rechtlich\\p{L}* · Klage',
    ),
    advertising: words(
      'Rabatt\\p{L}* · Gutschein\\p{L}* · Sonderangebot\\p{L}* · Newsletter · Werbung · neue Produkte',
    ),
    private: words('krank\\p{L}* · Krankenhaus · Scheidung · schwanger · insolvent · pleite · Geldnot'),
    blame: words('Sie haben (?:es )?versäumt · Sie haben ignoriert · Ihr Versäumnis · Ihre Nachlässigkeit'),
    small: words(
      'der · die · das · und · ist · wir · sie · ihnen · bitte · nicht · mit · bis · zum · den · auf · haben · wird · oder · von · ein · eine · uns · ihrem · für',
    ),
  },
  fr: {
    threat: words(
      'arrestation · police · prison · saisies? · huissiers? · liste noire · fichage · fiché · cote de crédit · publier votre nom',
    ),
    early: words('tribunal · tribunaux · judiciaires? · avocats? · recouvrement · mise en demeure · procès'),
    advertising: words(
      "codes? promo · bons? d'achat · offres? spéciales? · newsletters? · promotions? · nouveaux produits · remise exceptionnelle",
    ),
    private: words('malade · maladie · hôpital · divorce · enceinte · faillite · difficultés financières'),
    blame: words('vous avez manqué · vous avez ignoré · votre négligence · votre faute'),
    small: words(
      'le · la · les · et · est · nous · vous · votre · merci · ne · pas · de · du · des · au · une · pour · que · sur · avec · ce · dans',
    ),
  },
  es: {
    threat: words(
      'detención · detenido · policía · cárcel · prisión · (?<!sin )embargos? · embargar\\p{L}* · lista negra · morosos · ASNEF · historial crediticio',
    ),
    early: words('juzgados? · tribunal(?:es)? · judicial(?:es)? · abogados? · empresa de cobros · demanda'),
    advertising: words(
      'descuentos? · cupón · cupones · ofertas? especial(?:es)? · promoción · promociones · boletín · nuevos productos',
    ),
    private: words(
      'enfermo · enferma · enfermedad · hospital · divorcio · embarazada · quiebra · problemas económicos',
    ),
    blame: words('usted no ha cumplido · ha ignorado · su negligencia · por su culpa'),
    small: words(
      'el · los · las · y · es · del · que · su · sus · en · por · para · no · una · con · al · lo · se · si · a · nos · hemos',
    ),
  },
  nl: {
    threat: words(
      'arrestatie · gearresteerd · politie · gevangenis · beslag\\p{L}* · deurwaarder · BKR · zwarte lijst · kredietwaardigheid',
    ),
    early: words('rechtbank · rechter · gerechtelijke? · juridische? · incasso\\p{L}* · advoca(?:at|ten) · sommatie'),
    advertising: words('korting\\p{L}* · waardebon · aanbieding(?:en)? · nieuwsbrief · reclame · nieuwe producten'),
    private: words('ziek · ziekte · ziekenhuis · scheiding · zwanger · failliet · geldproblemen'),
    blame: words('u h(?:eeft|ebt) nagelaten · u h(?:eeft|ebt) genegeerd · uw nalatigheid · door uw schuld'),
    small: words(
      'het · een · en · is · wij · u · uw · niet · te · op · van · dat · voor · met · nog · dan · hebben · deze · ons · de · wilt · of',
    ),
  },
};
