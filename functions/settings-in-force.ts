// The company's settings as they count now. They are asked for with every call, so a warm container keeps them for moments:
// those of one company only, together with its id, so that no company can ever be given another's.
import { millisOf } from '../core/calendar.ts';
import { type CompanySettings, deployedSettingsSchema } from '../core/company-settings.ts';
import { type SettingsState, settingsInForce } from '../core/company-settings-change.ts';
import { loadSettings } from './company-settings-store.ts';
import { type Now, once, setting, type Table } from './environment.ts';

/** How long what was read may be used; a change reaches every container within that time. */
const KEPT_MS = 3_000;

/** The settings of the deployment. Throws with the places that are wrong, never with their values: they end up in a log. */
export const deployedSettings = once((): CompanySettings => {
  const read = deployedSettingsSchema.safeParse(JSON.parse(setting('companySettings')));
  if (read.success) return read.data;
  throw new Error(`company settings: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')} cannot be used`);
});

/** Reads settings for the routes. */
export interface SettingsReader {
  /** The first version: what counts until somebody changes it. */
  readonly deployed: CompanySettings;
  /** What counts now; a change made elsewhere may be missing for three seconds. */
  inForce(companyId: string): Promise<CompanySettings>;
  /** To be called after a change, so that it counts here at once. */
  forget(): void;
}

interface Kept {
  readonly companyId: string;
  readonly state: SettingsState;
  readonly readAt: number;
}

/** A reader for one container. */
export function createSettingsReader(table: Table, deployed: CompanySettings, now: Now): SettingsReader {
  let kept: Kept | null = null;
  const isFresh = (its: Kept, companyId: string): boolean => {
    const age = millisOf(now()) - its.readAt;
    return its.companyId === companyId && age >= 0 && age < KEPT_MS;
  };
  return {
    deployed,
    inForce: async (companyId) => {
      if (kept && isFresh(kept, companyId)) return settingsInForce(kept.state, now());
      const readAt = millisOf(now());
      const state = await loadSettings(table, companyId, deployed);
      kept = { companyId, state, readAt };
      return settingsInForce(state, now());
    },
    forget: () => {
      kept = null;
    },
  };
}
