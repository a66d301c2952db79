// Which requirement sets the workbench's Excel claims: what the engine answers for sheets, ranges, formats, tables, filters,
// names and settings. Objects it does not have (charts with contents, pivots, slicers, comments) are listed by the engine as missing.

/** Set name to version. Versions are texts: the number 1.10 would read as 1.1. */
export type RequirementSets = Readonly<Record<string, string>>;

/** NestedAppAuth is not claimed, so an add-in falls back to its development sign-in. */
export const REQUIREMENT_SETS: RequirementSets = {
  ExcelApi: '1.10',
  SharedRuntime: '1.2',
  RibbonApi: '1.1',
  AddinCommands: '1.3',
  DelayForCellEdit: '1.1',
  CustomXmlParts: '1.1',
  Settings: '1.1',
  Selection: '1.1',
};

/** True when the set is claimed in that version or a later one. */
export function claims(sets: RequirementSets, name: string, version = '1.1'): boolean {
  const claimed = Object.entries(sets).find(([set]) => set.toLowerCase() === name.toLowerCase())?.[1];
  if (claimed === undefined) return false;
  const [major = 0, minor = 0] = claimed.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
