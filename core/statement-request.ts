// What an account statement is asked for with and how it is answered: apart from what makes one, so that the pane asks for
// it without carrying the letter writer along.
import * as z from 'zod';
import { reminderRequestSchema } from './reminder.ts';

/** Nothing may be missing from a statement that is asked for by itself. */
const asked = reminderRequestSchema.omit({ notDueMissing: true }).shape;

/** What a statement is asked for with: the request of a reminder, of which nothing has to be overdue, to anybody. */
export const statementRequestSchema = z.strictObject({
  ...asked,
  invoices: asked.notDue.unwrap(),
  to: asked.to.optional(),
  contactName: asked.contactName.optional(),
});
export type StatementRequest = z.infer<typeof statementRequestSchema>;

/** A statement as the API answers it; the file in base64. */
export const statementAnswerSchema = z.object({
  name: z.string(),
  contentType: z.literal('application/pdf'),
  base64: z.string(),
});
export type StatementAnswer = z.infer<typeof statementAnswerSchema>;
