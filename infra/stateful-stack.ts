// What must never be lost by a deployment: the table and the standing with SES. Deployed first, changed rarely.
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AccountTable } from './account-table.ts';
import type { Company } from './company.ts';
import { Mail } from './mail.ts';

/** Table, SES identity, configuration set and event topic of one company. */
export class StatefulStack extends Stack {
  readonly accounts: AccountTable;
  readonly mail: Mail;

  constructor(scope: Construct, id: string, props: StackProps & { company: Company }) {
    super(scope, id, { ...props, terminationProtection: true });
    this.accounts = new AccountTable(this, 'Accounts');
    this.mail = new Mail(this, 'Mail', props.company.mailDomain);
  }
}
