// The Home tab: the few things a clerk does to a sheet between two uses of Duebook.
import type { HomeGroup } from './ribbon.ts';
import type { SheetView } from './sheet-view.ts';

/** The groups of the Home tab. */
export function homeGroups(_view: SheetView, files: { chooseFile: () => void; download: () => void }): HomeGroup[] {
  return [
    {
      label: 'File',
      commands: [
        { id: 'open', label: 'Open', tip: 'Open an .xlsx or .csv file (Ctrl+O)', icon: 'open', run: files.chooseFile },
        { id: 'download', label: 'Download', tip: 'Save a copy (Ctrl+S)', icon: 'download', run: files.download },
      ],
    },
  ];
}
