// The manifest as a tree of elements in document order, with the line each stands on for whoever has to mend it.
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element: its name without prefix, its attributes as written (`xsi:type`), its text without the spaces around it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
  readonly parent: Element | null;
}

interface ParsedNode {
  readonly ':@'?: Record<string, string>;
  readonly '#text'?: string;
  readonly [name: string]: unknown;
}

/** The root element, or the parser's words for why the text is no XML. */
export function parseManifest(xml: string): Element | string {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return `line ${valid.err.line}: ${valid.err.msg}`;
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
  });
  const nodes = parser.parse(xml) as ParsedNode[];
  const [root] = elementsOf(nodes, null);
  return root ?? 'the file holds no element';
}

function elementsOf(nodes: readonly ParsedNode[], parent: Element | null): Element[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const inner = node[name] as ParsedNode[];
    const text = inner.map((child) => child['#text'] ?? '').join('');
    const children: Element[] = [];
    const element: Element = {
      name: name.replace(/^.*:/, ''),
      attributes: node[':@'] ?? {},
      children,
      text: text.trim(),
      parent,
    };
    children.push(...elementsOf(inner, element));
    return [element];
  });
}

/** The element and everything below it, in document order. */
export function* everyElement(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* everyElement(child);
}

/** Where an element stands, for a message: `OfficeApp > Hosts > Host`. An id tells apart what has the same name. */
export function placeOf(element: Element): string {
  const id = element.attributes.id ?? element.attributes.resid;
  const own = id === undefined ? element.name : `${element.name} "${id}"`;
  return element.parent === null ? own : `${placeOf(element.parent)} > ${own}`;
}
