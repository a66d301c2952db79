// What a deployment tells the pane: where the API is and how to sign in. It is config.json beside taskpane.html, so that
// the built pane is the same file everywhere.
import * as z from 'zod';

const developmentSignInSchema = z.strictObject({ kind: z.literal('development'), tokenUrl: z.string().min(1) });
const entraSignInSchema = z.strictObject({
  kind: z.literal('entra'),
  clientId: z.string().min(1),
  authority: z.url(),
  /** The API's own scope, as the Entra registration names it. */
  scope: z.string().min(1),
});

export const paneConfigSchema = z.strictObject({
  /** Without a slash at the end; a path means the pane's own origin. */
  apiUrl: z.string().regex(/[^/]$/, 'ends in a slash'),
  signIn: z.discriminatedUnion('kind', [developmentSignInSchema, entraSignInSchema]),
});
export type PaneConfig = z.infer<typeof paneConfigSchema>;
export type DevelopmentSignIn = z.infer<typeof developmentSignInSchema>;
export type EntraSignIn = z.infer<typeof entraSignInSchema>;
