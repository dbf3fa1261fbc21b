import { inEncoding } from '../../../formats/bytes/in-encoding.ts';
import { likelyEncoding } from '../../../formats/bytes/likely-encoding.ts';
import { isZip } from '../../../formats/bytes/magic-bytes.ts';
import type { ImportFile } from '../../../formats/format.ts';
import type { Choose } from '../../../formats/import-choice.ts';

/** How much of a line shows in which encoding it is. */
const MAX_EXAMPLE = 60;

/** The file in the encoding that the writer named, or in the one that its words show, which is asked about. */
export function decodedFile(file: ImportFile, named: string | undefined, choose: Choose): ImportFile {
  if (isZip(file.bytes())) return file;
  const likely = named ?? likelyEncoding(file.bytes());
  if (likely === null) return file;
  const text = inEncoding(file, likely);
  if (named === undefined) {
    const [line = ''] = /^[^\n]*[^\0-\x7f][^\n]*$/m.exec(text.text()) ?? [];
    const example = line.trim().slice(0, MAX_EXAMPLE);
    choose({ flag: '--encoding', value: likely, why: `${file.name} is not UTF-8. In ${likely} it reads: ${example}` });
  }
  return text;
}
