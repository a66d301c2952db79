// Opening a workbook from disk or from the server, and saving what is on screen as a copy.

/** A file's name and bytes. */
export interface WorkbookFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FILE_KINDS = /\.(xlsx|csv)$/i;

/** The file that the workbench was started with. Throws with the server's words when it cannot be had. */
export async function fetchWorkbook(): Promise<WorkbookFile> {
  const response = await fetch('/workbook');
  if (!response.ok) throw new Error(`The workbook could not be fetched (${response.status}).`);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { name: decodeURIComponent(named ?? 'Book1.xlsx'), bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** Lets the clerk choose a file, or drop one anywhere on the page; `onFile` gets it, `onRefused` the words for one of another kind. */
export function acceptFiles(
  chooser: HTMLInputElement,
  onFile: (file: WorkbookFile) => void,
  onRefused: (because: string) => void,
): void {
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (!FILE_KINDS.test(file.name)) onRefused(`${file.name} is neither an .xlsx nor a .csv file.`);
    else onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  chooser.addEventListener('change', () => {
    void take(chooser.files?.[0]);
    chooser.value = '';
  });
  window.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  window.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('dropping');
  });
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dropping');
    void take(event.dataTransfer?.files[0]);
  });
}

/** Hands the bytes to the browser's downloads as an .xlsx file of that name. */
export function downloadWorkbook(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name.replace(/(\.(xlsx|csv))?$/i, '.xlsx');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
