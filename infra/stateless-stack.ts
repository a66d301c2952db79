// What can be thrown away and deployed again: the API, the functions, their queues, the pane and the alarms.
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AccountApi } from './account-api.ts';
import { Alarms } from './alarms.ts';
import type { Company } from './company.ts';
import { EmailEvents } from './email-events.ts';
import { PaneSite } from './pane-site.ts';
import { ReminderSending } from './reminder-sending.ts';
import { ReminderSweep } from './reminder-sweep.ts';
import type { StatefulStack } from './stateful-stack.ts';

/** The folder of the build, whose company it is, and what the stack stands on. */
type StatelessStackProps = StackProps & { built: string; company: Company; stateful: StatefulStack };

/** Everything that runs, on the table and the mail identity of the stateful stack. */
export class StatelessStack extends Stack {
  constructor(scope: Construct, id: string, props: StatelessStackProps) {
    super(scope, id, props);
    const { built, company, stateful } = props;
    const { table } = stateful.accounts;
    const sending = new ReminderSending(this, 'Reminders', { built, company, table, mail: stateful.mail });
    const reminders = sending.work.queue;
    const events = new EmailEvents(this, 'EmailEvents', { built, table, events: stateful.mail.events });
    const sweep = new ReminderSweep(this, 'Sweep', { built, table, reminders });
    const accounts = new AccountApi(this, 'Accounts', { built, company, table, reminders });
    new PaneSite(this, 'Pane', { built, company, api: accounts.api });

    const alarms = new Alarms(this, 'Alarms', company.alarmEmail);
    alarms.watchQueue('Reminders', sending.work);
    alarms.watchQueue('EmailEvents', events.work);
    alarms.watchFunction('SendReminder', sending.sender);
    alarms.watchFunction('EmailEvents', events.reader);
    alarms.watchFunction('SweepReminders', sweep.sweeper);
    alarms.watchFunction('Api', accounts.handler);
    alarms.watchApi(accounts.api);
    alarms.watchParkedReminders();
    alarms.watchStops();
    alarms.watchQuota();
    alarms.watchCosts(company.alarmEmail, company.monthlyBudget);
  }
}
