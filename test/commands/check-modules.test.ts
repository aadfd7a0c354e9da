import { expect, test, vi } from 'vitest';
import { checkModules } from '../../src/commands/check-modules.ts';
import { faultOf } from '../support/fault-of.ts';
import { hashedFile } from '../support/hashed-file.ts';
import { sampleSuite } from '../support/sample-suite.ts';
import { testFolder } from '../support/test-folder.ts';

const ESM =
  "export const method = { name: 'mine', description: 'A method.', usesTeacher: true, needs: [], run: async () => {} };\n";

function suiteWith(text: string) {
  const folder = testFolder();
  const suite = hashedFile(folder, 'suite.yaml', 'x');
  const helper = hashedFile(folder, 'b.mjs', "export const later = () => import('./d.mjs');\n");
  const later = hashedFile(folder, 'd.mjs', 'export {};\n');
  const named = hashedFile(folder, 'c.mjs', 'export const c = 1;\n');
  const file = hashedFile(folder, 'mine.ts', text);
  const candidate = { kind: 'module', name: 'mine', file, imports: [named] } as const;
  const method = { baseline: { kind: 'built-in', name: 'vanilla' }, candidate } as const;
  return { found: [helper, named, later], suite: sampleSuite({ file: { ...suite, path: suite.location }, method }) };
}

test('gives a module every file that it is made of: those that its text names, and those that Node loads for it', async () => {
  const { found, suite } = suiteWith(`await import(['.', 'b.mjs'].join('/'));\n${ESM}`);
  const { method, ...rest } = await checkModules(suite, 'never-made');
  expect(method.candidate).toEqual({ ...suite.method.candidate, imports: found });
  expect({ ...rest, method: suite.method }).toEqual(suite);
});

test('refuses what cannot be loaded, naming suite, field and module', async () => {
  const { suite } = suiteWith('export const method = {');
  const { code, message } = await faultOf(() => checkModules(suite, 'never-made'));
  expect(code).toBe('usage');
  expect(message).toContain(`${suite.file.path}: method.candidate: mine.ts: cannot be loaded: `);
});

test('loads a module without the keys that the suite names, and without other variables that hold them', async () => {
  const telling = 'throw new Error(JSON.stringify([process.env.NAMED_KEY, process.env.SAME, process.env.OTHER]));';
  const { suite } = suiteWith(telling);
  vi.stubEnv('NAMED_KEY', 'a-key-of-mine').stubEnv('SAME', 'a-key-of-mine').stubEnv('OTHER', 'another');
  const api = { models: { 'openai/m@http://localhost:1/v1': { keyVariable: 'NAMED_KEY' } } };
  const { message } = await faultOf(() => checkModules({ ...suite, api }, 'never-made'));
  vi.unstubAllEnvs();
  expect(message).toContain('[null,null,"another"]');
});
