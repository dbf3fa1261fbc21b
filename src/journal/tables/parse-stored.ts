/**
 * What a column of text holds. Bytes are a text whose type was changed on the disk: it is read all the same, and the checksum of
 * its row tells of the change.
 */
export function storedText<T>(value: T): T {
  return value instanceof Uint8Array ? (String(value) as T) : value;
}

/**
 * What a column holds as JSON; null for an empty one, and where a byte of it changed on the disk, so that it cannot be read: the
 * rest of the journal is read all the same, and `doctor` names what is damaged by the checksum of its row.
 */
export function parseStored<T>(json: string | null | undefined): T | null {
  if (!json) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
