// The manifest and its checker: the manifest of this repository passes, and each rule sees the manifest that breaks it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addinFacts, associatedNames, checkManifest, pngPixels } from '../../infra/check-manifest.ts';
import { releaseManifest } from '../../infra/manifest.ts';
import { apiSetsIn, excelApiUsed } from '../../infra/office-apis-used.ts';

const fromRoot = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const MANIFEST = readFileSync(fromRoot('manifest.xml'), 'utf8');
const facts = addinFacts();

const faultsOf = (xml: string, release = false): string[] => checkManifest(xml, { release, facts });

function broken(from: string | RegExp, to: string): string {
  const xml = MANIFEST.replace(from, to);
  if (xml === MANIFEST) throw new Error(`nothing replaced: ${from}`);
  return xml;
}

describe('the manifest of this repository', () => {
  it('has no fault', () => {
    expect(faultsOf(MANIFEST)).toEqual([]);
  });

  it('offers the buttons that work today, and the cell menu the two for a row', () => {
    expect([...MANIFEST.matchAll(/Control xsi:type="Button" id="([^"]+)"/g)].map(([, id]) => id)).toEqual([
      'Duebook.OpenPane',
      'Duebook.FlagOverdueRows',
      'Duebook.SendReminder',
      'Duebook.LogContact',
      'Duebook.CellSendReminder',
      'Duebook.CellLogContact',
    ]);
  });

  it('can never be shipped as it is, because it names this machine', () => {
    const faults = faultsOf(MANIFEST, true);
    expect(faults).toContain(
      'OfficeApp > DefaultSettings > SourceLocation: https://localhost:3000/addin/taskpane.html is not an address for a release',
    );
    expect(faults).toHaveLength(MANIFEST.match(/https:\/\/localhost:3000/g)?.length ?? 0);
  });
});

const BREACHES: readonly (readonly [rule: string, xml: string, fault: string])[] = [
  ['a file that is no XML', '<OfficeApp><Id></OfficeApp>', "line 1: Expected closing tag 'Id'"],
  [
    'an element too late under its parent',
    broken(/(\s*<Version>0\.1\.0\.0<\/Version>)(\s*<ProviderName>Duebook<\/ProviderName>)/, '$2$1'),
    'OfficeApp: <Version> stands too late',
  ],
  [
    'an icon before its label deep in a group',
    broken(/(<Label resid="Account\.Label"\/>)(\s*<Icon>[\s\S]*?<\/Icon>)/, '$2$1'),
    'Group "Duebook.Account": <Label> stands too late',
  ],
  [
    'an element that does not belong there',
    broken('<Hosts>\n    <Host Name', '<Hosts>\n    <Colour/>\n    <Host Name'),
    'OfficeApp > Hosts: <Colour> does not belong here',
  ],
  ['a button without a tip', broken(/<Supertip>[\s\S]*?<\/Supertip>/, ''), '"Duebook.OpenPane": <Supertip> is missing'],
  ['a missing support address', broken(/<SupportUrl[^>]*>/, ''), 'OfficeApp: <SupportUrl> is missing'],
  ['an id that is no GUID', broken(/<Id>[^<]*/, '<Id>duebook'), 'Id: "duebook" is not a GUID'],
  ['a version of three numbers', broken('0.1.0.0', '0.1.0'), 'Version: "0.1.0" is not four numbers'],
  ['a version number out of range', broken('0.1.0.0', '0.1.0.65536'), 'Version: "0.1.0.65536" is not four numbers'],
  ['a bare language', broken('en-GB', 'en'), 'DefaultLocale: "en" is not a language and country'],
  [
    'a label of 126 characters',
    broken('DefaultValue="Flag overdue rows"', `DefaultValue="${'F'.repeat(126)}"`),
    'String "Flag.Label": its text has 126 characters, 125 at most',
  ],
  [
    'a tip of 251 characters',
    broken(/DefaultValue="Logs a call[^"]*"/, `DefaultValue="${'L'.repeat(251)}"`),
    'String "Contact.Tip": its text has 251 characters, 250 at most',
  ],
  ['an empty label', broken('DefaultValue="Log contact"', 'DefaultValue=""'), '"Contact.Label": its text is empty'],
  [
    'a resource id of 33 characters',
    MANIFEST.replaceAll('"Tab.Label"', `"${'T'.repeat(33)}"`),
    'its id has 33 characters, 32 at most',
  ],
  [
    'a resource nobody defined',
    broken('<Description resid="Contact.Tip"/>', '<Description resid="Contact.Hint"/>'),
    'resource "Contact.Hint" is not defined',
  ],
  [
    'a resource nobody uses',
    broken('<bt:String id="Tab.Label"', '<bt:String id="Old.Label" DefaultValue="Old"/>\n<bt:String id="Tab.Label"'),
    'Resources: "Old.Label" is not used',
  ],
  [
    'a resource defined twice',
    broken('<bt:String id="Tab.Label"', '<bt:String id="Flag.Label" DefaultValue="x"/>\n<bt:String id="Tab.Label"'),
    'Resources: "Flag.Label" is defined twice',
  ],
  [
    'a label taken from the long texts',
    broken('<Label resid="Contact.Label"/>', '<Label resid="Contact.Tip"/>'),
    '"Contact.Tip" stands in LongStrings, not in ShortStrings',
  ],
  [
    'two buttons of one id',
    broken('Duebook.CellLogContact', 'Duebook.LogContact'),
    '"Duebook.LogContact" names two controls',
  ],
  [
    'an address without https',
    broken('<bt:Url id="Pane.Url" DefaultValue="https', '<bt:Url id="Pane.Url" DefaultValue="http'),
    '"http://localhost:3000/addin/taskpane.html" is not an https address',
  ],
  [
    'an app domain with a path',
    broken('<AppDomain>https://localhost:3000<', '<AppDomain>https://localhost:3000/addin<'),
    'AppDomains: "https://localhost:3000/addin" is more than https and a host',
  ],
  [
    'a page on another host',
    broken('id="Help.Url" DefaultValue="https://localhost:3000', 'id="Help.Url" DefaultValue="https://elsewhere.net'),
    'elsewhere.net is neither the pane',
  ],
  [
    'an icon that is not there',
    broken('assets/flag-32.png', 'assets/banner-32.png'),
    'there is no PNG assets/banner-32.png',
  ],
  [
    'an icon of the wrong size',
    broken(
      'id="Flag.32" DefaultValue="https://localhost:3000/addin/assets/flag-32',
      'id="Flag.32" DefaultValue="https://localhost:3000/addin/assets/flag-80',
    ),
    'assets/flag-80.png has 80 × 80 pixels, not 32 × 32',
  ],
  [
    'a button without its 80 px image',
    broken('<bt:Image size="80" resid="Contact.80"/>', ''),
    'the 80 px image is missing',
  ],
  [
    'a function the code does not know',
    broken('<FunctionName>LogContact<', '<FunctionName>LogCall<'),
    'FunctionName: "LogCall" is not associated in addin/commands.ts',
  ],
  [
    'a function no button runs',
    MANIFEST.replaceAll('<FunctionName>LogContact<', '<FunctionName>SendReminder<'),
    'addin/commands.ts: "LogContact" is associated but no button runs it',
  ],
  [
    'a requirement set below the code',
    broken('Name="ExcelApi" MinVersion="1.9"', 'Name="ExcelApi" MinVersion="1.8"'),
    'Requirements: ExcelApi 1.8 is asked for, but the code uses 1.9',
  ],
  ['no requirement set for Excel', broken(/<Set Name="ExcelApi"[^>]*>/, ''), 'Requirements: ExcelApi is missing'],
  [
    'a shared runtime nobody asked for',
    broken(/<Set Name="SharedRuntime"[^>]*>/, ''),
    'Requirements: a Runtime needs the set SharedRuntime',
  ],
  [
    'buttons that would run in a page of their own',
    broken('<FunctionFile resid="Pane.Url"/>', '<FunctionFile resid="Help.Url"/>'),
    'name different pages',
  ],
];

describe('the checker', () => {
  it.each(BREACHES)('sees %s', (_rule, xml, fault) => {
    expect(faultsOf(xml).filter((one) => one.includes(fault))).toHaveLength(1);
  });

  it('names every fault at once', () => {
    const xml = MANIFEST.replace('0.1.0.0', '1')
      .replace('en-GB', 'en')
      .replace(/<Id>[^<]*/, '<Id>x');
    expect(faultsOf(xml)).toHaveLength(3);
  });

  it('reads the size of a picture from its header, and of nothing but a PNG', () => {
    expect(pngPixels(readFileSync(fromRoot('addin/assets/icon-128.png')))).toEqual({ width: 128, height: 128 });
    expect(pngPixels(readFileSync(fromRoot('addin/assets/icon.svg')))).toBeNull();
  });

  it('finds the functions that the code associates', () => {
    expect(
      associatedNames("Office.actions.associate(\n  'One',\n  run);\nOffice.actions.associate('Two', run)"),
    ).toEqual(['One', 'Two']);
  });
});

describe('the ExcelApi the code needs', () => {
  const sets = apiSetsIn(readFileSync(fromRoot('node_modules/@types/office-js/index.d.ts'), 'utf8'));

  it.each([
    ['getRanges', 9],
    ['conditionalFormats', 6],
    ['getUsedRangeOrNullObject', 4],
    ['onRowSorted', 10],
    ['changeRuleToCustom', 17],
    ['values', 1],
  ])('%s needs ExcelApi 1.%i', (member, minor) => {
    expect(sets.get(member)).toBe(minor);
  });

  it('is the highest set of what is called', () => {
    expect(excelApiUsed(['sheet.getRanges(a).conditionalFormats.add(x)'], sets)).toBe('1.9');
    expect(excelApiUsed(['range.values'], sets)).toBe('1.1');
  });

  it('rises with a member above the floor, unless the code asks for its set first', () => {
    const sorted = 'worksheets.onRowSorted.add(tell)';
    expect(excelApiUsed([sorted], sets)).toBe('1.10');
    expect(excelApiUsed([`if (requirements.isSetSupported('ExcelApi', '1.10')) ${sorted}`], sets)).toBe('1.1');
    expect(excelApiUsed(['// onRowSorted would be .onRowSorted'], sets)).toBe('1.1');
  });
});

describe('a release manifest', () => {
  const release = { paneUrl: 'https://d111111abcdef8.cloudfront.net', version: '1.2.3' };

  it('carries the deployed address and the release version, and has no fault', () => {
    const xml = releaseManifest(MANIFEST, release);
    expect(xml).toContain('<SourceLocation DefaultValue="https://d111111abcdef8.cloudfront.net/taskpane.html"/>');
    expect(xml).toContain('<AppDomain>https://d111111abcdef8.cloudfront.net</AppDomain>');
    expect(xml).toContain('<Version>1.2.3.0</Version>');
    expect(xml).not.toContain('localhost');
    expect(faultsOf(xml, true)).toEqual([]);
  });

  it('takes a folder of the host as well', () => {
    const xml = releaseManifest(MANIFEST, { ...release, paneUrl: 'https://office.duebook.app/pane/' });
    expect(xml).toContain('DefaultValue="https://office.duebook.app/pane/assets/icon-32.png"');
    expect(xml).toContain('<AppDomain>https://office.duebook.app</AppDomain>');
  });

  it.each([
    ['this machine', 'https://localhost:3000/addin'],
    ['a placeholder', 'https://duebook.example.com'],
    ['an address without https', 'http://office.duebook.app'],
    ['an address of the office network', 'https://192.168.1.20/pane'],
    ['no address at all', 'duebook'],
  ])('refuses %s', (_what, paneUrl) => {
    expect(() => releaseManifest(MANIFEST, { ...release, paneUrl })).toThrow();
  });

  it('refuses a version that is not three numbers', () => {
    expect(() => releaseManifest(MANIFEST, { ...release, version: '1.2' })).toThrow(/Version: "1.2.0"/);
  });
});
