import { describe, expect, it } from 'vitest';
import { callerOf, readRoles } from '../../functions/caller.ts';
import { httpEvent } from './office.ts';

describe('who calls', () => {
  it.each([
    ['[Clerk]', ['Clerk']],
    ['[Clerk FinanceLead]', ['Clerk', 'FinanceLead']],
    ['Auditor', ['Auditor']],
    ['[Clerk,Auditor]', ['Clerk', 'Auditor']],
    ['["Clerk"]', []],
    ['[clerk Admin]', []],
    ['', []],
  ])('the claim %j gives the roles %j', (claim, roles) => {
    expect(readRoles(claim)).toEqual(roles);
  });

  it('is the company and the person of the token, with a name that stays on one line', () => {
    const person = { id: 'oid-1', name: 'Anna\r\n{"level":"ERROR"}\u202E' };
    expect(callerOf(httpEvent('GET', '/', { company: 'tenant-1', person }))).toEqual({
      companyId: 'tenant-1',
      person: { id: 'oid-1', name: 'Anna  {"level":"ERROR"}' },
      roles: ['Clerk'],
    });
    expect(callerOf(httpEvent('GET', '/', { person: { id: 'oid-1', name: '' } }))?.person.name).toBe('oid-1');
  });

  it('is nobody without a company or a person', () => {
    expect(callerOf(httpEvent('GET', '/', { company: '' }))).toBeNull();
    expect(callerOf(httpEvent('GET', '/', { person: { id: 'a#b', name: 'Anna' } }))).toBeNull();
  });
});
