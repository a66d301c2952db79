// IAM's rules as the AWS documentation states them, on small statements.
import { describe, expect, it } from 'vitest';
import { grantsOf, isAllowed, type Statement } from './role-policy.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/duebook';
const read: Statement = { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: TABLE };
const send: Statement = {
  Effect: 'Allow',
  Action: 'ses:SendRawEmail',
  Resource: 'arn:aws:ses:eu-west-1:111122223333:identity/harbour.example',
  Condition: { StringEquals: { 'ses:FromAddress': 'accounts@harbour.example' } },
};

describe('a role', () => {
  it('allows what it names and nothing else', () => {
    expect(isAllowed([read], { action: 'dynamodb:GetItem', resource: TABLE })).toBe(true);
    expect(isAllowed([read], { action: 'dynamodb:DeleteItem', resource: TABLE })).toBe(false);
    expect(isAllowed([], { action: 'dynamodb:GetItem', resource: TABLE })).toBe(false);
  });

  it('that names a table does not name its indexes', () => {
    expect(isAllowed([read], { action: 'dynamodb:Query', resource: `${TABLE}/index/openReminders` })).toBe(false);
    const indexes = { ...read, Resource: `${TABLE}/index/*` };
    expect(isAllowed([indexes], { action: 'dynamodb:Query', resource: `${TABLE}/index/openReminders` })).toBe(true);
  });

  it('may send from the address its condition names, and only when the request tells the address', () => {
    const call = { action: 'ses:SendRawEmail', resource: send.Resource as string };
    expect(isAllowed([send], { ...call, context: { 'ses:FromAddress': 'accounts@harbour.example' } })).toBe(true);
    expect(isAllowed([send], { ...call, context: { 'ses:FromAddress': 'director@harbour.example' } })).toBe(false);
    expect(isAllowed([send], call)).toBe(false);
  });

  it('is denied by one statement whatever others allow', () => {
    const deny: Statement = { Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' };
    expect(isAllowed([read, deny], { action: 'dynamodb:GetItem', resource: TABLE })).toBe(false);
  });

  it('takes actions without regard to case, and a dot as a dot', () => {
    expect(isAllowed([read], { action: 'DynamoDB:getitem', resource: TABLE })).toBe(true);
    const dotted: Statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a.b' };
    expect(isAllowed([dotted], { action: 's3:GetObject', resource: 'arn:aws:s3:::axb' })).toBe(false);
  });

  it('with words that are not known here is not guessed at', () => {
    const inverse = { Effect: 'Allow', NotAction: 'iam:*', Action: [], Resource: '*' } as Statement;
    expect(() => isAllowed([inverse], { action: 's3:GetObject', resource: '*' })).toThrow('NotAction');
    const dated: Statement = { ...read, Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01' } } };
    expect(() => isAllowed([dated], { action: 'dynamodb:GetItem', resource: TABLE })).toThrow('DateLessThan');
  });

  it('is listed grant by grant', () => {
    expect(grantsOf([read]).map(({ Action, Resource }) => `${Action} ${Resource}`)).toEqual([
      `dynamodb:GetItem ${TABLE}`,
      `dynamodb:Query ${TABLE}`,
    ]);
  });
});
