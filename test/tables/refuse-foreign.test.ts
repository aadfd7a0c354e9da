import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refuseForeign } from '../../src/tables/refuse-foreign.ts';
import { faultOf } from '../support/fault-of.ts';

test.each([
  ['gzip', gzipSync('domain,rung'), 'gzip data inside gzip data', 'Unpack'],
  ['a zip archive', Buffer.from('PK\x03\x04rest'), 'a zip archive', 'Unpack'],
  ['Parquet', Buffer.from('PAR1\x15\x04\x15'), 'Parquet', 'Export'],
  ['Arrow', Buffer.from('ARROW1\0\0'), 'Arrow', 'Export'],
  ['SQLite', Buffer.from('SQLite format 3\0'), 'an SQLite database', 'Export'],
  ['Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), 'Zstandard data', 'Unpack'],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]), 'xz data', 'Unpack'],
  ['bzip2', Buffer.from('BZh91AY'), 'bzip2 data', 'Unpack'],
  ['PDF', Buffer.from('%PDF-1.7'), 'a PDF document', 'Export'],
  ['UTF-16, little end first', Buffer.from('\ufeffdomain', 'utf16le'), 'UTF-16 text', 'UTF-8'],
])('says what %s is and what to do with it', async (_claim, bytes, what, hint) => {
  const fault = await faultOf(() => refuseForeign('t.csv', bytes));
  expect(fault.code).toBe('data-invalid');
  expect(fault.message).toContain(`t.csv: is ${what}`);
  expect(fault.message).toContain('expected CSV or JSONL text');
  expect(fault.hint).toContain(hint);
});

test('accepts text, however short', () => {
  for (const text of ['', 'P', 'domain,rung', '{"domain":1}', '\ufeffdomain'])
    refuseForeign('t.csv', Buffer.from(text));
});
