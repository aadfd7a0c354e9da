import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Baseline } from '../src/core/baseline.ts';
import type { TransferResult } from '../src/core/result.ts';
import { tableRows, toCsv } from './support/csv-table.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { type Answer, runCarryover } from './support/run-carryover.ts';
import { scratchFolder } from './support/scratch-folder.ts';
import { testFolder } from './support/test-folder.ts';

const resultOf = (folder: string, run = 'out'): TransferResult =>
  JSON.parse(readFileSync(join(folder, run, 'result.json'), 'utf8')) as TransferResult;

/** Gains of a sandbox and of two rungs above it, in one table; analysed into a folder of the run's name. */
function night(folder: string, run: string, gains: readonly [number, number, number], items = 300): Answer {
  const names = ['small', 'medium', 'large'] as const;
  const rungs = names.map((name, at) => ({ name, gain: gains[at] ?? 0, size: 10 ** (9 + at) }));
  writeFileSync(join(folder, 'night.csv'), toCsv(tableRows({ rungs, seeds: 5, items })));
  return runCarryover(folder, ['analyze', 'night.csv', '--sandbox', 'small', '--out', run]);
}

const gate = (folder: string, ...args: string[]): Answer => runCarryover(folder, ['gate', 'out', ...args]);

describe.skipIf(!isRequired('runs'))(titleOf('rules of the gate, by options', 'runs'), () => {
  const { folder } = scratchFolder();

  test('attenuated may pass where a rule says so, and is told; without one it fails', () => {
    expect(night(folder, 'out', [0.3, 0.1, 0.28]).code).toBe(3);
    const { code, lastLine } = gate(folder, '--rule', 'larger=attenuated');
    expect(lastLine).toContain('let through: medium × math attenuated');
    expect(code).toBe(0);
  });

  test('a rule that only warns passes with a warning among its reasons, and one that is off says nothing', () => {
    expect(gate(folder, '--rule', 'medium:warn').code).toBe(0);
    expect(resultOf(folder).gate.reasons.at(-1)).toMatchObject({ level: 'warn', text: 'medium × math: attenuated' });
    expect(gate(folder, '--rule', 'medium:off').code).toBe(0);
    expect(resultOf(folder).gate.reasons).toHaveLength(1);
    expect(gate(folder, '--rule', 'all:off').code).toBe(6);
  });

  test('the page names the command with its rules', () => {
    gate(folder, '--rule', 'medium=attenuated:warn', '--audit', 'error');
    const { command } = resultOf(folder).provenance;
    expect(command).toMatch(/; carryover gate out --rule medium=attenuated:warn --audit error$/);
  });

  test.each([
    [['--rule', 'medum:off'], /medum/],
    [['--rule', 'all=reversed'], /Expected CELLS/],
    [['--audit', 'fatal'], /off, warn, error/],
  ])('%j is wrong usage', (args, told) => {
    const { code, stderr } = gate(folder, ...args);
    expect(stderr).toMatch(told);
    expect(code).toBe(64);
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('a blessed run', 'runs'), () => {
  const { folder } = scratchFolder();
  const against = ['--baseline', 'carryover-baseline.json'];
  const file = (): string => join(folder, 'carryover-baseline.json');

  test('missing: the gate does not pass, says how to write one, and does not write it', () => {
    night(folder, 'out', [0.3, 0.3, 0.3]);
    expect(gate(folder).code).toBe(0);
    const { code, lastLine } = gate(folder, ...against);
    expect(lastLine).toContain('there is no such baseline, so nothing was compared; carryover bless RUN writes one');
    expect(code).toBe(6);
    expect(resultOf(folder)).toMatchObject({ gate: { outcome: 'incomplete' }, baseline: { state: 'missing' } });
    expect(() => readFileSync(file())).toThrow();
  });

  test('bless writes hashes, gains, verdicts, versions and time, and shows what it blesses', () => {
    const { code, stderr } = runCarryover(folder, ['bless', 'out']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/medium × math: \+\d+\.\d+ \[\+\d+\.\d+, \+\d+\.\d+\] survives/);
    const blessed = JSON.parse(readFileSync(file(), 'utf8')) as Baseline;
    expect(blessed).toMatchObject({
      carryover: 'baseline',
      schema: 1,
      name: 'night',
      outcome: 'passed',
      version: '0.1.0',
    });
    expect(blessed.planHash).toBe(resultOf(folder).provenance.planHash);
    expect(blessed.cells.map(({ rung, items, seeds, verdict }) => [rung, items, seeds, verdict])).toEqual([
      ['small', 300, 5, undefined],
      ['medium', 300, 5, 'survives'],
      ['large', 300, 5, 'survives'],
    ]);
    expect(Math.abs(Date.parse(blessed.blessedAt) - Date.now())).toBeLessThan(600_000);
    expect(readFileSync(file()).length).toBeLessThan(8192);
  });

  test('there already: left alone, unless told otherwise', () => {
    const before = readFileSync(file(), 'utf8');
    const { code, stderr } = runCarryover(folder, ['bless', 'out']);
    expect(stderr).toContain('no other command ever does');
    expect([code, readFileSync(file(), 'utf8')]).toEqual([64, before]);
    expect(runCarryover(folder, ['bless', 'out', '--force']).code).toBe(0);
  });

  test('the same gains pass; a gain that fell fails with its statistics although it still survives', () => {
    expect(gate(folder, ...against).lastLine).toMatch(/; no .* against carryover-baseline\.json/);
    night(folder, 'worse', [0.3, 0.3, 0.2]);
    expect(runCarryover(folder, ['gate', 'worse']).code).toBe(0);
    const { code, lastLine } = runCarryover(folder, ['gate', 'worse', ...against]);
    expect(lastLine).toMatch(
      /large × math: the gain fell from \+\d+\.\d\d to \+\d+\.\d\d points since .* interval \[−/,
    );
    expect(code).toBe(3);
    const { baseline, gate: decided } = resultOf(folder, 'worse');
    expect(decided.reasons.map(reason => reason.code)).toEqual(['gain-fell']);
    expect(baseline?.cells.map(({ rung, ruling }) => [rung, ruling === 'fell'])).toEqual([
      ['medium', false],
      ['large', true],
    ]);
  });

  test('a changed item set does not pass', () => {
    night(folder, 'fewer', [0.3, 0.3, 0.3], 290);
    const { code, lastLine } = runCarryover(folder, ['gate', 'fewer', ...against]);
    expect(lastLine).toContain('the item set of small × math changed: 300 then, 290 now');
    expect(code).toBe(6);
  });

  test('a changed plan does not pass', () => {
    runCarryover(folder, ['analyze', 'night.csv', '--sandbox', 'small', '--out', 'plan', '--alpha', '0.1']);
    const { code, stderr } = runCarryover(folder, ['gate', 'plan', ...against]);
    expect(stderr).toContain('the plan changed since: analysis (alpha)');
    expect(code).toBe(6);
  });

  test.each<[claim: string, change: (text: string) => string, told: string]>([
    [
      'hand-edited',
      text => text.replace(/"point": 0\.2/, '"point": 0.1').replace(/"low": 0\.2/, '"low": 0.1'),
      'was edited',
    ],
    ['foreign', () => '{"results": []}', 'is no baseline of carryover'],
    ['cut short', text => text.slice(0, 99), 'is no JSON'],
  ])('%s: does not pass, and stays as it is', (_, change, told) => {
    const whole = readFileSync(file(), 'utf8');
    const edited = change(whole);
    writeFileSync(file(), edited);
    const { code, lastLine } = gate(folder, ...against);
    expect(lastLine).toContain(told);
    expect(code).toBe(6);
    expect(readFileSync(file(), 'utf8')).toBe(edited);
    writeFileSync(file(), whole);
  });

  test('report tells the same as gate without options, whatever is blessed', () => {
    rmSync(file());
    expect(gate(folder).code).toBe(0);
    expect(runCarryover(folder, ['report', 'out']).lastLine).toContain('gate passed');
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('cannot be blessed:', 'runs'), () => {
  test('a run that is not whole', () => {
    const folder = testFolder();
    const rows = tableRows({
      rungs: [
        { name: 'small', gain: 0.3 },
        { name: 'large', gain: 0.3, size: 1e11 },
      ],
      seeds: 3,
      items: 60,
    });
    writeFileSync(join(folder, 'night.csv'), toCsv(rows.filter(row => !row.includes('large,candidate,3'))));
    runCarryover(folder, ['analyze', 'night.csv', '--sandbox', 'small', '--out', 'out']);
    const { code, stderr } = runCarryover(folder, ['bless', 'out']);
    expect(stderr).toContain('cannot be blessed: large × math is incomplete');
    expect(code).toBe(64);
  });
});

const NIGHT = `carryover: 1
name: night
method: { baseline: vanilla, candidate: soft-labels }
rungs:
  - { name: sandbox, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: larger, role: larger, weak: local/small, strong: local/medium }
domains: [code]
seeds: 3
splits: { labelled: 200, unlabelled: 400, test: 200 }
analysis: { replicates: 999, aaReplicates: 200 }
controls: []
gate: { require: [], rules: [{ cells: larger, accept: [attenuated, inconclusive] }] }
`;

describe.skipIf(!isRequired('runs'))(
  titleOf('carryover run holds its gains against a blessed run, as the gate does', 'runs'),
  () => {
    const { folder } = scratchFolder();
    const run = (out: string, ...args: string[]): Answer =>
      runCarryover(folder, ['run', 'suites/night.yaml', '--out', out, ...args]);
    const against = ['--baseline', 'b.json'];

    test('missing: what passes without it does not pass with it, and nothing is written', () => {
      mkdirSync(join(folder, 'suites'));
      writeFileSync(join(folder, 'suites', 'night.yaml'), NIGHT);
      expect(run('out').code).toBe(0);
      const { code, lastLine } = run('other', ...against);
      expect(lastLine).toContain('b.json: there is no such baseline, so nothing was compared');
      expect(code).toBe(6);
      expect(readdirSync(folder)).not.toContain('b.json');
    });

    test('blessed: the run passes, says against what, and every later decision about it is held against the same', () => {
      expect(runCarryover(folder, ['bless', 'out', '--out', 'b.json']).code).toBe(0);
      const { code, lastLine } = run('other', ...against);
      expect(lastLine).toMatch(/no (?:gain fell by the smallest that matters|fall is proved) against b\.json/);
      expect(code).toBe(0);
      const { policy, baseline, provenance } = resultOf(folder, 'other');
      expect(policy.baseline).toBe(join('..', 'b.json'));
      expect(baseline?.state).toBe('compared');
      expect(provenance.command).toBe('carryover run suites/night.yaml --baseline b.json');
      for (const again of ['gate', 'report']) {
        runCarryover(folder, [again, 'other']);
        expect(resultOf(folder, 'other').baseline?.state).toBe('compared');
      }
    });

    test('a run directory of the suite alone is another run, and stays', () => {
      const { code, stderr } = run('out', ...against);
      expect(stderr).toContain('out: holds another run');
      expect(code).toBe(64);
    });

    test.each<[claim: string, change: (text: string) => string, told: string]>([
      ['hand-edited', text => text.replace('"items": 200', '"items": 201'), 'was edited'],
      ['foreign', () => '{"results": []}', 'is no baseline of carryover'],
    ])('%s: does not pass, measured anew or taken from the run directory', (_, change, told) => {
      const whole = readFileSync(join(folder, 'b.json'), 'utf8');
      writeFileSync(join(folder, 'b.json'), change(whole));
      for (const { code, lastLine } of [run('other', ...against), run('other', ...against, '--force')]) {
        expect(lastLine).toContain(told);
        expect(code).toBe(6);
      }
      writeFileSync(join(folder, 'b.json'), whole);
    });

    test('named by the suite it is the same, and the option goes before it', () => {
      writeFileSync(join(folder, 'suites', 'night.yaml'), NIGHT.replace('gate: {', 'gate: { baseline: own.json,'));
      expect(run('named')).toMatchObject({ code: 6 });
      expect(resultOf(folder, 'named').baseline).toMatchObject({ path: join('suites', 'own.json'), state: 'missing' });
      expect(run('given', ...against).lastLine).toContain('another suite was blessed: the suite file changed since');
    });
  },
);
