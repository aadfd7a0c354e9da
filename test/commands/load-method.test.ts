import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadMethod, refuseUnknownLoads } from '../../src/commands/load-method.ts';
import { openPool } from '../../src/commands/open-pool.ts';
import type { ModuleSource } from '../../src/core/suite.ts';
import { faultOf } from '../support/fault-of.ts';
import { hashedFile } from '../support/hashed-file.ts';
import { isRequired } from '../support/requirements.ts';
import { testFolder } from '../support/test-folder.ts';

const FIELDS = "name: 'mine', description: 'A method.', usesTeacher: true, needs: [], run: async () => {}";
const ESM = `export const method = { ${FIELDS} };\n`;

/** What Node itself loads is seen in a process of Node alone: a test's own modules come another way. */
const pool = openPool(join(import.meta.dirname, 'never-made'), 1);
afterAll(() => pool.close());

interface Files {
  readonly folder: string;
  readonly source: ModuleSource;
}

function write(entry: string, texts: Readonly<Record<string, string>>, known: readonly string[] = []): Files {
  const folder = testFolder();
  const files = new Map(Object.entries(texts).map(([name, text]) => [name, hashedFile(folder, name, text)]));
  const file = files.get(entry);
  if (file === undefined) throw new Error(`${entry} is not written`);
  const imports = known.flatMap(name => files.get(name) ?? []);
  return { folder, source: { kind: 'module', name: 'mine', file, imports } };
}

const accept = (method: ModuleSource) => pool.run({ kind: 'method', key: 'k', method, role: 'candidate' });

describe.skipIf(!isRequired('runs'))('loadMethod', () => {
  test('sees every file that Node loads, whatever the form of the import, and none of a package', async () => {
    const { folder, source } = write('mine.ts', {
      'mine.ts': `import './a.ts'; import 'node:fs'; const at = 'b'; await import('./' + at + '.mjs');\n${ESM}`,
      'a.ts': "import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('./c.cjs');\n",
      'b.mjs': 'await import(`./d.mjs?1`);\n',
      'c.cjs': "\ufeffrequire('./e'); require('./f.json');\n",
      'd.mjs': 'export {};\n',
      'e.js': 'module.exports = 1;\n',
      'f.json': '{}\n',
    });
    const names = ['a.ts', 'b.mjs', 'c.cjs', 'd.mjs', 'e.js', 'f.json', 'mine.ts'];
    expect(await accept(source)).toEqual({ state: 'accepted', files: names.map(name => join(folder, name)) });
  });

  test('says what to do where package.json makes the module CommonJS, as npm init writes it', async () => {
    const files = { 'package.json': '{ "type": "commonjs" }\n', 'mine.ts': ESM, 'mine.mts': ESM };
    expect(await accept(write('mine.ts', files).source)).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/'export' .*one that ends in \.mts/) as string,
    });
    expect(await accept(write('mine.mts', files).source)).toMatchObject({ state: 'accepted' });
  });

  test('takes a byte order mark and bytes that are no text for what they are', async () => {
    const texts = { 'mine.cjs': `\ufeffrequire('./h');\nexports.method = { ${FIELDS} };\n`, 'h.js': '\ufeff// x\n' };
    const { source } = write('mine.cjs', texts, ['h.js']);
    expect(await accept(source)).toMatchObject({ state: 'accepted' });
  });

  test('refuses a module that changed since it was hashed, even where it cannot be loaded any more', async () => {
    const { folder, source } = write('mine.ts', { 'mine.ts': ESM });
    writeFileSync(join(folder, 'mine.ts'), 'export const method = {');
    const reason = 'mine.ts: changed since the run began; run again.';
    expect(await accept(source)).toMatchObject({ state: 'failed', reason });
    expect((await faultOf(() => loadMethod(source))).message).toBe(reason);
  });

  test.each(['export const x = 2;\n', 'export const x = ('])('refuses an import that changed: %j', async text => {
    const texts = { 'mine.ts': `import './x.ts';\n${ESM}`, 'x.ts': 'export const x = 1;\n' };
    const { folder, source } = write('mine.ts', texts, ['x.ts']);
    writeFileSync(join(folder, 'x.ts'), text);
    expect(await accept(source)).toMatchObject({
      state: 'failed',
      reason: 'x.ts: changed since the run began; run again.',
    });
  });

  test('refuses a module that changes while it is loaded', async () => {
    const change =
      "import { appendFileSync } from 'node:fs';\nappendFileSync(new URL('./x.mjs', import.meta.url), '//');\n";
    const texts = { 'mine.ts': `${change}await import('./x.mjs');\n${ESM}`, 'x.mjs': 'export {};\n' };
    const { source } = write('mine.ts', texts, ['x.mjs']);
    expect(await accept(source)).toMatchObject({ reason: 'x.mjs: changed since the run began; run again.' });
  });
});

test.skipIf(!isRequired('runs'))(
  'a file that a cell alone loads is refused: nobody would notice its change',
  async () => {
    const { folder, source } = write('mine.ts', { 'mine.ts': ESM, 'x.ts': '' }, ['x.ts']);
    const { file, imports } = source;
    const known = [file, ...imports].map(({ location, sha256 }) => [location, sha256] as const);
    expect(() => refuseUnknownLoads(source, new Map(known))).not.toThrow();
    const late = new Map([...known, [join(folder, 'late.mjs'), 'x'] as const]);
    const fault = await faultOf(() => refuseUnknownLoads(source, late));
    expect(fault.message).toBe(
      'mine.ts: loaded late.mjs in a cell alone, by a path that no text says, so that a change of that file would go unnoticed; import it at the top of the module.',
    );
    expect(() => refuseUnknownLoads(source, new Map([[file.location, 'other']]))).toThrow('mine.ts: changed since');
  },
);
