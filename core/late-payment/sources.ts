// Where the late-payment figures were read. `kind` says how near to the law the text is.
import type { RuleSource } from '../contact-rules/rule.ts';

/** By the ids that rules and rates name. */
export const LATE_PAYMENT_SOURCES: { readonly [id: string]: RuleSource } = {
  'S-BOE-DATASET': {
    title:
      'datasets/interest-rates-gb data/data.csv at commit 57c6c54c (1 Jun 2025): every Bank Rate change to 8 May 2025',
    url: 'https://github.com/datasets/interest-rates-gb',
    kind: 'dataset-of-primary',
  },
  'S-BOE-2025-06': {
    title: 'Bank Rate held at 4.25 % on 19 June 2025',
    url: 'https://www.xtb.com/th/market-analysis/news-and-research/breaking-eurgbp-muted-after-boe-leaves-interest-rates-unchanged',
    kind: 'secondary',
  },
  'S-BOE-2025-08': {
    title: 'Report of the 7 Aug 2025 cut to 4 %',
    url: 'https://github.com/thebadely/thebadely.github.io',
    kind: 'secondary',
  },
  'S-BOE-2025-12': {
    title: 'Bank Rate cut from 4 % to 3.75 % on 18 Dec 2025',
    url: 'https://www.financialreporter.co.uk/bank-of-england-cuts-interest-rates-to-375.html',
    kind: 'secondary',
  },
  'S-BOE-2026-06': {
    title: 'Bank Rate held at 3.75 % on 18 Jun 2026 (next decision 30 Jul 2026)',
    url: 'https://research.titanfx.com/central-bank-watch/boe-monetary-policy',
    kind: 'secondary',
  },
  'S-ES-2015H1': {
    title: 'Table of Spanish statutory rates to first half 2015 (8.05 %)',
    url: 'https://studylib.es/doc/5259268/tipo-legal-de-inter%C3%A9s-de-demora',
    kind: 'secondary',
  },
  'S-DE-TABLE-2025': {
    title: 'Basiszinssatz table 1 Jul 2013 .. 1 Jan 2025 and §288 margins incl. pre-29 Jul 2014 contracts',
    url: 'https://lang-schwarz.de/2025/04/14/dw202502b1/',
    kind: 'secondary',
  },
  'S-NL-RENTE-2016': {
    title: '1 Jan 2016: 8.05 % commercial, 2 % other; yearly compounding',
    url: 'https://www.rechtnet.nl/wettelijke-rente-per-1-januari-2016/',
    kind: 'secondary',
  },
  'S-ES-BOE-2020': {
    title: 'BOE-A-2019-18736: MRO of 23 Dec 2019 = 0.00 %, statutory rate first half 2020 = 8.00 %',
    url: 'https://www.boe.es/diario_boe/txt.php?id=BOE-A-2019-18736',
    kind: 'primary',
  },
  'S-ECB-TABLE': { title: 'Table of ECB rate changes 2019-09-18 .. 2025-06-11', url: null, kind: 'dataset-of-primary' },
  'S-IE-DETE': {
    title:
      'Irish enterprise department: 1 July 2024 rate 12.25 % = 4.25 % + 8; rates of 1 Jan / 1 Jul apply for six months; daily calculation',
    url: 'https://enterprise.gov.ie/en/faqs/what-is-the-late-payment-interest-rate-1.html',
    kind: 'primary-guidance',
  },
  'S-IE-DETE-COSTS': {
    title:
      'Irish enterprise department: regulation 9 of S.I. No. 580/2012 quoted, with the amounts of its Schedule (€40, €70, €100) and their bounds',
    url: 'https://enterprise.gov.ie/en/what-we-do/supports-for-smes/late-payments/compensation-for-recovery-costs-/',
    kind: 'primary-guidance',
  },
  'S-ES-2025H1': {
    title: 'First half 2025: 11.15 % = 3.15 % + 8',
    url: 'https://orientelegal.es/analisis-y-comentario-sobre-el-interes-de-demora-en-las-operaciones-comerciales',
    kind: 'secondary',
  },
  'S-DE-2025-07': {
    title: 'Basiszinssatz 1.27 % since 1 Jul 2025, unchanged 1 Jan 2026 (B2B 10.27 %, consumer 6.27 %)',
    url: 'https://www.steuerprofis.de/issue/bundesbank-dieser-basiszinssatz-gilt-seit-dem-1-1-2026',
    kind: 'secondary',
  },
  'S-IT-2026H1': {
    title: 'MEF notice, Gazzetta Ufficiale 15 of 20 Jan 2026: reference 2.15 % for first half 2026',
    url: 'https://ntplusdiritto.ilsole24ore.com/art/interessi-mora-2026-tasso-215-cento-AIzCuJ1',
    kind: 'secondary',
  },
  'S-DE-2026-01': {
    title: 'Bundesbank notice: 1.27 % from 1 Jan 2026, MRO of 22 Dec 2025 = 2.15 %',
    url: 'https://finanzmarktnachrichten.de/basiszinssatz-bleibt-ab-1-januar-2026-bei-127',
    kind: 'secondary',
  },
  'S-ES-BOE-2026': {
    title:
      'BOE-A-2025-27201: statutory rate for commercial operations, first half 2026 (excerpt cut before the figure)',
    url: 'https://oficius.es/informacion-oficial/boe/2025-12-31/resolucion-23-diciembre-2025-secretaria-general-tesoro-financiacion-internacional-que-publica-tipo-legal-interes-demora-aplicable-GxoZde',
    kind: 'primary-copy',
  },
  'S-ECB-2026-06': {
    title:
      'ECB decision of 11 June 2026: MRO to 2.40 % (story citing ecb.europa.eu press release ecb.mp260611); effective date not seen',
    url: 'https://rbtfl.xyz/pt/n/ecb-rate-hike-energy-shock.md',
    kind: 'secondary',
  },
  'S-DE-2023-07': {
    title: 'Basiszinssatz 3.12 % from 1 Jul 2023',
    url: 'https://www.vdwbayern.de/2023/07/04/basiszinssatz-zum-1-juli-2023-bei-312-prozent/',
    kind: 'secondary',
  },
  'S-DE-2024-01': {
    title: 'Basiszinssatz 3.62 % from 1 Jan 2024',
    url: 'https://news.kassel.ihk.de/d?p000c30i000o4mb0c0000oiy000000000cqjipo7cgz432zy0q6dl0fy00000g00000003kvd6i',
    kind: 'secondary',
  },
  'S-DE-BGB': {
    title: 'BGB §§ 247, 271a, 286, 288, 195, 199 in bundestag/gesetze commit 77abca2c (26 Mar 2022)',
    url: 'https://github.com/bundestag/gesetze',
    kind: 'primary-copy',
  },
  'S-NL-RENTE-2023': {
    title:
      '1 Jan 2023: 4 % non-commercial (the page also gives 12 % commercial, which contradicts MRO 2.50 % + 8 = 10.50 %)',
    url: 'https://www.nfco.nl/2023/01/11/wettelijke-rente-vanaf-1-januari-2023/',
    kind: 'secondary',
  },
  'S-NL-RENTE-2024': {
    title:
      '1 Jan 2024: non-commercial from 6 % to 7 %; previous change 1 Jul 2023; formula MRO + 2.25 rounded to whole per cent',
    url: 'https://smkaccountants.nl/nieuws/item?id=56178',
    kind: 'secondary',
  },
  'S-NL-RENTE-2024-07': {
    title: '1 Jul 2024: 12.25 % commercial, 7 % other',
    url: 'https://mijn.metaalunie.nl/Advies/Detail/wettelijke-rente-per-1-juli-2024',
    kind: 'secondary',
  },
  MEMORY: { title: 'from memory, unverified', url: null, kind: 'memory' },
  'S-UK-BILL': {
    title: 'Commercial Payments Bill introduced in the House of Lords 19 May 2026 (not law in the sources seen)',
    url: 'https://webiis08.mondaq.com/uk/contracts-and-commercial-law/1800608/new-late-payment-terms-in-uk-b2b-contracts-proposed-in-commercial-payments-bill',
    kind: 'secondary',
  },
  'S-UK-SI1675-QUOTED': {
    title:
      'Text of SI 2002/1675 (Late Payment of Commercial Debts (Rate of Interest) (No. 3) Order 2002) as quoted by a debt-collection firm',
    url: 'https://www.debtcollectionservice.uk/interest/',
    kind: 'secondary-quoting-primary',
  },
  'S-UK-S5A': {
    title: 'Late Payment of Commercial Debts (Interest) Act 1998 s.5A, compensation amounts quoted',
    url: 'http://www.liquisearch.com/late_payment_of_commercial_debts_interest_act_1998/compensation_chargeable',
    kind: 'secondary-quoting-primary',
  },
  'S-UK-PAYONTIME': {
    title:
      'payontime.co.uk late payment legislation page (thresholds up to £999.99 / £9,999.99; 30/60-day rules; reference rate table, e.g. 1 Jan-30 Jun 2024 = 5.25 % + 8 %)',
    url: 'https://www.payontime.co.uk/late-payment-legislation-interest-calculators',
    kind: 'secondary',
  },
  'S-UK-PENNINGTONS': {
    title: 'Penningtons: the statutory rate is fixed, s.4(2) quoted',
    url: 'https://www.penningtonslaw.com/news-publications/latest-news/2024/late-payment-of-commercial-debts-interest-act-1998-the-rate-of-statutory-interest',
    kind: 'secondary',
  },
  'S-EU-ART2': {
    title: 'Directive 2011/7/EU article 2 (definitions, reference rate, 8 points, simple interest)',
    url: 'http://www.legislation.gov.uk/eudr/2011/7/article/2?view=plain',
    kind: 'primary-text',
  },
  'S-EU-ART6-C287': {
    title: 'CJEU C-287/17: article 6, fixed EUR 40 plus reasonable excess costs',
    url: 'https://europeanciviljustice.wordpress.com/2018/09/13/the-court-of-justice-on-article-6-of-the-late-payment-directive/',
    kind: 'secondary-quoting-primary',
  },
  'S-EU-ART3-NOTES': {
    title: 'Quotations of articles 3(3), 3(5) and 6 (30 days default, 60 days maximum unless expressly agreed)',
    url: null,
    kind: 'secondary-quoting-primary',
  },
  'S-DE-MAHN-BGH': {
    title:
      'BGH VIII ZR 95/18: only material cost of a reminder (about EUR 0.76) recoverable; EUR 2.50 flat fee void against consumers; no staff cost',
    url: 'https://www.insuedthueringen.de/inhalt.karlsruhe-mahnpauschale-darf-keine-personalkosten-enthalten.91c0076e-39dc-439f-8512-ad294a26586b.html',
    kind: 'secondary',
  },
  'S-DE-MAHN-FIRST': {
    title: 'First reminder that itself creates default is not recoverable',
    url: 'https://kanzlei-hubmann.de/mahnung',
    kind: 'secondary',
  },
  'S-FR-L441-10': {
    title:
      'Code de commerce L441-10 extract (ECB + 10 points unless agreed, never below 3 x legal rate; no reminder needed; flat indemnity)',
    url: 'https://jcl06.fr/les-interets-de-retard/',
    kind: 'secondary-quoting-primary',
  },
  'S-FR-40': {
    title: 'Conditions quoting L441-10 and D441-5: half-year rule (1 Jan / 1 Jul) and EUR 40',
    url: null,
    kind: 'secondary-quoting-primary',
  },
  'S-FR-CIVIL': {
    title:
      'Code civil 1231-6, 1344, 1344-1, 2224; Code de la consommation L218-2; Code des procedures civiles d execution L111-8 (legalize-fr commit bde5444d, 4 Apr 2026)',
    url: 'https://github.com/legalize-dev/legalize-fr',
    kind: 'primary-copy',
  },
  'S-NL-BIK': {
    title: 'Besluit vergoeding voor buitengerechtelijke incassokosten, Stb. 2012, 141, art. 2',
    url: 'https://zoek.officielebekendmakingen.nl/stb-2012-141.html',
    kind: 'primary',
  },
  'S-NL-HR2016': {
    title: 'Hoge Raad 25 Nov 2016 ECLI:NL:HR:2016:2704 (14-day letter): wording and start of the term',
    url: 'https://www.syncasso.nl/news/uitspraak-hoge-raad-veertiendagen-brief/',
    kind: 'secondary-quoting-primary',
  },
  'S-ES-40': {
    title: 'Ley 3/2004 art. 8: EUR 40',
    url: 'https://www.mariscal-abogados.com/indemnity-for-recovery-costs/',
    kind: 'secondary',
  },
};
