import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { MeasuredCell } from '../src/core/cell-estimates.ts';
import type { EvidenceSummary } from '../src/core/evidence.ts';
import type { TransferResult } from '../src/core/result.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { type Answer, launcher, runCarryover } from './support/run-carryover.ts';
import { hasSharedData, sharedData } from './support/shared-data.ts';
import { testFolder } from './support/test-folder.ts';

const logs = (name: string): string => sharedData(`logs/${name}`);
const heavy = describe.skipIf(!isRequired('runs'));
const canRun = hasSharedData('logs') && isRequired('runs');
const describeReal = describe.skipIf(!canRun);
const title = (text: string): string =>
  canRun ? text : `${text} (skipped: needs the shared data, and CARRYOVER_REQUIRE=runs)`;

interface Analyzed extends Answer {
  readonly result: TransferResult;
}

/** Analyses files into out/ and reads result.json. */
function analyze(folder: string, ...args: readonly string[]): Analyzed {
  const answer = runCarryover(folder, ['analyze', ...args, '--out', 'out']);
  if (!existsSync(join(folder, 'out/result.json'))) throw new Error(answer.stderr);
  return { ...answer, result: JSON.parse(readFileSync(join(folder, 'out/result.json'), 'utf8')) as TransferResult };
}

function cellOf({ cells }: TransferResult, rung: string): MeasuredCell {
  const found = cells.find(({ estimates }) => estimates.rung === rung)?.estimates;
  if (found?.status !== 'measured') throw new Error(`${rung} was not measured`);
  return found;
}

/** Gain in points, and pairs that only the candidate and only the baseline has right. */
function gainOf(cell: MeasuredCell) {
  const { gain } = cell.bounds.single;
  if (gain.status === 'refused') throw new Error(gain.reason);
  const net = Math.round(gain.point * cell.items);
  const split = [(cell.discordant + net) / 2, (cell.discordant - net) / 2];
  return {
    points: 100 * gain.point,
    items: cell.items,
    split,
    p: cell.tests.find(one => one.test === 'mcnemar-exact')?.p,
  };
}

const explain = (folder: string, ...args: readonly string[]): EvidenceSummary => {
  const { code, stdout, stderr } = runCarryover(folder, ['analyze', ...args, '--explain', '--json']);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as EvidenceSummary;
};

describeReal(title('the published numbers of six models on GSM8K come out of the files as they are'), () => {
  const GSM8K = logs('gsm8k/test_correct_by_model.csv');

  test('verification beats fine-tuning by 17.36 points at 6B, and by 21.53 points at 175B', () => {
    const { result, stderr, code } = analyze(
      testFolder(),
      GSM8K,
      ...['--rung', 'model=~^(6b|175b)_:$1'],
      ...['--arm', 'model=~_finetuning$:baseline', '--arm', 'model=~_verification$:candidate'],
      ...['--sandbox', '6b'],
    );
    const [small, large] = [gainOf(cellOf(result, '6b')), gainOf(cellOf(result, '175b'))];
    expect([small.points, large.points]).toEqual([
      expect.closeTo((100 * (515 - 286)) / 1319, 10),
      expect.closeTo((100 * (742 - 458)) / 1319, 10),
    ]);
    expect(small.points.toFixed(2)).toBe('17.36');
    expect(large.points.toFixed(2)).toBe('21.53');
    expect([small.items, large.items]).toEqual([1319, 1319]);
    expect(result.design.rungs).toMatchObject([
      { name: '6b', role: 'sandbox' },
      { name: '175b', role: 'production' },
    ]);
    expect(code).toBe(4); // one seed: the gate asks for three or for --allow-few-seeds
    expect(stderr.replace(/\s+/g, ' ')).toContain('tora-70b-v1.0: no --rung rule fits');
  });

  test.each([
    ['tora-code-34b-v1.0', 'tora-70b-v1.0', '3.791', [112, 62], '1.854e-4'],
    ['6b_verification', '175b_verification', '17.210', [306, 79], '1.24e-32'],
    ['6b_verification', '175b_finetuning', '-4.321', [152, 209], '3.151e-3'],
  ])('%s → %s: %s points, discordant %j, McNemar p %s', (baseline, candidate, points, split, p) => {
    const rules = ['--arm', `model=${candidate}:candidate`, '--arm', `model=${baseline}:baseline`];
    const { result, code } = analyze(testFolder(), GSM8K, ...rules);
    const found = gainOf(cellOf(result, result.design.rungs[0]?.name ?? ''));
    expect(found.points.toFixed(3)).toBe(points);
    expect(found).toMatchObject({ items: 1319, split });
    expect(found.p?.toExponential(/\.(\d+)e/.exec(p)?.[1]?.length)).toBe(p);
    expect(code).toBe(6); // one rung: nothing to carry over to
  });
});

describeReal(title('every folder of real logs'), () => {
  test.each(['alpaca_eval', 'gsm8k', 'inspect_ai', 'ldb', 'lm_eval', 'openai_evals', 'promptfoo'])(
    '%s is understood, and what stands against a comparison is said',
    name => {
      const { formats, series, excluded, obstacle } = explain(testFolder(), logs(name));
      expect(formats.length).toBeGreaterThan(0);
      expect(series.length).toBeGreaterThan(0);
      expect(excluded.map(({ path }) => path)).toContain(join(logs(name), 'SOURCE.md'));
      expect(obstacle?.next).toMatch(/\S/);
    },
  );

  test.each(['llmbar_judges', 'pandalm_judges'])('%s is listed, with what to do', name => {
    const { excluded, obstacle } = explain(testFolder(), logs(name));
    expect(excluded.some(({ path }) => path.endsWith('verdicts.csv'))).toBe(true);
    expect(obstacle?.found).toContain('No file holds results');
  });
});

const WIDE = (...models: readonly string[]): string =>
  [
    ['id', ...models].join(','),
    ...Array.from({ length: 60 }, (_, item) =>
      [item, ...models.map((_, at) => Number((item * 7 + at) % 3 < 1 + at))].join(','),
    ),
  ].join('\n');

/** Explains a file that comes through a pipe; a shell's, because those of Node are sockets, which have no path. */
function explainPiped(folder: string, name: string) {
  const command = `cat ${name} | "$0" "$1" analyze /dev/stdin --explain`;
  const { status, stdout } = spawnSync('/bin/sh', ['-c', command, process.execPath, launcher], {
    cwd: folder,
    encoding: 'utf8',
  });
  return [status, stdout];
}

heavy(titleOf('results of other tools', 'runs'), () => {
  test('are the same study in whatever order the files are named', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'a.csv'), WIDE('6b_base', '6b_new'));
    writeFileSync(join(folder, 'b.csv'), WIDE('70b_new', '70b_base'));
    const rules = ['--rung', 'model=~^(.*)_:$1', '--arm', 'model=~_base:baseline', '--arm', 'model=~_new:candidate'];
    const args = [...rules, '--sandbox', '6b', '--force'];
    const [one, other] = [analyze(folder, 'a.csv', 'b.csv', ...args), analyze(folder, 'b.csv', 'a.csv', ...args)];
    const { provenance: _, name: first, ...found } = one.result;
    const { provenance: __, name: second, ...turned } = other.result;
    expect(turned).toEqual(found);
    expect([first, second]).toEqual(['a', 'b']); // called after the first file
    expect(other.result.provenance.planHash).toBe(one.result.provenance.planHash);
    expect(one.result.design.rungs.map(({ name }) => name)).toEqual(['6b', '70b']);
  });

  test('are analysed again by the command that the report gives', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'a.csv'), WIDE('m-base', 'm-new'));
    const first = analyze(folder, 'a.csv', '--baseline', 'm-base', '--candidate', 'm-new', '--cluster', 'none');
    const words = first.result.provenance.command.split(' ').slice(2);
    const again = analyze(folder, ...words, '--force');
    expect(again.result).toEqual(first.result);
  });

  test('that mix two models in one arm, or may number other questions alike, reach no verdict', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'humaneval.csv'), WIDE('m-base', 'm-new'));
    writeFileSync(join(folder, 'mbpp.csv'), `${WIDE('m-base', 'm-new')}\nlast,0,1`);
    const run = (...args: readonly string[]) => runCarryover(folder, ['analyze', ...args, '--out', 'out']);
    const mixed = run('humaneval.csv', '--arm', 'model=~.:baseline');
    expect([mixed.code, mixed.stderr]).toEqual([64, expect.stringContaining('more than one model')]);
    const alike = run('humaneval.csv', 'mbpp.csv', '--baseline', 'm-base', '--candidate', 'm-new');
    expect([alike.code, alike.stderr]).toEqual([64, expect.stringContaining('nothing says whether')]);
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const told = explain(folder, '.', '--domain', 'file', '--baseline', 'm-base', '--candidate', 'm-new');
    expect(told.pairing.map(({ domain, text }) => `${domain}: ${text}`)).toEqual([
      'humaneval.csv: 60 items paired, 0 dropped',
      'mbpp.csv: 61 items paired, 0 dropped',
    ]);
  });

  test('beside files of every sort are read, and the rest is listed', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'a.csv'), WIDE('m-base', 'm-new'));
    writeFileSync(join(folder, 'b \u001b[2J.md'), '# Notes\n');
    writeFileSync(join(folder, 'c.json'), '');
    const { code, stdout } = runCarryover(folder, ['analyze', '.', '--explain']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('c.json: is empty');
    expect(stdout).toMatch(/Left out\n.*b .*\[2J\.md: is in no format/s);
  });

  test('in a pipe are read like a file', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'a.csv'), WIDE('m-base', 'm-new'));
    writeFileSync(join(folder, 't.csv'), 'domain,rung,arm,seed,item,score\nd,r,baseline,1,i,1\nd,r,candidate,1,i,1\n');
    for (const [name, found] of [
      ['a.csv', 'm-new'],
      ['t.csv', 'candidate'],
    ] as const) {
      expect(explainPiped(folder, name)).toEqual([0, expect.stringContaining(found)]);
    }
  });
});

const MATRIX = 'id,6b_sft,6b_rl,70b_sft,70b_rl\n'.concat(
  ...Array.from({ length: 40 }, (_, at) => `q${at},${at % 2},${at % 3 ? 1 : 0},${at % 4 ? 1 : 0},1\n`),
);
const RULES = ['--rung', 'model=~^(6b|70b)_:$1', '--arm', 'model=~_(sft|rl)$:$1'];

describe.skipIf(!isRequired('runs'))(titleOf('export', 'runs'), () => {
  test.each(['csv.gz', 'parquet'])('writes %s that analyze takes for the same study', kind => {
    const folder = testFolder();
    writeFileSync(join(folder, 'm.csv'), MATRIX);
    const compare = ['--sandbox', '6b', '--baseline', 'sft', '--candidate', 'rl'];
    const { code, stdout } = runCarryover(folder, ['export', 'm.csv', ...RULES, '--out', `t.${kind}`]);
    expect([code, stdout]).toEqual([0, `t.${kind}: 160 outcomes\n`]);
    const direct = analyze(folder, 'm.csv', ...RULES, ...compare).result;
    const again = analyze(folder, `t.${kind}`, ...compare, '--force').result;
    expect(again.cells).toEqual(direct.cells);
  });

  test('replaces a file only when told to, and leaves nothing where it failed', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 'm.csv'), MATRIX);
    writeFileSync(join(folder, 'there.csv'), 'mine');
    const refused = runCarryover(folder, ['export', 'm.csv', '--out', 'there.csv']);
    expect([refused.code, readFileSync(join(folder, 'there.csv'), 'utf8')]).toEqual([64, 'mine']);
    expect(refused.stderr).toContain('--force');
    expect(runCarryover(folder, ['export', 'm.csv', '--out', 'there.csv', '--force']).code).toBe(0);
    expect(runCarryover(folder, ['export', 'm.csv', '--out', 'new.xlsx']).code).toBe(64);
    expect(existsSync(join(folder, 'new.xlsx'))).toBe(false);
  });
});

heavy(titleOf('a table of other columns', 'runs'), () => {
  const TABLE = 'question,judge,ok\na,m1,yes\na,m2,no\nb,m1,no\nb,m2,no\n';

  test('is refused with columns to try, read with them, and read again from the saved mapping', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 't.csv'), TABLE);
    const refused = runCarryover(folder, ['analyze', 't.csv', '--explain']);
    expect(refused.code).toBe(64);
    const [, mapping = ''] = /Perhaps: --map (\S+)/.exec(refused.stderr) ?? [];
    expect(mapping).toContain('score=ok');
    const explain = (...map: readonly string[]) =>
      JSON.parse(runCarryover(folder, ['analyze', 't.csv', '--explain', '--json', ...map]).stdout) as EvidenceSummary;
    const first = explain('--map', mapping, '--save-map', 'map.json');
    expect(first.series.map(({ facts, mean }) => [facts.model, mean])).toEqual([
      ['m1', 0.5],
      ['m2', 0],
    ]);
    expect(explain('--map', 'map.json').series).toEqual(first.series);
    const twice = runCarryover(folder, ['analyze', 't.csv', '--map', mapping, '--save-map', 'map.json', '--explain']);
    expect([twice.code, twice.stderr]).toEqual([64, expect.stringContaining('is there already')]);
  });
});

test('a packed table that unpacks to more than --max-unpacked is refused, and read with a higher limit', () => {
  const folder = testFolder();
  const rows = Array.from({ length: 40 }, (_, at) =>
    ['baseline', 'candidate'].map(arm => `d,r,${arm},1,q${at},1\n`).join(''),
  );
  writeFileSync(join(folder, 't.csv.gz'), gzipSync(`domain,rung,arm,seed,item,score\n${rows.join('')}`));
  const explain = (limit: string) =>
    runCarryover(folder, ['analyze', 't.csv.gz', '--explain', '--max-unpacked', limit]);
  expect(explain('1K')).toMatchObject({ code: 64, stderr: expect.stringMatching(/more than 1 KiB.*--max-unpacked/s) });
  expect(explain('1M')).toMatchObject({ code: 0, stdout: expect.stringContaining('40 items paired') });
});
