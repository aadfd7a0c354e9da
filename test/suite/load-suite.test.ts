import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadSuite } from '../../src/suite/load-suite.ts';
import { faultOf } from '../support/fault-of.ts';
import { scratchFolder } from '../support/scratch-folder.ts';
import { type Change, KNOWN, SMALL_SUITE, suiteText } from '../support/suite-text.ts';

const scratch = scratchFolder();
mkdirSync(scratch.path('folder'));
for (const name of ['a', 'b', 'good']) scratch.write(`${name}.jsonl`, `{"id":"${name}"}\n`);
scratch.write('a-again.jsonl', '{"id":"a"}\n');
scratch.write('empty.jsonl', '');
scratch.write('one.ts', 'export const method = 1;\n');
scratch.write('folder/two.mjs', 'export const method = 2;\n');
scratch.write('copy.ts', 'export const method = 1;\n');

let made = 0;
const load = (...changes: readonly Change[]) =>
  loadSuite(scratch.write(`s${++made}.yaml`, suiteText(...changes)), KNOWN);
const FILES = { name: 'f', kind: 'code', items: 'a.jsonl' };

describe('loadSuite', () => {
  test('reads a suite and identifies the file itself', async () => {
    const path = scratch.write('small.yaml', SMALL_SUITE);
    const suite = await loadSuite(path, KNOWN);
    expect(suite.file).toMatchObject({ path, location: path, bytes: Buffer.byteLength(SMALL_SUITE) });
    expect(suite.domains).toEqual([{ name: 'math', kind: 'math', source: { kind: 'generated', draw: 1 } }]);
    expect(suite.method.candidate).toEqual({ kind: 'built-in', name: 'em-posterior' });
  });

  test('a byte order mark changes nothing', async () => {
    expect((await loadSuite(scratch.write('bom.yaml', `\ufeff${SMALL_SUITE}`), KNOWN)).name).toBe('small');
  });

  test('finds modules, items and corpora relative to the suite file, and hashes them', async () => {
    const suite = await load(
      [['method'], { baseline: { module: './one.ts' }, candidate: { module: 'folder/two.mjs' } }],
      [['domains'], [{ ...FILES, items: ['a.jsonl', './folder/../b.jsonl'], corpus: 'good.jsonl' }]],
    );
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(suite.method).toEqual({
      baseline: {
        kind: 'module',
        name: 'one',
        file: { path: './one.ts', location: scratch.path('one.ts'), sha256, bytes: 25 },
        imports: [],
      },
      candidate: {
        kind: 'module',
        name: 'two',
        file: { path: 'folder/two.mjs', location: scratch.path('folder/two.mjs'), sha256, bytes: 25 },
        imports: [],
      },
    });
    expect(suite.domains[0]?.source).toEqual({
      kind: 'files',
      items: [
        { path: 'a.jsonl', location: scratch.path('a.jsonl'), sha256, bytes: 11 },
        { path: './folder/../b.jsonl', location: scratch.path('b.jsonl'), sha256, bytes: 11 },
      ],
      corpus: { path: 'good.jsonl', location: scratch.path('good.jsonl'), sha256, bytes: 14, format: 'jsonl' },
    });
  });

  test('a module brings the files along that it is made of', async () => {
    scratch.write('whole.ts', "import { part } from './folder/part.ts';\nexport const method = part;\n");
    scratch.write('folder/part.ts', "export { two as part } from '../folder/two.mjs';\n");
    const { candidate } = (await load([['method', 'candidate'], { module: 'whole.ts' }])).method;
    const imports = candidate.kind === 'module' ? candidate.imports : [];
    expect(imports.map(({ path, location }) => [path, location])).toEqual([
      ['folder/part.ts', scratch.path('folder/part.ts')],
      ['folder/two.mjs', scratch.path('folder/two.mjs')],
    ]);
  });

  test('a module behind a symbolic link lies where the link leads, and so do the files beside it', async () => {
    symlinkSync('folder/linked.ts', scratch.path('link.ts'));
    scratch.write('folder/linked.ts', "export { two as method } from './two.mjs';\n");
    scratch.write('two.mjs', 'not this one');
    const { candidate } = (await load([['method', 'candidate'], { module: 'link.ts' }])).method;
    if (candidate.kind !== 'module') throw new Error('expected a module');
    expect(candidate.name).toBe('link');
    expect(candidate.file).toMatchObject({ path: 'link.ts', location: scratch.path('folder/linked.ts') });
    expect(candidate.imports.map(({ path }) => path)).toEqual(['folder/two.mjs']);
  });

  test('the ending of a corpus says how it is read', async () => {
    scratch.write('good.TXT', 'one\n');
    const { domains } = await load([['domains', 0], { ...FILES, corpus: 'good.TXT' }]);
    expect(domains[0]?.source).toMatchObject({ corpus: { format: 'plain' } });
  });

  test.each<[claim: string, change: Change, message: string]>([
    ['items that are not there', [['domains', 0], { ...FILES, items: 'none.jsonl' }], 'domains[0].items: "none.jsonl"'],
    ['empty items', [['domains', 0], { ...FILES, items: 'empty.jsonl' }], 'is empty'],
    ['a folder as items', [['domains', 0], { ...FILES, items: 'folder' }], 'is a folder'],
    ['a corpus that is not there', [['domains', 0], { ...FILES, corpus: 'x' }], 'domains[0].corpus: "x"'],
    ['a module that is not there', [['method', 'candidate'], { module: 'x.ts' }], 'method.candidate.module: "x.ts"'],
    [
      'a copy of the baseline as candidate',
      [['method'], { baseline: { module: 'one.ts' }, candidate: { module: 'copy.ts' } }],
      'the modules of method.baseline and method.candidate hold the same bytes',
    ],
    [
      'the same items in two files',
      [['domains', 0], { ...FILES, items: ['b.jsonl', 'a.jsonl', 'a-again.jsonl'] }],
      'domains[0]: "a-again.jsonl" holds the same bytes as "a.jsonl"',
    ],
    [
      'the items as corpus',
      [['domains', 0], { ...FILES, corpus: 'a-again.jsonl' }],
      'domains[0]: "a-again.jsonl" holds the same bytes as "a.jsonl"',
    ],
    [
      'the same items in two domains',
      [
        ['domains'],
        [
          { ...FILES, items: ['a.jsonl', 'b.jsonl'] },
          { ...FILES, name: 'g', items: ['b.jsonl', 'a-again.jsonl'] },
        ],
      ],
      'domains[1] has the same items as domains[0]; expected other files',
    ],
  ])('refuses %s', async (_claim, change, message) => {
    const fault = await faultOf(() => load(change));
    expect(fault.code).toBe('usage');
    expect(fault.message).toContain(`${scratch.path(`s${made}.yaml`)}: `);
    expect(fault.message).toContain(message);
  });

  test.each([
    ['a file that is not there', () => scratch.path('none.yaml'), 'cannot be read: there is no such file.'],
    ['a folder', () => dirname(scratch.path('x')), 'is a folder; expected a file.'],
    ['an empty file', () => scratch.path('empty.jsonl'), 'is empty.'],
    [
      'a picture',
      () => scratch.write('x.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0])),
      'holds binary data; expected a suite',
    ],
    ['text that is not UTF-8', () => scratch.write('latin', Buffer.from([0x61, 0xe4, 0x0a])), 'is not UTF-8 text'],
    ['a table', () => scratch.write('big.csv', 'x'.repeat(1024 * 1024 + 1)), 'expected a file of at most 1048576'],
    [
      'a wrong suite',
      () => scratch.write('w.yaml', 'carryover: 1\nnmae: x\n'),
      'unknown key "nmae" (did you mean name?)',
    ],
  ])('refuses %s as a suite', async (_claim, make, message) => {
    const path = make();
    const fault = await faultOf(() => loadSuite(path, KNOWN));
    expect(fault.code).toBe('usage');
    expect(fault.message).toContain(path);
    expect(fault.message).toContain(message);
    expect(fault.hint).not.toBe('');
  });
});
