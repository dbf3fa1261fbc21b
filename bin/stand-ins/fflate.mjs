// Stands in for fflate/node, which makes tables and loads worker threads, until a zip is read or written: with it an import of
// any other file would miss row 8 of docs/performance.md.
const fflate = () => require('./fflate.js');

export const strToU8 = (text) => fflate().strToU8(text);
export const unzipSync = (bytes, options) => fflate().unzipSync(bytes, options);
export const zipSync = (files, options) => fflate().zipSync(files, options);

export function Unzip(onFile) {
  return new (fflate().Unzip)(onFile);
}

export function UnzipInflate() {
  return new (fflate().UnzipInflate)();
}
/** The number of deflate in a zip, by which fflate finds what unpacks a file. */
UnzipInflate.compression = 8;

export function Zip(onPiece) {
  return new (fflate().Zip)(onPiece);
}

export function ZipDeflate(name, options) {
  return new (fflate().ZipDeflate)(name, options);
}
