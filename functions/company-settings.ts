// The company's settings as the deployment carries them. They are read once; nothing in a request can change them.
import { type CompanySettings, companySettingsSchema } from '../core/company-settings.ts';
import { once, setting } from './environment.ts';

/** Reads the settings. Throws with the places that are wrong, never with their values: they end up in a log. */
export const companySettings = once((): CompanySettings => {
  const read = companySettingsSchema.safeParse(JSON.parse(setting('companySettings')));
  if (read.success) return read.data;
  throw new Error(`company settings: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')} cannot be used`);
});
