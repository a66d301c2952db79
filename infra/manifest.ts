// The manifest a release is installed with: the development manifest with the deployed pane's address and the release's
// version, refused when any rule of infra/check-manifest.ts is broken.
import { checkManifest } from './check-manifest.ts';

const DEVELOPMENT_PANE = 'https://localhost:3000/addin/';
const DEVELOPMENT_ORIGIN = 'https://localhost:3000';

/** What a release puts in place of the development machine. */
export interface Release {
  /** The https address of the folder the pane's files are served from, with or without a slash at its end. */
  readonly paneUrl: string;
  /** The version of package.json: `1.2.3` becomes the manifest's `1.2.3.0`. */
  readonly version: string;
}

/**
 * The release manifest. Throws with every fault at once when the address is not a real https one, the version is not
 * three numbers, or the outcome would break a rule: a development manifest can never be shipped.
 */
export function releaseManifest(developmentXml: string, { paneUrl, version }: Release): string {
  if (!URL.canParse(paneUrl)) throw new Error(`the pane's address "${paneUrl}" is not an address`);
  const folder = paneUrl.endsWith('/') ? paneUrl : `${paneUrl}/`;
  const xml = developmentXml
    .replace(/<!--[\s\S]*?-->\n?/, '')
    .replaceAll(DEVELOPMENT_PANE, escapeXml(folder))
    .replaceAll(DEVELOPMENT_ORIGIN, escapeXml(new URL(folder).origin))
    .replace(/<Version>[^<]*<\/Version>/, `<Version>${escapeXml(`${version}.0`)}</Version>`);
  const faults = checkManifest(xml, { release: true });
  if (faults.length > 0) throw new Error(`the release manifest has faults:\n${faults.join('\n')}`);
  return xml;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
