// What happens to a mail once it is accepted, and how SES tells of it.
import { describe, expect, it } from 'vitest';
import type { MailSimulator } from '../../../workbench/aws/mail.ts';
import { CUSTOMER, rawMail, reminder, startSimulator } from './started-mail.ts';

describe('what happens to a mail', () => {
  const happenedTo = async (to: string, prepare: (mail: MailSimulator) => void = () => {}) => {
    const { mail, ses, events } = await startSimulator();
    prepare(mail);
    await ses.send(reminder(rawMail({ to })));
    await mail.settled();
    return events;
  };

  it.each([
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
    ['ooto@simulator.amazonses.com', ['Send', 'Delivery']],
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce']],
    ['bounce+01JABC@simulator.amazonses.com', ['Send', 'Bounce']],
    ['complaint+x@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce']],
  ])('at %s is %j', async (to, types) => {
    expect((await happenedTo(to)).map(({ eventType }) => eventType)).toEqual(types);
  });

  it('is a bounce for an address on the suppression list, whatever its case', async () => {
    const events = await happenedTo('AP@Acme.example', (mail) => mail.suppress(CUSTOMER));

    expect(events[1]?.bounce).toMatchObject({
      bounceType: 'Permanent',
      bounceSubType: 'OnAccountSuppressionList',
      bouncedRecipients: [{ emailAddress: CUSTOMER }],
    });
  });

  it('is a rejection for a virus', async () => {
    const { mail, ses, events } = await startSimulator();
    await ses.send(reminder(rawMail({ body: 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE' })));
    await mail.settled();

    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Reject']);
    expect(events[1]?.reject).toEqual({ reason: 'Bad content' });
  });

  it('may be a bounce after the delivery, which suppresses the address from then on', async () => {
    const { mail, ses, events } = await startSimulator();
    const { MessageId = '' } = await ses.send(reminder());
    await mail.settled();
    await mail.simulate(MessageId, 'bounce');
    await ses.send(reminder());
    await mail.settled();

    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery', 'Bounce', 'Send', 'Bounce']);
    expect(events[4]?.bounce).toMatchObject({ bounceSubType: 'OnAccountSuppressionList' });
  });

  it('is told without headers for a delay, with them for the rest', async () => {
    const { mail, ses, events } = await startSimulator({ outcomeAfter: null });
    const { MessageId = '' } = await ses.send(reminder());
    for (const outcome of ['delay', 'delivery', 'complaint'] as const) await mail.simulate(MessageId, outcome);

    const withHeaders = events.map(({ eventType, mail: told }) => [
      eventType,
      'commonHeaders' in told && 'headers' in told,
    ]);
    expect(withHeaders).toEqual([
      ['Send', true],
      ['DeliveryDelay', false],
      ['Delivery', true],
      ['Complaint', true],
    ]);
    expect(events[1]?.deliveryDelay).toMatchObject({
      delayedRecipients: [{ emailAddress: CUSTOMER, status: '4.2.2' }],
    });
    expect(events[3]?.complaint).toMatchObject({ complaintFeedbackType: 'abuse', complaintSubType: null });
  });

  it('may be lost or told twice on its way to the topic', async () => {
    const { mail, ses, events } = await startSimulator();
    mail.disturbEvents(({ eventType }) => (eventType === 'Send' ? 0 : 2));
    await ses.send(reminder());
    await mail.settled();

    expect(events.map(({ eventType }) => eventType)).toEqual(['Delivery', 'Delivery']);
  });

  it('cannot be made to happen to a mail that is not there', async () => {
    const { mail } = await startSimulator();

    await expect(mail.simulate('nobody', 'bounce')).rejects.toThrow('no mail has the id nobody');
  });
});
