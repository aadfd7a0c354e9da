import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CountsResult } from '../src/core/counts-result.ts';
import { drawAarArchive, membersOf } from './support/aar-archive.ts';
import { makeTar } from './support/make-tar.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { runCarryover } from './support/run-carryover.ts';
import { hasSharedData, sharedData } from './support/shared-data.ts';
import { testFolder } from './support/test-folder.ts';

const REAL = sharedData('aar/cache_results_chat_math.tar.gz');

function resultIn(folder: string, out: string): CountsResult {
  return JSON.parse(readFileSync(join(folder, out, 'result.json'), 'utf8')) as CountsResult;
}

describe.skipIf(!hasSharedData('aar') || !isRequired('runs'))(
  titleOf('the published archive (skipped where ../shared is absent)', 'runs'),
  () => {
    test('holds no transfer, does not tell confident-only from vanilla on chat, and names every doubtful file', () => {
      const folder = testFolder();
      const { code, stdout, lastLine } = runCarryover(folder, ['analyze', REAL, '--out', 'out']);
      expect(code).toBe(6);
      expect(lastLine).toContain('gate incomplete (exit 6)');
      expect(stdout).toMatch(/^No transfer verdict: one pair of models\./);
      expect(stdout.replace(/\s+/g, ' ')).toContain(
        'On chat, train_only_on_confident_labels is not separable from vanilla_w2s: +0.62 [−0.85, +2.08] points',
      );
      expect(stdout).toContain('find 1.99 points with 80% power');
      const { findings } = resultIn(folder, 'out');
      const faults = findings.filter(({ severity }) => severity === 'fault');
      expect(faults.every(({ path }) => /ue_zeroshot|cache_results\/cache_results/.test(path))).toBe(true);
      expect(new Set(faults.map(({ code: rule }) => rule))).toContain('DUPPROV');
      const names = ['comment.md', 'index.html', 'journal.jsonl', 'junit.xml', 'result.json', 'run.json', 'summary.md'];
      expect(readdirSync(join(folder, 'out')).sort()).toEqual(names);
    });

    test('disqualifies a candidate whose files were copied', () => {
      const args = ['analyze', REAL, '--baseline', 'vanilla_w2s', '--candidate', 'ue_zeroshot', '--out', 'out'];
      expect(runCarryover(testFolder(), args).code).toBe(5);
    });
  },
);

describe.skipIf(!isRequired('runs'))(titleOf('an archive of another shape', 'runs'), () => {
  const archive = drawAarArchive(3, { methods: ['vanilla_w2s', 'critic'], domains: ['law', 'bio-2'] });
  const packed = gzipSync(makeTar(membersOf(archive)));

  test('gives the same bytes again, and asks before it replaces another result', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'cache.tar.gz'), packed);
    const run = (...more: readonly string[]) => runCarryover(folder, ['analyze', 'cache.tar.gz', ...more]);
    expect(run('--out', 'a').code).toBe(6);
    expect(run('--out', 'b').code).toBe(6);
    for (const name of ['result.json', 'index.html', 'summary.md']) {
      expect(readFileSync(join(folder, 'a', name), 'utf8')).toBe(readFileSync(join(folder, 'b', name), 'utf8'));
    }
    const other = run('--out', 'a', '--alpha', '0.1');
    expect([other.code, other.stderr]).toEqual([64, expect.stringContaining('--force')]);
    expect(run('--out', 'a', '--alpha', '0.1', '--force').code).toBe(6);
    expect(run('--explain', '--out', 'c').code).toBe(0);
    expect(existsSync(join(folder, 'c'))).toBe(false);
  });

  test('is reported and decided again from its run directory alone, byte for byte, and refused where it was edited', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'cache.tar.gz'), packed);
    const files = () => ['result.json', 'index.html', 'summary.md'].map(name => readFileSync(join(folder, 'a', name)));
    const analyzed = runCarryover(folder, ['analyze', 'cache.tar.gz', '--out', 'a']);
    const before = files();
    rmSync(join(folder, 'cache.tar.gz'));
    for (const name of ['result.json', 'index.html', 'summary.md']) rmSync(join(folder, 'a', name));
    const again = runCarryover(folder, ['report', 'a']);
    expect([again.code, again.stdout, files()]).toEqual([0, analyzed.stdout, before]);
    writeFileSync(join(folder, 'a', 'result.json'), '{"decision":{"outcome":"passed","exitCode":0}}');
    const gated = runCarryover(folder, ['gate', 'a']);
    expect([gated.code, gated.stdout, gated.lastLine]).toEqual([6, analyzed.stdout, analyzed.lastLine]);
    expect(files()).toEqual(before);
    expect(runCarryover(folder, ['gate', 'a', '--require', 'all']).stderr).toContain('holds counts and no items');
    const run = readFileSync(join(folder, 'a', 'run.json'), 'utf8');
    writeFileSync(join(folder, 'a', 'run.json'), run.replace('"correct": ', '"correct": 1'));
    for (const command of ['report', 'gate']) {
      const refused = runCarryover(folder, [command, 'a']);
      expect([refused.code, refused.stderr]).toEqual([64, expect.stringMatching(/run\.json: /)]);
    }
  });

  test('is refused where a method is not there, or other results lie beside it, and names what is', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'cache.tar.gz'), packed);
    writeFileSync(join(folder, 'm.csv'), 'id,a,b\nx,0,1\ny,1,1\n');
    const refused = (...args: readonly string[]) => {
      const { code, stderr } = runCarryover(folder, ['analyze', ...args, '--out', 'out']);
      expect([code, existsSync(join(folder, 'out'))]).toEqual([64, false]);
      return stderr;
    };
    expect(refused('cache.tar.gz', '--baseline', 'vanila_w2s')).toContain('did you mean "vanilla_w2s"?');
    expect(refused('cache.tar.gz', '--candidate', 'nobody')).toContain('"critic"');
    expect(refused('cache.tar.gz', 'm.csv')).toContain('by itself');
  });

  test('says which baseline to name where no method is plain, and which options counts do not answer to', () => {
    const folder = testFolder();
    const bare = drawAarArchive(3, { methods: ['overlap', 'critic'], domains: ['law'] });
    writeFileSync(join(folder, 'bare.tar'), makeTar(membersOf(bare)));
    writeFileSync(join(folder, 'cache.tar.gz'), packed);
    const refused = (...args: readonly string[]) => {
      const { code, stderr } = runCarryover(folder, ['analyze', ...args, '--out', 'out']);
      expect([code, existsSync(join(folder, 'out'))]).toEqual([64, false]);
      return stderr;
    };
    const unnamed = refused('bare.tar');
    expect(unnamed).toContain('none begins with "vanilla"; the methods found are: "critic", "overlap"');
    expect(unnamed).toContain('--baseline critic, or another of them');
    expect(unnamed).not.toContain('called "baseline"');
    expect(runCarryover(folder, ['analyze', 'bare.tar', '--baseline', 'overlap', '--out', 'named']).code).toBe(6);
    const unused = refused(
      'cache.tar.gz',
      '--metric',
      'acc',
      '--sandbox',
      'small',
      '--sesoi',
      '0.05',
      '--alpha',
      '0.1',
    );
    expect(unused).toContain('--metric, --sandbox, --sesoi were given, and cache.tar.gz holds counts of whole runs');
    expect(refused('cache.tar.gz', '--allow-few-seeds')).toContain('--allow-few-seeds was given');
  });

  test('is read from a folder as well', () => {
    const folder = testFolder();
    for (const { name, content, type } of membersOf(archive)) {
      if (type === '5' || name.endsWith('/')) mkdirSync(join(folder, name), { recursive: true });
      else {
        mkdirSync(join(folder, name, '..'), { recursive: true });
        writeFileSync(join(folder, name), content ?? '');
      }
    }
    const [top = ''] = readdirSync(folder);
    expect(runCarryover(folder, ['analyze', top, '--out', 'out']).code).toBe(6);
    expect(
      resultIn(folder, 'out')
        .domains.map(({ domain }) => domain)
        .toSorted(),
    ).toEqual(['bio-2', 'law']);
  });
});
