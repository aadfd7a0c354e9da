import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findImports } from '../../src/suite/find-imports.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();
mkdirSync(scratch.path('deep'));

test('finds what a module imports, directly or not, once, whatever the form and even in a circle', async () => {
  const entry = scratch.write(
    'entry.ts',
    [
      "import { a } from './deep/a.ts';",
      'import type { B } from "./b.ts"',
      "import './c.mjs';",
      "export * from './deep/../d.ts';",
      "const e = await import('./e.js');",
      "const f = require( './f.cjs' );",
      'import {\n  g,\n} from\n  "./g.json" with { type: "json" };',
    ].join('\n'),
  );
  scratch.write('deep/a.ts', "import { a } from '../entry.ts';\nimport h from './h.ts';\n");
  for (const name of ['b.ts', 'c.mjs', 'd.ts', 'e.js', 'f.cjs', 'g.json', 'deep/h.ts']) scratch.write(name, 'x');
  const names = ['b.ts', 'c.mjs', 'd.ts', 'deep/a.ts', 'deep/h.ts', 'e.js', 'f.cjs', 'g.json'];
  expect(await findImports(entry)).toEqual(names.map(scratch.path));
});

test('leaves out packages, folders and files that are not there', async () => {
  const entry = scratch.write(
    'lonely.ts',
    "import fs from 'node:fs';\nimport x from 'x';\nimport './deep';\nimport './gone.ts';\nconst from = './b.ts';\n",
  );
  expect(await findImports(entry)).toEqual([]);
});

test('finds what require completes, what stands in backticks, and what lies beside the file that a link leads to', async () => {
  mkdirSync(scratch.path('folder/inner'), { recursive: true });
  const entry = scratch.write(
    'forms.cjs',
    [
      "require('./plain'); require('./data'); require('./folder');",
      'import(`./late.mjs`); import(`./\x24{name}.mjs`);',
      "import './linked.ts';",
    ].join('\n'),
  );
  const names = [
    'data.json',
    'folder/index.js',
    'folder/inner/beside.ts',
    'folder/inner/real.ts',
    'late.mjs',
    'plain.js',
  ];
  for (const name of names) scratch.write(name, 'x');
  scratch.write('folder/index.js', "require('.'); require('./inner/real.ts');");
  scratch.write('folder/inner/real.ts', "import './beside.ts';");
  symlinkSync('folder/inner/real.ts', scratch.path('linked.ts'));
  expect(await findImports(entry)).toEqual(names.map(scratch.path));
});
