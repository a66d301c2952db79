// What the company says about itself: who writes, how to be paid, how long a reminder can be taken back.
// It lives on the server only; nothing in a sheet or a request can change it.
import * as z from 'zod';

export const companySettingsSchema = z.strictObject({
  creditorName: z.string().min(1).max(200),
  creditorAddress: z.array(z.string().min(1).max(200)).min(1).max(8),
  senderName: z.string().min(1).max(200),
  senderPhone: z.string().min(1).max(40),
  /** The verified SES identity mails come from. */
  senderEmail: z.string().min(3).max(320),
  replyTo: z.string().min(3).max(320),
  /** How to pay, in the company's words; no full account number by default. */
  paymentText: z.string().min(1).max(1000),
  ownDomains: z.array(z.string().min(1).max(253)).max(50),
  locale: z.string().min(2).max(35),
  /** IANA name; every "today" of the company is in this zone. */
  timeZone: z.string().min(1).max(64),
  undoSeconds: z.int().min(0).max(900),
  /** Days from the letter to the date payment is asked for. */
  payWithinDays: z.int().min(1).max(60),
});
export type CompanySettings = z.infer<typeof companySettingsSchema>;

/** What the pane may know of the settings; reading all settings with it leaves the others out. */
export const publicSettingsSchema = companySettingsSchema
  .pick({
    creditorName: true,
    senderEmail: true,
    locale: true,
    timeZone: true,
    undoSeconds: true,
  })
  .strip();
export type PublicSettings = z.infer<typeof publicSettingsSchema>;
