import { mkdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { appendJournal } from '../../src/store/append-journal.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

test('adds one line per event, with the time of the clock that it is given', async () => {
  let minute = 0;
  const clock = { now: () => `2026-01-02T03:0${minute++}:00.000Z` };
  await appendJournal(scratch.folder, { event: 'created', rows: 3 }, clock);
  await appendJournal(scratch.folder, { event: 'decided', outcome: 'line\nbreak', passed: true }, clock);
  expect(readFileSync(scratch.path('journal.jsonl'), 'utf8')).toBe(
    [
      '{"time":"2026-01-02T03:00:00.000Z","event":"created","rows":3}',
      String.raw`{"time":"2026-01-02T03:01:00.000Z","event":"decided","outcome":"line\nbreak","passed":true}`,
      '',
    ].join('\n'),
  );
});

test.each([
  ['a folder that is not there', 'gone', 'the folder does not exist'],
  ['a file', 'file', 'a part of the path is a file'],
  ['a folder where the journal should be', 'odd', 'a folder is in the way'],
])('says where the journal cannot be written: %s', async (_claim, name, cause) => {
  scratch.write('file', '');
  mkdirSync(scratch.path('odd/journal.jsonl'), { recursive: true });
  const directory = scratch.path(name);
  const fault = await faultOf(() => appendJournal(directory, { event: 'x' }, { now: () => 'T' }));
  expect([fault.code, fault.message]).toEqual([
    'output-failed',
    expect.stringContaining(`${directory}: cannot be written: ${cause}`),
  ]);
});
