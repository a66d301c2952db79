// bidi-js types its CommonJS build only; this is what is used of its module build.
declare module 'bidi-js/dist/bidi.mjs' {
  interface Bidi {
    /** A level for every UTF-16 unit, odd for right to left; `base` is the direction of the whole. */
    getEmbeddingLevels(text: string, base: 'ltr' | 'rtl' | 'auto'): { readonly levels: Uint8Array };
    /** What stands for a bracket in a right-to-left stretch, by its place. */
    getMirroredCharactersMap(text: string, levels: Uint8Array): ReadonlyMap<number, string>;
  }
  // biome-ignore lint/style/noDefaultExport: the package has nothing else
  export default function bidiFactory(): Bidi;
}
