// Lists that many rules share: every channel, every kind of customer and collector, every day of the week.
import type { Channel, CollectorType, CustomerType } from '../contact.ts';
import type { Weekday } from '../rule.ts';

export const EVERY_CHANNEL: readonly Channel[] = ['phone', 'sms', 'email', 'letter', 'social', 'visit'];
export const EVERYBODY: readonly CustomerType[] = ['business', 'public-authority', 'sole-trader', 'consumer'];
export const ANY_COLLECTOR: readonly CollectorType[] = ['first-party', 'third-party'];
export const EVERY_DAY: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
