// What an add-in manifest must keep to besides the order of its elements; one function a rule, each naming every breach.
import { CHILD_ORDER, type ChildOrder, REQUIRED_CHILDREN } from './manifest-order.ts';
import { type Element, everyElement, placeOf } from './manifest-xml.ts';

/** What the rules are asked about: the manifest, the add-in's files and code, and whether it is to be shipped. */
export interface ManifestInQuestion {
  readonly root: Element;
  readonly release: boolean;
  /** Width and height of a PNG below addin/, such as `assets/icon-16.png`; null when there is no such PNG. */
  readonly pixelsOf: (file: string) => { readonly width: number; readonly height: number } | null;
  /** Names bound with Office.actions.associate in addin/commands.ts. */
  readonly functionNames: readonly string[];
  /** The highest ExcelApi the add-in's code uses without asking first, such as `1.9`. */
  readonly excelApiUsed: string;
}

/** One rule: a sentence for each breach. */
export type ManifestRule = (manifest: ManifestInQuestion) => string[];

const all = (root: Element, name: string): Element[] => [...everyElement(root)].filter((one) => one.name === name);
const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name);
const defaultValue = (element: Element | undefined): string => element?.attributes.DefaultValue ?? '';

function namedBy<Value>(table: Readonly<Record<string, Value>>, element: Element): Value | undefined {
  const type = element.attributes['xsi:type'];
  return table[`${element.name}:${type}`] ?? table[element.name];
}

const positionIn = (order: ChildOrder, name: string): number =>
  order.findIndex((entry) => (typeof entry === 'string' ? entry === name : entry.includes(name)));

function orderFaults(element: Element): string[] {
  const order = namedBy(CHILD_ORDER, element) ?? [];
  const faults: string[] = [];
  let furthest = -1;
  for (const { name } of element.children) {
    const position = positionIn(order, name);
    if (position === -1) faults.push(`${placeOf(element)}: <${name}> does not belong here`);
    else if (position < furthest) faults.push(`${placeOf(element)}: <${name}> stands too late`);
    furthest = Math.max(furthest, position);
  }
  return faults;
}

export const elementsStandInOrder: ManifestRule = ({ root }) => [...everyElement(root)].flatMap(orderFaults);

export const requiredElementsAreThere: ManifestRule = ({ root }) =>
  [...everyElement(root)].flatMap((element) =>
    (namedBy(REQUIRED_CHILDREN, element) ?? [])
      .filter((name) => child(element, name) === undefined)
      .map((name) => `${placeOf(element)}: <${name}> is missing`),
  );

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const idIsAGuid: ManifestRule = ({ root }) => {
  const id = child(root, 'Id')?.text ?? '';
  return GUID.test(id) ? [] : [`Id: "${id}" is not a GUID`];
};

export const versionHasFourNumbers: ManifestRule = ({ root }) => {
  const version = child(root, 'Version')?.text ?? '';
  const parts = version.split('.');
  const fits = parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,4})$/.test(part) && Number(part) < 65_536);
  return fits ? [] : [`Version: "${version}" is not four numbers below 65536, such as 1.2.3.0`];
};

export const localeIsFull: ManifestRule = ({ root }) => {
  const locale = child(root, 'DefaultLocale')?.text ?? '';
  return /^[a-z]{2,3}-[A-Z]{2}$/.test(locale)
    ? []
    : [`DefaultLocale: "${locale}" is not a language and country, such as en-GB`];
};

const LONGEST_VALUE: Readonly<Record<string, number>> = {
  DisplayName: 125,
  Description: 250,
  'String in ShortStrings': 125,
  'String in LongStrings': 250,
};
const LONGEST_TEXT: Readonly<Record<string, number>> = { ProviderName: 125, FunctionName: 64, TaskpaneId: 125 };
const LONGEST_ID: Readonly<Record<string, number>> = {
  Image: 32,
  Url: 32,
  String: 32,
  CustomTab: 125,
  Group: 125,
  Control: 125,
};

const tooLong = (element: Element, what: string, text: string, longest: number | undefined): string[] => {
  if (longest === undefined) return [];
  if (text.length === 0) return [`${placeOf(element)}: ${what} is empty`];
  return text.length <= longest
    ? []
    : [`${placeOf(element)}: ${what} has ${text.length} characters, ${longest} at most`];
};

export const textsKeepTheirLength: ManifestRule = ({ root }) =>
  [...everyElement(root)].flatMap((element) => {
    const kind = element.name === 'String' ? `String in ${element.parent?.name}` : element.name;
    const isText = element.attributes.resid === undefined;
    const { id } = element.attributes;
    return [
      ...(isText ? tooLong(element, 'its text', defaultValue(element), LONGEST_VALUE[kind]) : []),
      ...tooLong(element, 'its text', element.text, LONGEST_TEXT[element.name]),
      ...(id === undefined ? [] : tooLong(element, 'its id', id, LONGEST_ID[element.name])),
    ];
  });

const RESOURCE_KINDS: Readonly<Record<string, string>> = {
  Label: 'ShortStrings',
  Title: 'ShortStrings',
  Description: 'LongStrings',
  LearnMoreUrl: 'Urls',
  FunctionFile: 'Urls',
  SourceLocation: 'Urls',
  Runtime: 'Urls',
  Image: 'Images',
};

export const resourcesAreDefinedAndUsed: ManifestRule = ({ root }) => {
  const elements = [...everyElement(root)];
  const defined = new Map<string, Element>();
  const faults: string[] = [];
  for (const element of elements.filter(({ parent }) => parent?.parent?.name === 'Resources')) {
    const id = element.attributes.id ?? '';
    if (defined.has(id)) faults.push(`Resources: "${id}" is defined twice`);
    defined.set(id, element);
  }
  const used = new Set<string>();
  for (const element of elements) {
    const { resid } = element.attributes;
    if (resid === undefined) continue;
    used.add(resid);
    const kind = defined.get(resid)?.parent?.name;
    const wanted = RESOURCE_KINDS[element.name];
    if (kind === undefined) faults.push(`${placeOf(element)}: resource "${resid}" is not defined`);
    else if (kind !== wanted) faults.push(`${placeOf(element)}: "${resid}" stands in ${kind}, not in ${wanted}`);
  }
  const unused = [...defined.keys()].filter((id) => !used.has(id));
  return [...faults, ...unused.map((id) => `Resources: "${id}" is not used`)];
};

export const idsAreUnique: ManifestRule = ({ root }) => {
  const ids = ['CustomTab', 'Group', 'Control'].flatMap((name) =>
    all(root, name).map((one) => one.attributes.id ?? ''),
  );
  const twice = new Set(ids.filter((id, i) => ids.indexOf(id) !== i));
  const missing = ids.includes('') ? ['a tab, group or control has no id'] : [];
  return [
    ...missing,
    ...[...twice].filter((id) => id !== '').map((id) => `"${id}" names two controls, groups or tabs`),
  ];
};

/** Every address the manifest names, with where it stands. */
function addresses(root: Element): { readonly element: Element; readonly address: string }[] {
  const valued = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Image', 'Url'];
  const listed = all(root, 'AppDomain').map((element) => ({ element, address: element.text }));
  const others = valued.flatMap((name) => all(root, name)).filter(({ attributes }) => attributes.resid === undefined);
  return [...listed, ...others.map((element) => ({ element, address: defaultValue(element) }))];
}

export const addressesAreHttps: ManifestRule = ({ root }) =>
  addresses(root)
    .filter(({ address }) => !URL.canParse(address) || new URL(address).protocol !== 'https:')
    .map(({ element, address }) => `${placeOf(element)}: "${address}" is not an https address`);

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

export const pagesStandOnOneHost: ManifestRule = ({ root }) => {
  const pane = hostOf(
    defaultValue(all(root, 'SourceLocation').find(({ parent }) => parent?.name === 'DefaultSettings')),
  );
  const domains = all(root, 'AppDomain');
  const faults = domains
    .filter(({ text }) => URL.canParse(text) && new URL(text).origin !== text)
    .map(({ text }) => `AppDomains: "${text}" is more than https and a host`);
  const allowed = [pane, ...domains.map(({ text }) => hostOf(text))];
  const away = addresses(root).filter(
    ({ element, address }) => element.name === 'Url' && !allowed.includes(hostOf(address)),
  );
  return [
    ...faults,
    ...away.map(
      ({ element, address }) => `${placeOf(element)}: ${hostOf(address)} is neither the pane's host nor in AppDomains`,
    ),
  ];
};

const PLACEHOLDER =
  /^(localhost|127\.|\[::1\]|10\.|192\.168\.)|(^|\.)(example|test|invalid|local)$|(^|\.)(example\.(com|net|org)|contoso\.com)$/;

export const releaseNamesRealHosts: ManifestRule = ({ root, release }) =>
  release
    ? addresses(root)
        .filter(({ address }) => URL.canParse(address) && PLACEHOLDER.test(new URL(address).hostname))
        .map(({ element, address }) => `${placeOf(element)}: ${address} is not an address for a release`)
    : [];

/** The file below addin/ that an address stands for: the workbench and the release both serve assets beside the pane. */
const fileOf = (address: string): string =>
  (URL.canParse(address) ? new URL(address).pathname : address).replace(/^.*\/(?=assets\/)/, '');

function pictureFaults({ pixelsOf }: ManifestInQuestion, place: string, address: string, size: number): string[] {
  const pixels = pixelsOf(fileOf(address));
  if (pixels === null) return [`${place}: there is no PNG ${fileOf(address)}`];
  const { width, height } = pixels;
  return width === size && height === size
    ? []
    : [`${place}: ${fileOf(address)} has ${width} × ${height} pixels, not ${size} × ${size}`];
}

export const iconsHaveTheirSize: ManifestRule = (manifest) => {
  const { root } = manifest;
  const images = new Map(all(root, 'Image').map((image) => [image.attributes.id, defaultValue(image)]));
  const inControls = all(root, 'Icon').flatMap((icon) => {
    const sizes = icon.children.map(({ attributes }) => Number(attributes.size));
    const missing = [16, 32, 80].filter((size) => !sizes.includes(size));
    return [
      ...missing.map((size) => `${placeOf(icon)}: the ${size} px image is missing`),
      ...icon.children.flatMap((image, i) => {
        const address = images.get(image.attributes.resid);
        return address === undefined ? [] : pictureFaults(manifest, placeOf(image), address, sizes[i] ?? 0);
      }),
    ];
  });
  return [
    ...pictureFaults(manifest, 'IconUrl', defaultValue(child(root, 'IconUrl')), 32),
    ...pictureFaults(manifest, 'HighResolutionIconUrl', defaultValue(child(root, 'HighResolutionIconUrl')), 64),
    ...inControls,
  ];
};

export const functionsAreAssociated: ManifestRule = ({ root, functionNames }) => {
  const named = new Set(all(root, 'FunctionName').map(({ text }) => text));
  const missing = [...named].filter((name) => !functionNames.includes(name));
  const unused = functionNames.filter((name) => !named.has(name));
  return [
    ...missing.map((name) => `FunctionName: "${name}" is not associated in addin/commands.ts`),
    ...unused.map((name) => `addin/commands.ts: "${name}" is associated but no button runs it`),
  ];
};

const minorOf = (version: string): number => Number(version.split('.')[1] ?? 0);

export const setsCoverTheCode: ManifestRule = ({ root, excelApiUsed }) => {
  const setOf = (name: string): string | undefined =>
    all(root, 'Set').find(({ attributes }) => attributes.Name === name)?.attributes.MinVersion;
  const excel = setOf('ExcelApi');
  const runtime = all(root, 'Runtime').length > 0 && setOf('SharedRuntime') === undefined;
  return [
    ...(excel === undefined ? ['Requirements: ExcelApi is missing'] : []),
    ...(excel !== undefined && minorOf(excel) < minorOf(excelApiUsed)
      ? [`Requirements: ExcelApi ${excel} is asked for, but the code uses ${excelApiUsed}`]
      : []),
    ...(runtime ? ['Requirements: a Runtime needs the set SharedRuntime'] : []),
  ];
};

/** The pane, the functions of the buttons and the runtime are one page: the lists in the pane and the buttons share it. */
export const oneRuntimeForAll: ManifestRule = ({ root }) => {
  const pages = ['Runtime', 'FunctionFile'].map((name) => all(root, name)[0]?.attributes.resid);
  const panes = all(root, 'Action').map((action) => child(action, 'SourceLocation')?.attributes.resid);
  const different = new Set([...pages, ...panes.filter((pane) => pane !== undefined)]).size > 1;
  return different
    ? ['Runtime, FunctionFile and SourceLocation name different pages, so buttons and pane would not share a runtime']
    : [];
};
