import type { AarArchive } from '../aar/aar-archive.ts';
import type { AarRecord } from '../aar/aar-record.ts';
import { findLateWrites } from './late-writes.ts';
import type { Seen } from './rule.ts';
import { showMoment } from './show-moment.ts';

/** A number with a zero behind its decimals, as no program writes it that prints numbers to be read back. */
const SUSPECT = /\.\d+0(?=\s*[,\]}])/u;
/** The same with its field, where it is not within a text. */
const NUMBER = /(?:"(?<name>[^"\\]*)"\s*:\s*)?(?<number>-?\d+\.\d+0)(?=\s*[,\]}])/gu;
/** A text, and the colon behind it where it names a field. */
const TEXT = /"(?:[^"\\]|\\.)*"(?<colon>\s*:)?/gu;

/** The file without its texts, but for the names of its fields. */
const withoutTexts = (text: string): string =>
  text.replaceAll(TEXT, (whole, colon: string | undefined) => (colon === undefined ? '""' : whole));

function* checkNumbers({ path, text }: AarRecord): Iterable<Seen> {
  if (!SUSPECT.test(text)) return;
  const found = [...withoutTexts(text).matchAll(NUMBER)].map(({ groups }) => groups);
  const odd = found.map(groups => groups?.number ?? '');
  const first = found[0]?.name;
  if (odd.length === 0) return;
  const more = odd.length > 4 ? ` and ${odd.length - 4} more` : '';
  yield {
    code: 'NONCANON',
    path,
    field: first,
    expected: 'numbers as a program writes them, without zeros behind',
    found: `${odd.slice(0, 4).join(', ')}${more}`,
  };
}

/** A line break behind the last brace, where most files have none, or the other way round. */
function* checkEnds({ records }: AarArchive): Iterable<Seen> {
  const broken = records.filter(({ text }) => text.endsWith('\n'));
  if (broken.length === 0 || broken.length * 5 > records.length) return;
  for (const { path } of broken) {
    const expected = 'no line break at the end, as in the other files';
    yield { code: 'NONCANON', path, expected, found: 'a line break, as editors add' };
  }
}

const octal = (mode: number | undefined): string => (mode === undefined ? '' : `, mode 0${mode.toString(8)}`);

function* checkTimes(archive: AarArchive): Iterable<Seen> {
  for (const { record, ended, modified, mode, usualMode } of findLateWrites(archive)) {
    const { path } = record;
    const isCopied = record.modified !== undefined && record.modified !== modified;
    const copy = isCopied ? ` (the older of its copies; here ${showMoment(record.modified as number)})` : '';
    const expected = `about ${showMoment(ended)}, when the run ended${octal(usualMode)}`;
    const found = `${showMoment(modified)}${octal(mode)}${copy}`;
    yield { code: 'MTIME', path, expected, found, doubts: ['time'] };
  }
}

/** NONCANON, MTIME: files that a person wrote, or changed later. */
export function* checkWriting(archive: AarArchive): Iterable<Seen> {
  for (const record of archive.records) yield* checkNumbers(record);
  yield* checkEnds(archive);
  yield* checkTimes(archive);
}
