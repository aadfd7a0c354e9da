import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/core/exit-code.ts';
import { KEY_COLUMNS, LABEL_COLUMNS, NUMBER_COLUMNS, STATUSES } from '../../src/core/predictions.ts';
import { VERDICT_KINDS } from '../../src/core/verdict.ts';
import { METHOD_NAMES } from '../../src/methods/registry.ts';
import { suiteSchema } from '../../src/suite/schema.ts';

const PAPERS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/*.md')];
const read = (path: string): string => readFileSync(path, 'utf8');
const readme = read('README.md');
const formats = read('docs/formats.md');

/** The options that `--help` of a command lists. */
function knownOptions(command: string): readonly string[] {
  const { stdout } = spawnSync(process.execPath, ['bin/carryover.js', command, '--help'], { encoding: 'utf8' });
  return stdout.match(/--[a-z-]+/g) ?? [];
}

describe('the papers', () => {
  test.each(PAPERS)('%s links only to what is there', path => {
    const targets = [...read(path).matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''));
    const local = targets.filter(target => target !== '' && !/^https?:/.test(target));
    expect(local.filter(target => !existsSync(join(dirname(path), target)))).toEqual([]);
  });

  test('the README stays short enough to be read', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(200);
  });

  test('every exit code is explained in README and formats, and no other', () => {
    const codes = Object.values(EXIT).map(String);
    for (const text of [readme, formats]) {
      const explained = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code);
      expect(explained).toEqual(codes);
    }
  });

  test('every verdict is explained in the README', () => {
    const explained = [...readme.matchAll(/^\| \S `([a-z]+)` \|/gm)].map(([, kind]) => kind);
    expect(explained).toEqual([...VERDICT_KINDS]);
  });

  test('every column of a table is explained in formats, and every status', () => {
    const [tables = ''] = formats.split('\n## Suite\n');
    const cells = [...tables.matchAll(/^\| (`[^|]*`) \| (?:yes|no) \|/gm)].map(([, cell = '']) => cell);
    const explained = cells.flatMap(cell => cell.match(/[a-z_]+/g) ?? []);
    expect(explained.toSorted()).toEqual(
      [...KEY_COLUMNS, 'score', 'status', ...LABEL_COLUMNS, ...NUMBER_COLUMNS].sort(),
    );
    for (const status of STATUSES) expect(formats).toContain(`\`${status}\``);
  });

  test('every key of a suite is explained in formats, and no other', () => {
    const [, section = ''] = /\n## Suite\n([\s\S]*?)\n## /.exec(formats) ?? [];
    const explained = [...section.matchAll(/^\| (`[^|]*`) \| (?:yes|no) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([A-Za-z]+)/g)].map(([, key]) => key),
    );
    const keys = Object.keys(suiteSchema.shape).filter(key => key !== '$schema');
    expect([...new Set(explained)].toSorted()).toEqual(keys.toSorted());
  });

  test('every built-in method is explained, and no other', () => {
    const explained = [...read('docs/methods.md').matchAll(/^\| `([a-z-]+)` \| [a-z]/gm)].map(([, name]) => name);
    expect(explained.filter(name => name?.includes('-') || METHOD_NAMES.includes(name ?? '')).toSorted()).toEqual(
      METHOD_NAMES.toSorted(),
    );
  });

  test('the README names only options that the commands have', () => {
    const known = new Set([
      ...['run', 'doctor', 'init', 'analyze', 'report', 'gate', 'cell'].flatMap(knownOptions),
      '--help',
    ]);
    const named = new Set(readme.match(/--[a-z][a-z-]+/g));
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter(option => !known.has(option))).toEqual([]);
  });

  test('the library example of the README prints what its comment says', () => {
    const [, program = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? [];
    const [, printed] = /console\.log\(.*\); \/\/ (.*)/.exec(program) ?? [];
    const local = program.replace("'carryover/stats'", "'./src/stats/index.ts'");
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', local], { encoding: 'utf8' });
    expect(stdout.trim()).toBe(printed);
  });
});
