import { buffer } from 'node:stream/consumers';
import { zipSync } from 'fflate/node';
import { openPromise, type ZipFile } from 'yauzl';
import { DAYLIO_BACKUP, MAX_BACKUP_BYTES } from '../formats/apps/daylio/daylio-backup-json.ts';

/** Names of files in a zip that may hold entries. All others are photos and the like, which are not read. */
const TEXT_NAME = /\.(?:json|txt|md|csv|tsv|html?|xml|org|daylio)$/i;

/**
 * The texts of a zip that is too large to be read whole, as a zip in which all other files are empty, so that their names
 * can still be told.
 * @returns null if the file is no zip, cannot be unpacked, or has more than `limit` bytes of texts, unpacked, or more of backups of
 *   Daylio than is read
 */
export async function readLargeZip(path: string, limit: number): Promise<Uint8Array | null> {
  let zip: ZipFile | undefined;
  try {
    // Names are not checked, as they never become paths.
    zip = await openPromise(path, { decodeStrings: false, autoClose: false });
    const files: [name: string, content: Uint8Array][] = [];
    const total = { texts: 0, backups: 0 };
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      const isText = TEXT_NAME.test(name);
      total[DAYLIO_BACKUP.test(name) ? 'backups' : 'texts'] += isText ? entry.uncompressedSize : 0;
      if (total.texts > limit || total.backups > MAX_BACKUP_BYTES) return null;
      files.push([name, isText ? await buffer(await zip.openReadStreamPromise(entry)) : new Uint8Array()]);
    }
    return files.length === 0 ? null : zipSync(Object.fromEntries(files), { level: 0 });
  } catch {
    return null;
  } finally {
    zip?.close();
  }
}
