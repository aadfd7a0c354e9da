import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isMissing } from '../../src/store/is-missing.ts';
import { testFolder } from '../support/test-folder.ts';

const errorOf = (path: string): Promise<unknown> => readFile(path).catch((error: unknown) => error);

test('a file that is not there is missing; one that cannot be read, and any other fault, are not', async () => {
  const folder = testFolder();
  expect(isMissing(await errorOf(`${folder}/none`))).toBe(true);
  expect(isMissing(await errorOf(folder))).toBe(false);
  expect(isMissing(new Error('ENOENT'))).toBe(false);
  expect(isMissing('ENOENT')).toBe(false);
});
