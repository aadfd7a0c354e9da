import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkMachine } from '../../src/commands/check-machine.ts';
import { testFolder } from '../support/test-folder.ts';

test('a store that can be made is fine, and one below a file is not', async () => {
  const folder = testFolder();
  const look = (store: string) => checkMachine({ node: '24.0.0', store, owner: 'test' });
  expect((await look(join(folder, 'new', 'store'))).map(({ state }) => state)).toEqual(['ok', 'ok']);
  writeFileSync(join(folder, 'file'), '');
  const [, store] = await look(join(folder, 'file', 'store'));
  expect(store).toMatchObject({ check: 'store', state: 'failed' });
  expect(store?.text).toContain(join(folder, 'file', 'store'));
});
