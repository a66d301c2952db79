// Which ExcelApi set the add-in's code needs: every member it calls is looked up in Microsoft's own declarations, where
// each carries its set. A member that the code asks for first (isSetSupported) does not raise the floor.

/** For each member of the Excel API its lowest set as the minor number: `getRanges` is 9 for ExcelApi 1.9. */
export type ApiSets = ReadonlyMap<string, number>;

const MEMBER = /^\s{8}(?:readonly )?([a-zA-Z]\w*)\??[(:]/;

/** Reads the sets from the text of @types/office-js: what several classes have counts with its lowest set. */
export function apiSetsIn(declarations: string): ApiSets {
  const sets = new Map<string, number>();
  const excel = declarations.slice(declarations.indexOf('declare namespace Excel {'));
  let set: number | null = null;
  for (const line of excel.split('\n')) {
    if (line === '}') break;
    const tagged = /\[Api set: ExcelApi 1\.(\d+)/.exec(line);
    if (tagged !== null) set = Number(tagged[1]);
    else if (line.includes('/**')) set = null;
    const name = MEMBER.exec(line)?.[1];
    if (name === undefined) continue;
    sets.set(name, Math.min(sets.get(name) ?? Number.POSITIVE_INFINITY, set ?? 1));
    set = null;
  }
  return sets;
}

/** The members of the Excel API above a set that some code names, `.name` or `'name'`, with the set each needs. */
function membersAbove(source: string, sets: ApiSets, minor: number): Map<string, number> {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const named = new Set(
    [...code.matchAll(/\.([a-zA-Z]\w*)/g)].flatMap(([, name]) => (name === undefined ? [] : [name])),
  );
  return new Map([...sets].filter(([name, needed]) => needed > minor && named.has(name)));
}

/** The set the code needs unasked, such as `1.9`; sets it asks for with isSetSupported('ExcelApi', …) cover their members. */
export function excelApiUsed(sources: readonly string[], sets: ApiSets): string {
  const needs = sources.flatMap((source) => {
    const asked = [...source.matchAll(/isSetSupported\('ExcelApi', '1\.(\d+)'\)/g)].map(([, minor]) => Number(minor));
    return [...membersAbove(source, sets, 1).values()].filter((needed) => !asked.includes(needed));
  });
  return `1.${Math.max(1, ...needs)}`;
}
