// What is asked and answered about a letter text while somebody writes it.
import * as z from 'zod';
import { ownLetterTextSchema } from './letter-wording.ts';

export const textPreviewRequestSchema = z.strictObject({ text: ownLetterTextSchema });

const findingSchema = z.object({
  where: z.string(),
  code: z.string(),
  severity: z.enum(['refused', 'warning']),
  because: z.string(),
});

/** The letter, and what is wrong with its text: with a `refused` finding it cannot be kept. */
export const textPreviewSchema = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  findings: z.array(findingSchema),
});
export type TextPreview = z.infer<typeof textPreviewSchema>;
