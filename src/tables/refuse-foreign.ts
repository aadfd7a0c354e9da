import { CarryoverError } from '../core/errors.ts';
import { isTar } from './read-tar.ts';

/** What a file is by its first bytes: one of the kinds that have a reader here, or something that has none. */
export type SourceKind = 'text' | 'zip' | 'tar' | 'parquet' | 'binary' | 'empty';

interface Foreign {
  readonly kind: SourceKind;
  readonly signature: readonly number[];
  readonly what: string;
  readonly hint: string;
}

const bytesOf = (text: string): readonly number[] => [...text].map(character => character.charCodeAt(0));
const UNPACK = 'Unpack it first and name the CSV or JSONL file in it';
const EXPORT = 'Export the results as CSV or JSONL first';
const RECODE = 'Save it as UTF-8 first: iconv -f UTF-16 -t UTF-8.';

/** First bytes of formats that are no text. */
const FOREIGN: readonly Foreign[] = [
  { kind: 'zip', signature: bytesOf('PK\x03\x04'), what: 'a zip archive (or a spreadsheet)', hint: `${UNPACK}.` },
  { kind: 'zip', signature: bytesOf('PK\x05\x06'), what: 'an empty zip archive', hint: `${UNPACK}.` },
  {
    kind: 'parquet',
    signature: bytesOf('PAR1'),
    what: 'Parquet',
    hint: `${EXPORT}, for example with DuckDB or pandas.`,
  },
  {
    kind: 'binary',
    signature: [0x1f, 0x8b],
    what: 'gzip data inside gzip data',
    hint: `${UNPACK}: gunzip -k FILE.`,
  },
  {
    kind: 'binary',
    signature: bytesOf('ARROW1'),
    what: 'Arrow',
    hint: `${EXPORT}, for example with DuckDB or pandas.`,
  },
  {
    kind: 'binary',
    signature: bytesOf('SQLite format 3'),
    what: 'an SQLite database',
    hint: `${EXPORT}: sqlite3 -header -csv.`,
  },
  {
    kind: 'binary',
    signature: [0x28, 0xb5, 0x2f, 0xfd],
    what: 'Zstandard data',
    hint: `${UNPACK}: unzstd FILE.`,
  },
  {
    kind: 'binary',
    signature: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    what: 'xz data',
    hint: `${UNPACK}: unxz -k FILE.`,
  },
  { kind: 'binary', signature: bytesOf('BZh'), what: 'bzip2 data', hint: `${UNPACK}: bunzip2 -k FILE.` },
  { kind: 'binary', signature: bytesOf('%PDF-'), what: 'a PDF document', hint: `${EXPORT}.` },
  { kind: 'binary', signature: [0xff, 0xfe], what: 'UTF-16 text', hint: RECODE },
  { kind: 'binary', signature: [0xfe, 0xff], what: 'UTF-16 text', hint: RECODE },
];

const TAR: Foreign = { kind: 'tar', signature: [], what: 'a tar archive', hint: `${UNPACK}: tar -xf FILE.` };

const findForeign = (start: Uint8Array): Foreign | undefined =>
  FOREIGN.find(({ signature }) => signature.every((byte, at) => start[at] === byte)) ??
  (isTar(start) ? TAR : undefined);

/** @param start first bytes of a file, after gunzip; all of them where there are fewer than 64 KiB */
export function kindOf(start: Uint8Array): SourceKind {
  if (start.length === 0) return 'empty';
  return findForeign(start)?.kind ?? (start.includes(0) ? 'binary' : 'text');
}

/**
 * Throws where the first bytes of a file show that it is something else than text.
 * @param path as the user typed it
 */
export function refuseForeign(path: string, start: Uint8Array): void {
  const found = findForeign(start);
  if (found === undefined) return;
  throw new CarryoverError('data-invalid', `${path}: is ${found.what}; expected CSV or JSONL text.`, found.hint);
}
