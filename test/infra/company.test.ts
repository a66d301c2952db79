// A company file is checked as a whole before anything is deployed.
import { describe, expect, it } from 'vitest';
import { companyIn, exampleCompany, readCompany } from '../../infra/company.ts';

/** The faults of the example file with these changes, one a line. */
function faultsWith(changes: object, settings: object = {}): string[] {
  const example = exampleCompany();
  const text = JSON.stringify({ ...example, ...changes, settings: { ...example.settings, ...settings } });
  try {
    readCompany(text, 'company.json');
    return [];
  } catch (fault) {
    return (fault as Error).message.split('\n').slice(1);
  }
}

describe('the company file', () => {
  it('that ships as an example is right', () => {
    expect(faultsWith({})).toEqual([]);
    expect(exampleCompany().officeHosts).toContain('https://excel.cloud.microsoft');
  });

  it('tells every fault at once, each with its place', () => {
    expect(
      faultsWith(
        { entraTenantId: 'contoso', mailDomain: 'Harbour-Supplies.example', alarmEmail: 'finance lead' },
        { undoSeconds: 901, iban: 'DE02120300000000202051' },
      ),
    ).toEqual([
      '  entraTenantId: not an id as Entra shows it (8-4-4-4-12)',
      '  mailDomain: not a domain name in lower case',
      '  alarmEmail: not an e-mail address',
      '  settings.undoSeconds: Too big: expected number to be <=900',
      '  settings: Unrecognized key: "iban"',
      '  settings.senderEmail: not an address at Harbour-Supplies.example, the domain SES sends for',
      '  settings.ownDomains: does not name Harbour-Supplies.example, so reminders could go to colleagues',
    ]);
  });

  it('tells what does not fit together beside every other fault', () => {
    expect(
      faultsWith(
        { alarmEmail: 'nope' },
        { senderEmail: 'x@other.example', timeZone: 'Europe/Lundon', undoSeconds: -5, sendingMode: 'dry' },
      ).map((fault) => fault.trim().split(':')[0]),
    ).toEqual([
      ...['alarmEmail', 'settings.timeZone', 'settings.undoSeconds', 'settings.sendingMode', 'settings.senderEmail'],
    ]);
  });

  it('is named as whoever deploys has named it', () => {
    expect(() => companyIn('/nowhere/company.json')).toThrow(/^\/nowhere\/company.json is missing/);
    expect(() => companyIn('nowhere.json')).toThrow(/^infra\/nowhere.json is missing/);
  });

  it('names a sender at the domain SES sends for, and counts that domain as its own', () => {
    expect(faultsWith({}, { senderEmail: 'accounts@elsewhere.example', ownDomains: [] })).toEqual([
      '  settings.senderEmail: not an address at harbour-supplies.example, the domain SES sends for',
      '  settings.ownDomains: does not name harbour-supplies.example, so reminders could go to colleagues',
    ]);
  });

  it('is refused when its time zone does not exist', () => {
    expect(faultsWith({}, { timeZone: 'Europe/Atlantis' })).toEqual([
      '  settings.timeZone: not a time zone such as Europe/London',
    ]);
  });

  it('is refused when it does not fit into the environment of a function', () => {
    const ownDomains = [
      'harbour-supplies.example',
      ...Array.from({ length: 40 }, (_, i) => `${'a'.repeat(90)}${i}.example`),
    ];
    expect(faultsWith({}, { ownDomains })).toEqual([
      "  settings: longer than 3500 bytes, more than a function's environment holds",
    ]);
  });

  it('is refused when anyone could frame the pane', () => {
    expect(faultsWith({ officeHosts: ['*'] })).toEqual(['  officeHosts.0: not an https origin']);
  });

  it('that is missing says what to do', () => {
    expect(() => companyIn('no-such-company.json')).toThrow(
      'infra/no-such-company.json is missing: copy infra/company.example.json and fill it in',
    );
  });

  it('that is no JSON says so', () => {
    expect(() => readCompany('{', 'infra/company.json')).toThrow('infra/company.json is not JSON');
  });
});
