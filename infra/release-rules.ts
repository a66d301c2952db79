// What a released pane must never hold: Office.js of our own, an address of a developer's machine, a development sign-in.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The only Office.js that Microsoft supports and the Marketplace accepts. */
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** One line for each release rule the built pane in `folder` breaks; empty when it may be shipped. */
export async function releaseFaults(folder: string): Promise<string[]> {
  const page = await readFile(join(folder, 'taskpane.html'), 'utf8');
  const files = await readdir(folder, { recursive: true });
  const faults = [...pageFaults(page)];
  if (files.includes('config.json')) faults.push('config.json: belongs to a deployment, not to the build');
  for (const file of files.filter((name) => /\.(js|css|html|json|xml)$/.test(name))) {
    faults.push(...fileFaults(file, await readFile(join(folder, file), 'utf8')));
  }
  return faults;
}

/** The content security policy forbids scripts in the page, so the page must not rely on them. */
function pageFaults(page: string): string[] {
  const faults = [];
  if (!page.includes(`src="${OFFICE_JS}"`)) faults.push(`taskpane.html: does not load Office.js from ${OFFICE_JS}`);
  if (/<script(?![^>]*\ssrc=)[^>]*>\s*\S/.test(page)) faults.push('taskpane.html: holds a script of its own');
  if (/\son[a-z]+\s*=/i.test(page)) faults.push('taskpane.html: holds an event handler attribute');
  return faults;
}

function fileFaults(file: string, content: string): string[] {
  const faults = [];
  const address = /\bhttps?:\/\/(localhost|127\.0\.0\.1|\[::1\])/.exec(content);
  if (address) faults.push(`${file}: names ${address[0]}`);
  if (content.includes('/dev/token')) faults.push(`${file}: names the development sign-in`);
  if (content.includes('OSF.DDA') || content.includes('OfficeExtension.ClientRequestContext=')) {
    faults.push(`${file}: holds Office.js, which must come from Microsoft's CDN`);
  }
  return faults;
}
