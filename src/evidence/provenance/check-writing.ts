import type { AarArchive } from '../aar/aar-archive.ts';
import type { AarRecord } from '../aar/aar-record.ts';
import { findLateWrites } from './late-writes.ts';
import type { Seen } from './rule.ts';
import { showMoment } from './show-moment.ts';

/** A field and a number with a point or an exponent, as they stand in the file. */
const NUMBERS = /(?:"(?<name>[^"\\]*)"\s*:\s*)?(?<![\w"])(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=\s*[,\]}])/gu;

/** Whether a program that prints numbers so that they read back the same would print this. */
function isCanonical(number: string): boolean {
  if (!/[.eE]/u.test(number)) return true;
  const [digits = '', power] = number.toLowerCase().split('e');
  const [, decimals] = digits.split('.');
  if (decimals !== undefined && decimals.endsWith('0') && decimals !== '0') return false;
  const [shortest = ''] = String(Math.abs(Number(number))).split('e');
  const plain = (text: string): string =>
    text
      .replace('.', '')
      .replace(/^0+|0+$/gu, '')
      .replace('-', '');
  return power !== undefined || plain(digits).replace(/^0+/u, '') === plain(shortest).replace(/^0+/u, '');
}

function* checkNumbers({ path, text }: AarRecord): Iterable<Seen> {
  const odd: string[] = [];
  let first: string | undefined;
  for (const { groups } of text.matchAll(NUMBERS)) {
    const number = groups?.number ?? '';
    if (isCanonical(number)) continue;
    first ??= groups?.name;
    odd.push(number);
  }
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
