import { CarryoverError } from '../core/errors.ts';

interface Foreign {
  readonly signature: readonly number[];
  readonly what: string;
  readonly hint: string;
}

const bytesOf = (text: string): readonly number[] => [...text].map(character => character.charCodeAt(0));
const UNPACK = 'Unpack it first and name the CSV or JSONL file in it';
const EXPORT = 'Export the results as CSV or JSONL first';

/** First bytes of formats that people hand in by mistake. */
const FOREIGN: readonly Foreign[] = [
  { signature: [0x1f, 0x8b], what: 'gzip data', hint: `${UNPACK}: gunzip -k FILE.` },
  { signature: bytesOf('PK\x03\x04'), what: 'a zip archive (or a spreadsheet)', hint: `${UNPACK}.` },
  { signature: bytesOf('PAR1'), what: 'Parquet', hint: `${EXPORT}, for example with DuckDB or pandas.` },
  { signature: bytesOf('ARROW1'), what: 'Arrow', hint: `${EXPORT}, for example with DuckDB or pandas.` },
  { signature: bytesOf('SQLite format 3'), what: 'an SQLite database', hint: `${EXPORT}: sqlite3 -header -csv.` },
  { signature: [0x28, 0xb5, 0x2f, 0xfd], what: 'Zstandard data', hint: `${UNPACK}: unzstd FILE.` },
  { signature: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'xz data', hint: `${UNPACK}: unxz -k FILE.` },
  { signature: bytesOf('BZh'), what: 'bzip2 data', hint: `${UNPACK}: bunzip2 -k FILE.` },
  { signature: bytesOf('%PDF-'), what: 'a PDF document', hint: `${EXPORT}.` },
  { signature: [0xff, 0xfe], what: 'UTF-16 text', hint: 'Save it as UTF-8 first: iconv -f UTF-16 -t UTF-8.' },
  { signature: [0xfe, 0xff], what: 'UTF-16 text', hint: 'Save it as UTF-8 first: iconv -f UTF-16 -t UTF-8.' },
];

/**
 * Throws where the first bytes of a file show that it is something else than text.
 * @param path as the user typed it
 */
export function refuseForeign(path: string, start: Uint8Array): void {
  const found = FOREIGN.find(({ signature }) => signature.every((byte, at) => start[at] === byte));
  if (found === undefined) return;
  throw new CarryoverError('data-invalid', `${path}: is ${found.what}; expected CSV or JSONL text.`, found.hint);
}
