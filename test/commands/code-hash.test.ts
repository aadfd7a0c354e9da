import { appendFileSync, cpSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { codeHash } from '../../src/commands/code-hash.ts';
import { testRuns } from '../support/requirements.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

test('the hash of the code is a SHA-256 that stays the same while the code does', () => {
  expect(codeHash()).toMatch(/^[0-9a-f]{64}$/);
  expect(codeHash()).toBe(codeHash());
});

testRuns(
  'every file of the rooms that a cell runs through changes it, in folders of folders too; the others do not',
  () => {
    const { folder } = scratchFolder();
    cpSync('src', folder, { recursive: true });
    const root = pathToFileURL(`${folder}/`);
    let known = codeHash(root);
    expect(known).toBe(codeHash());
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
    const rooms = /^(?:core|util|corpora|learners|methods|run|stats\/random)\//;
    const counts = { changing: 0, others: 0 };
    for (const name of files) {
      appendFileSync(`${folder}/${name}`, '\n');
      const next = codeHash(root);
      if (rooms.test(name)) expect(next, name).not.toBe(known);
      if (/^(?:report|verdict|analysis|stats\/gain)\//.test(name)) expect(next, name).toBe(known);
      if (next === known) counts.others++;
      else counts.changing++;
      known = next;
    }
    expect(Math.min(counts.changing, counts.others)).toBeGreaterThan(50);
  },
);
