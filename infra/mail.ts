// Who reminders come from and what SES tells about each of them: the sender's domain, the configuration set every mail
// names, and the topic its events go to.
import { CfnOutput, Stack } from 'aws-cdk-lib';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** The steps of a mail that Duebook keeps. Opens and clicks are not among them: reminders are not tracked. */
const KEPT_EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.RENDERING_FAILURE,
];

/** The sender's domain in SES, with its configuration set and the topic of delivery events. */
export class Mail extends Construct {
  readonly identity: EmailIdentity;
  readonly configurationSet: ConfigurationSet;
  readonly events: Topic;

  constructor(scope: Construct, id: string, domain: string) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
      mailFromDomain: `mail.${domain}`,
      // A lost MX record must not stop reminders; DKIM keeps them aligned with the sender's DMARC meanwhile.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      feedbackForwarding: false,
    });
    this.events = new Topic(this, 'Events', { enforceSSL: true });
    // CDK lets SES publish to the topic, for this account and this configuration set only.
    this.configurationSet.addEventDestination('ToTopic', {
      destination: EventDestination.snsTopic(this.events),
      events: KEPT_EVENTS,
    });
    this.printDnsRecords(domain);
  }

  /** The finance lead's administrator enters these at the domain's DNS host; SES verifies the domain by them. */
  private printDnsRecords(domain: string): void {
    for (const [index, record] of this.identity.dkimRecords.entries()) {
      new CfnOutput(this, `DkimRecord${index + 1}`, { value: `${record.name} CNAME ${record.value}` });
    }
    const feedback = `feedback-smtp.${Stack.of(this).region}.amazonses.com`;
    new CfnOutput(this, 'MailFromMx', { value: `mail.${domain} MX 10 ${feedback}` });
    new CfnOutput(this, 'MailFromSpf', { value: `mail.${domain} TXT "v=spf1 include:amazonses.com ~all"` });
  }
}
