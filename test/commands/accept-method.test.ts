import { expect, test } from 'vitest';
import { acceptMethod } from '../../src/commands/accept-method.ts';
import type { MethodJob } from '../../src/core/job.ts';
import { hashedFile } from '../support/hashed-file.ts';
import { testFolder } from '../support/test-folder.ts';

function jobOf(role: MethodJob['role'], usesTeacher: boolean): MethodJob {
  const fields = `name: 'mine', description: 'A method.', usesTeacher: ${usesTeacher}, needs: [], run: async () => {}`;
  const file = hashedFile(testFolder(), './mine.ts', `export const method = { ${fields} };\n`);
  return { kind: 'method', key: 'k', method: { kind: 'module', name: 'mine', file, imports: [] }, role };
}

test('a candidate must use the teacher, a baseline need not', async () => {
  expect(await acceptMethod(jobOf('candidate', true))).toMatchObject({ state: 'accepted' });
  expect(await acceptMethod(jobOf('baseline', false))).toMatchObject({ state: 'accepted' });
  await expect(acceptMethod(jobOf('candidate', false))).rejects.toThrow(
    './mine.ts: method.usesTeacher is false; expected true of a candidate.',
  );
});
