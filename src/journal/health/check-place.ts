import { realpathSync, statfsSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { namesIn } from '../../files/names-in.ts';
import { fileSize } from '../file/sqlite-header.ts';
import { journalFile } from '../open.ts';
import type { HealthCheck } from './health-check.ts';

/** Free room that every journal should have, in bytes; a larger one needs three times its size for a copy and a VACUUM. */
const LEAST_ROOM = 50_000_000;

/** Programs that sync folders: by a folder in the path of the journal, or by a file that they keep in a folder above it. */
const SYNC_PROGRAMS: readonly { name: string; folder?: RegExp; marker?: RegExp }[] = [
  { name: 'Dropbox', folder: /^Dropbox(?: \(.+\))?$/, marker: /^\.dropbox(?:\.cache)?$/ },
  { name: 'iCloud Drive', folder: /^(?:iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/ },
  { name: 'OneDrive', folder: /^OneDrive(?: ?-.+)?$/, marker: /^\.849C9593-D756-4E56-8D6E-42412F2A707B$/ },
  { name: 'Google Drive', folder: /^(?:Google ?Drive.*|My Drive)$/, marker: /^\.tmp\.drive(?:down|up)load$/ },
  {
    name: 'Nextcloud',
    folder: /^(?:Nextcloud|ownCloud)\d*$/i,
    marker: /^\.?(?:nextcloud|owncloud)sync\.log$|^\.(?:_?sync)_.*\.db$/,
  },
  { name: 'Syncthing', folder: /^(?:Syncthing|Sync)$/, marker: /^\.st(?:folder|ignore|versions)$/ },
  { name: 'a program that syncs', folder: /^CloudStorage$/ },
];

/** The checks of the disk and of the folders above the journal. */
export function checkPlace(folder: string): HealthCheck[] {
  return [checkRoom(folder), checkSynced(folder)];
}

function checkRoom(folder: string): HealthCheck {
  const { bavail, bsize } = statfsSync(folder);
  const [free, needed] = [bavail * bsize, Math.max(LEAST_ROOM, 3 * (fileSize(journalFile(folder)) ?? 0))];
  const sentence = `${inWords(free)} are free on the disk of the journal.`;
  if (free >= needed) return { name: 'room', ok: true, sentence };
  const hint = `Free ${inWords(needed - free)}, so that the journal can grow and be copied.`;
  return { name: 'room', ok: false, sentence: `Only ${sentence}`, hint };
}

function checkSynced(folder: string): HealthCheck {
  const program = syncProgram(realpathSync(folder));
  if (program === null)
    return { name: 'synced folder', ok: true, sentence: 'The journal is in no synced folder that nearfar knows.' };
  return {
    name: 'synced folder',
    ok: false,
    sentence: `The journal is in a folder that ${program} syncs. When two machines write at once, one of the two journals is left as a copy beside the other; and a file that is sent while it is written can be damaged.`,
    hint: 'Move it to a folder that is not synced (NEARFAR_HOME or --home), put an export into the synced one, and join two machines with nearfar merge.',
  };
}

/** The program that syncs a folder; null if there is no sign of one. */
export function syncProgram(folder: string): string | null {
  const byPath = SYNC_PROGRAMS.find(({ folder: name }) => folder.split(sep).some((part) => name?.test(part)));
  if (byPath) return byPath.name;
  for (let place = folder; ; place = dirname(place)) {
    const names = namesIn(place);
    const byMarker = SYNC_PROGRAMS.find(({ marker }) => names.some((name) => marker?.test(name)));
    if (byMarker) return byMarker.name;
    if (dirname(place) === place) return null;
  }
}

function inWords(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
}
