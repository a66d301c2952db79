// The order Excel's schema asks for below each element of an add-in manifest, as Microsoft documents it for task-pane
// add-ins. An element that is not named here under its parent is refused.

/** The children of an element, in order; a nested list is a group whose members may come mixed. */
export type ChildOrder = readonly (string | readonly string[])[];

const CONTROL: ChildOrder = ['OverriddenByRibbonApi', 'Label', 'Supertip', 'Icon', 'Action', 'Enabled'];

/** By element name, or by name and xsi:type where the type decides. */
export const CHILD_ORDER: Readonly<Record<string, ChildOrder>> = {
  'OfficeApp:TaskPaneApp': [
    'Id',
    'AlternateId',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
    'ExtendedOverrides',
  ],
  DisplayName: ['Override'],
  AppDomains: ['AppDomain'],
  Requirements: ['Sets', 'Methods'],
  Sets: ['Set'],
  DefaultSettings: ['SourceLocation'],
  'VersionOverrides:VersionOverridesV1_0': [
    'Description',
    'Requirements',
    'Hosts',
    'Resources',
    'EquivalentAddins',
    'WebApplicationInfo',
  ],
  Hosts: ['Host'],
  'Host:Workbook': ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  Runtimes: ['Runtime'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  'ExtensionPoint:PrimaryCommandSurface': [['CustomTab', 'OfficeTab']],
  'ExtensionPoint:ContextMenu': ['OfficeMenu'],
  OfficeMenu: ['Control'],
  CustomTab: ['OverriddenByRibbonApi', ['Group', 'OfficeGroup'], 'Label', 'InsertAfter', 'InsertBefore'],
  OfficeTab: ['Group'],
  Group: ['OverriddenByRibbonApi', 'Label', 'Icon', ['Control', 'OfficeControl']],
  'Control:Button': CONTROL,
  Supertip: ['Title', 'Description'],
  Icon: ['Image'],
  'Action:ShowTaskpane': ['TaskpaneId', 'SourceLocation', 'Title'],
  'Action:ExecuteFunction': ['FunctionName'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
  Images: ['Image'],
  Urls: ['Url'],
  ShortStrings: ['String'],
  LongStrings: ['String'],
  Image: ['Override'],
  Url: ['Override'],
  String: ['Override'],
};

/** What must stand below an element, by the same names as above. */
export const REQUIRED_CHILDREN: Readonly<Record<string, readonly string[]>> = {
  'OfficeApp:TaskPaneApp': [
    'Id',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
  ],
  DesktopFormFactor: ['FunctionFile', 'ExtensionPoint'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  CustomTab: ['Label'],
  Group: ['Label', 'Icon'],
  'Control:Button': ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  'Action:ShowTaskpane': ['SourceLocation'],
  'Action:ExecuteFunction': ['FunctionName'],
};
