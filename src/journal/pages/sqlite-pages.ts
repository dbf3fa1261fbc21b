/**
 * The pages of a SQLite file, read from its bytes without SQLite (https://www.sqlite.org/fileformat.html). For what
 * SQLite does not tell: which bytes of a page are unused, and the rows of pages that it refuses to read.
 */
export class SqlitePages {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly pageSize: number;
  /** Bytes at the end of each page that SQLite leaves alone. */
  readonly #reserved: number;

  /** @param layout in place of what the header says, for a file whose header is damaged */
  constructor(bytes: Uint8Array, layout = layoutOf(bytes)) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.pageSize = layout.pageSize;
    this.#reserved = layout.reserved;
  }

  /** The number of whole pages in the file; they are numbered from 1. */
  get count(): number {
    return Math.floor(this.#bytes.length / this.pageSize);
  }

  get usableSize(): number {
    return this.pageSize - this.#reserved;
  }

  /** The usable bytes of a page. */
  bytesOf(page: number): Uint8Array {
    const start = (page - 1) * this.pageSize;
    return this.#bytes.subarray(start, start + this.usableSize);
  }

  /** A big-endian number of four bytes in a page. */
  uint32(page: number, offset: number): number {
    return this.#view.getUint32((page - 1) * this.pageSize + offset);
  }

  /** A big-endian number of two bytes in a page. */
  uint16(page: number, offset: number): number {
    return this.#view.getUint16((page - 1) * this.pageSize + offset);
  }
}

/** How a file is divided. */
export interface PageLayout {
  pageSize: number;
  reserved: number;
}

/** What SQLite and nearfar choose for a new file. */
export const USUAL_LAYOUT: PageLayout = { pageSize: 4096, reserved: 0 };

/** The layout that the header of a file names; the usual one if the header makes no sense. */
export function layoutOf(bytes: Uint8Array): PageLayout {
  if (bytes.length < 100) return USUAL_LAYOUT;
  const written = (bytes[16]! << 8) | bytes[17]!;
  const pageSize = written === 1 ? 65_536 : written;
  const reserved = bytes[20]!;
  const isPossible = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0 && pageSize - reserved >= 480;
  return isPossible ? { pageSize, reserved } : USUAL_LAYOUT;
}
