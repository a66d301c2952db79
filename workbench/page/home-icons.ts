// The pictures of the Home tab's buttons, drawn as lines on a 20 × 20 field.

export const HOME_ICONS = {
  open: 'M2.5 16V4.5h5l1.5 2h8V9M2.5 16l2.5-7h13l-2.5 7z',
  download: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13v3.5h13V13',
  copy: 'M7 3.5h8.5v10H7zM7 6.5H4.5v10H13v-3',
  paste: 'M7 4H4.5v13h11V4H13M7 3h6v3H7z',
  ascending: 'M5 3v13M2.5 13.5 5 16l2.5-2.5M11 5h6M11 9h5M11 13h3M11 17h2',
  descending: 'M5 3v13M2.5 13.5 5 16l2.5-2.5M11 5h2M11 9h3M11 13h5M11 17h6',
  filter: 'M3 4h14l-5.5 6.5v5.5l-3 1.5v-7z',
  showAll: 'M3 4h14l-5.5 6.5v5.5l-3 1.5v-7zM13 13l4.5 4.5M17.5 13 13 17.5',
  insertRow: 'M3 4h14v4H3zM3 15h14M10 10v6M7 13h6',
  deleteRow: 'M3 4h14v4H3zM6.5 11.5l7 6M13.5 11.5l-7 6',
  hideRows: 'M3 5h14M3 15h14M3 10h3M8.5 10h3M14 10h3',
  unhideRows: 'M3 4h14M3 16h14M3 8h14v4H3z',
  fill: 'M4 11l6-6 5 5-6 6zM10 5 8 3M16.5 12.5c1 1.5 1.5 2.3 1.5 3a1.5 1.5 0 0 1-3 0c0-.7.5-1.5 1.5-3',
  noFill: 'M4 11l6-6 5 5-6 6zM10 5 8 3M3 17 17 3',
  bold: 'M6 3.5h4.5a3 3 0 0 1 0 6.2H6zM6 9.7h5.3a3.3 3.3 0 0 1 0 6.8H6z',
} as const;
