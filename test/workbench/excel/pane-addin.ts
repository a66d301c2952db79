// The add-in of the bridge tests: ordinary code against Office.js that knows nothing of the workbench.

/** What the tests reach in the pane. */
export interface PaneAddin {
  readonly ready: Promise<{ host: string; platform: string }>;
  readonly selections: string[];
  readValues(): Promise<unknown>;
  selectedText(): Promise<string>;
  saveSetting(key: string, value: string): Promise<void>;
  unknownCall(): Promise<string>;
  listen(): Promise<void>;
}

const selections: string[] = [];

function failed<Value>(result: Office.AsyncResult<Value>): boolean {
  return result.status === Office.AsyncResultStatus.Failed;
}

const addin: PaneAddin = {
  ready: Office.onReady().then(({ host, platform }) => ({ host: String(host), platform: String(platform) })),
  selections,
  readValues: () =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getUsedRange(true);
      range.load('values,text');
      await context.sync();
      return { values: range.values, text: range.text };
    }),
  selectedText: () =>
    new Promise((resolve, reject) => {
      Office.context.document.getSelectedDataAsync<string>(Office.CoercionType.Text, (result) => {
        if (failed(result)) reject(new Error(result.error.message));
        else resolve(result.value);
      });
    }),
  saveSetting: (key, value) =>
    new Promise((resolve, reject) => {
      Office.context.document.settings.set(key, value);
      Office.context.document.settings.saveAsync((result) => {
        if (failed(result)) reject(new Error(result.error.message));
        else resolve();
      });
    }),
  unknownCall: () =>
    new Promise((resolve) => {
      Office.context.document.getFilePropertiesAsync((result) => resolve(String(result.status)));
    }),
  listen: () =>
    Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().onSelectionChanged.add(async (event) => {
        selections.push(event.address);
      });
      await context.sync();
    }),
};

Office.actions.associate('flagFirstRow', async (event: { completed(): void }) => {
  await Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange('A2:C2').format.fill.color = '#FFC7CE';
    await context.sync();
  });
  await Office.addin.showAsTaskpane();
  event.completed();
});

Object.assign(window, { addin });
