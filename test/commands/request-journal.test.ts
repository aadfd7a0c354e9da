import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openRequestJournal } from '../../src/commands/request-journal.ts';
import { faultOf } from '../support/fault-of.ts';
import { testFolder } from '../support/test-folder.ts';

const clock = { now: () => '2026-01-02T03:04:05.000Z' };

test('lines are added, each whole, and are there in the next turn of the process', async () => {
  const path = join(testFolder(), 'requests', 'night.jsonl');
  const journal = openRequestJournal(path, clock);
  journal.write({ event: 'attempt', key: 'a' });
  journal.write({ event: 'attempt', key: 'b' });
  await nextTurn();
  const line = (key: string) => `{"time":"2026-01-02T03:04:05.000Z","event":"attempt","key":"${key}"}\n`;
  expect(readFileSync(path, 'utf8')).toBe(line('a') + line('b'));
  journal.close();
  const again = openRequestJournal(path, clock);
  again.write({ event: 'attempt', key: 'c' });
  again.close();
  expect(readFileSync(path, 'utf8')).toBe(line('a') + line('b') + line('c'));
});

test('nothing is made where nothing is written', () => {
  const folder = testFolder();
  openRequestJournal(join(folder, 'requests', 'x.jsonl'), clock).close();
  expect(readdirSync(folder)).toEqual([]);
});

test('a disk that cannot be written to is said by the next line, and at the end', async () => {
  const file = join(testFolder(), 'a-file');
  writeFileSync(file, '');
  const journal = openRequestJournal(join(file, 'x.jsonl'), clock);
  journal.write({ event: 'attempt' });
  await nextTurn();
  expect((await faultOf(() => journal.write({ event: 'attempt' }))).code).toBe('output-failed');
  expect((await faultOf(() => journal.close())).code).toBe('output-failed');
  const short = openRequestJournal(join(file, 'x.jsonl'), clock);
  short.write({ event: 'attempt' });
  expect((await faultOf(() => short.close())).code).toBe('output-failed');
});
