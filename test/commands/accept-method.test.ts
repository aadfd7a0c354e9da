import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { acceptMethod } from '../../src/commands/accept-method.ts';
import type { MethodJob } from '../../src/core/job.ts';
import { testFolder } from '../support/test-folder.ts';

function jobOf(role: MethodJob['role'], usesTeacher: boolean): MethodJob {
  const location = join(testFolder(), 'mine.ts');
  const fields = `name: 'mine', description: 'A method.', usesTeacher: ${usesTeacher}, needs: [], run: async () => {}`;
  writeFileSync(location, `export const method = { ${fields} };\n`);
  const file = { path: './mine.ts', location, sha256: '', bytes: 1 };
  return { kind: 'method', key: 'k', method: { kind: 'module', name: 'mine', file, imports: [] }, role };
}

test('a candidate must use the teacher, a baseline need not', async () => {
  expect(await acceptMethod(jobOf('candidate', true))).toEqual({ state: 'accepted' });
  expect(await acceptMethod(jobOf('baseline', false))).toEqual({ state: 'accepted' });
  await expect(acceptMethod(jobOf('candidate', false))).rejects.toThrow(
    './mine.ts: method.usesTeacher is false; expected true of a candidate.',
  );
});
