// The package's types only name 'punycode', which Node resolves to its own deprecated module; this names the package's file.
declare module 'punycode/punycode.js' {
  const punycode: { toASCII(domain: string): string; toUnicode(domain: string): string };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS
  export default punycode;
}
