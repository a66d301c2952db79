// Which requirement sets the workbench's Excel claims: only what the engine answers. An add-in that asks for more is told so.

/** Versions are texts: the number 1.10 would read as 1.1. NestedAppAuth is not claimed, so sign-in falls back to development. */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: '1.14',
  SharedRuntime: '1.2',
  RibbonApi: '1.1',
  AddinCommands: '1.3',
  DelayForCellEdit: '1.1',
  CustomXmlParts: '1.1',
  Settings: '1.1',
  Selection: '1.1',
};

/** True when the set is claimed in that version or a later one; without a version, when it is claimed at all. */
export function claims(name: string, version = '1.1'): boolean {
  const claimed = Object.entries(REQUIREMENT_SETS).find(([set]) => set.toLowerCase() === name.toLowerCase())?.[1];
  if (claimed === undefined) return false;
  const [major = 0, minor = 0] = claimed.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = version.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
