import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseExisting } from '../../src/commands/refuse-existing.ts';
import { testFolder } from '../support/test-folder.ts';

test('a file, or a folder with something in it, is in the way unless it may be replaced', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'table.tex'), 'x');
  expect(() => refuseExisting(join(folder, 'table.tex'), false)).toThrow(/expected a file that does not exist yet/);
  expect(() => refuseExisting(folder, false)).toThrow(/expected an empty folder, or none/);
  expect(() => refuseExisting(folder, true)).not.toThrow();
});

test('nothing is lost in an empty folder, or where nothing is', () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'empty'));
  expect(() => refuseExisting(join(folder, 'empty'), false)).not.toThrow();
  expect(() => refuseExisting(join(folder, 'absent'), false)).not.toThrow();
});
