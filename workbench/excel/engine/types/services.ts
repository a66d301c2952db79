// Services Office.js speaks to besides the workbook: readiness of actions, the pane's state, the ribbon's buttons.
import { asText, type HostObject, type HostType, hostType, readOnly } from '../host-type.ts';

const done = () => null;

const AddinInternalService = hostType<HostObject>({ methods: { NotifyActionHandlerReady: done } });

/** `Office.addin.showAsTaskpane()` and `hide()` ask for the states Visible and Background. */
const AppRuntimeService = hostType<HostObject>({
  methods: {
    GetAppRuntimeState: (_, __, context) => context.pane.state,
    SetAppRuntimeState: (_, args, context) => {
      context.pane.setState(args.text(0));
      return null;
    },
  },
});

const AppRuntimePersistenceService = hostType<HostObject>({
  methods: {
    GetAppRuntimeStartState: (_, __, context) => context.pane.startState,
    SetAppRuntimeStartState: (_, args, context) => {
      context.pane.startState = asText(args.at(0));
      return null;
    },
  },
});

/** `Office.ribbon.requestUpdate()`: which buttons are enabled, as the JSON the add-in sent. */
const DynamicRibbon = hostType<HostObject>({
  properties: { Count: readOnly(() => 0) },
  methods: {
    ExecuteRequestUpdate: (_, args, context) => {
      context.pane.updateRibbon(args.text(0));
      return null;
    },
  },
});

/** Keyboard shortcuts: the workbench has none to give. */
const ActionService = hostType<HostObject>({
  methods: { AreShortcutsInUse: () => [], GetActionShortcuts: () => null },
});

/** Service types by the name Office.js asks for them. */
export const SERVICES: Readonly<Record<string, HostType<HostObject>>> = {
  'Microsoft.AppRuntime.AppRuntimePersistenceService': AppRuntimePersistenceService,
  'Microsoft.AppRuntime.AppRuntimeService': AppRuntimeService,
  'Microsoft.DynamicRibbon.DynamicRibbon': DynamicRibbon,
  'Microsoft.InternalService.AddinInternalService': AddinInternalService,
  'Microsoft.Office.ActionService': ActionService,
};
