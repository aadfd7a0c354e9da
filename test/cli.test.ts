import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { TransferResult } from '../src/core/result.ts';
import { HEADER, tableRows, toCsv } from './support/csv-table.ts';
import { isRequired, skippedTitle, titleOf } from './support/requirements.ts';
import { type Answer, launcher, runCarryover } from './support/run-carryover.ts';
import { testFolder } from './support/test-folder.ts';

const CARRIES = [
  { name: 'small', gain: 0.2, size: 1e9 },
  { name: 'large', gain: 0.18, size: 1e11 },
];

/** Writes the rows as t.csv and analyses them into out/. */
function analyze(rows: readonly string[], ...args: string[]): Answer & { folder: string } {
  const folder = testFolder();
  writeFileSync(join(folder, 't.csv'), toCsv(rows));
  return { folder, ...runCarryover(folder, ['analyze', 't.csv', '--sandbox', 'small', '--out', 'out', ...args]) };
}

const readResult = (folder: string): TransferResult =>
  JSON.parse(readFileSync(join(folder, 'out/result.json'), 'utf8')) as TransferResult;

describe('every exit code comes out of the real binary', () => {
  test('0: every required cell survives, and the last line says so', () => {
    const { code, folder, lastLine, stdout } = analyze(tableRows({ rungs: CARRIES, seeds: 5, items: 300 }));
    expect(lastLine).toContain('passed');
    expect(code).toBe(0);
    expect(readResult(folder).gate).toMatchObject({ outcome: 'passed', exitCode: 0 });
    expect(stdout).toContain('survives');
  });

  test('3: a required gain is reversed', () => {
    const rungs = [CARRIES[0], { name: 'large', gain: -0.2, size: 1e11 }] as typeof CARRIES;
    const { code, folder, lastLine } = analyze(tableRows({ rungs, seeds: 5, items: 300 }));
    expect(code).toBe(3);
    expect(lastLine).toContain('failed');
    expect(readResult(folder).cells.at(-1)?.verdict?.kind).toBe('reversed');
  });

  test('0 all the same where the weak teacher is better than the candidate, and everything that is read says so', () => {
    const rows = tableRows({ rungs: CARRIES, seeds: 5, items: 300 });
    // The candidate is right in 70%: the teacher always on small, never on large.
    const rightOnSmall = (row: string) => row.replace(/,[01](,\d+)$/, `,${Number(row.includes(',small,'))}$1`);
    const taught = rows.filter(row => row.includes(',candidate,'));
    const teacher = taught.map(row => rightOnSmall(row.replace(',candidate,', ',weak,')));
    const inDomain = (name: string) => [...rows, ...teacher].map(row => row.replace(/^math,/, `${name},`));
    const plain = analyze(rows);
    expect(plain.stdout).not.toContain('Reference arms');
    const { code, folder, stdout, lastLine } = analyze(inDomain('<b>'));
    expect(code).toBe(plain.code);
    expect(lastLine).toBe(plain.lastLine?.replace('math', '<b>'));
    expect(code).toBe(0);
    const { findings, cells } = readResult(folder);
    const [finding, ...others] = findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ detector: 'better-reference', cells: [{ rung: 'small', domain: '<b>' }] });
    const [small, large] = cells.map(({ estimates }) =>
      estimates.status === 'measured' ? estimates.references?.[0]?.difference : undefined,
    );
    expect(small).toMatchObject({ status: 'estimated', level: 0.95 });
    expect(large?.status === 'estimated' && large.low).toBeGreaterThan(0.5);
    // A number of the notice and its place, in each of what people read.
    const by = small?.status === 'estimated' ? (-100 * small.point).toFixed(2).slice(0, -1) : '';
    const page = readFileSync(join(folder, 'out/index.html'), 'utf8');
    expect(page).toContain('better than the candidate in 1 of 2 cells');
    expect(page).toContain(`small × &lt;b&gt; (by ${by}`);
    expect(page).not.toContain('small × <b>');
    expect(page).toContain('Candidate − weak');
    expect(readFileSync(join(folder, 'out/summary.md'), 'utf8')).toContain(`small × \\<b\\> \\(by ${by}`);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`in 1 of 2 cells: small × <b> (by ${by}`);
  });

  test('4: too few items to tell', () => {
    const rungs = [CARRIES[0], { name: 'large', gain: 0.05, size: 1e11 }] as typeof CARRIES;
    const { code, folder } = analyze(tableRows({ rungs, seeds: 3, items: 60 }));
    expect(code).toBe(4);
    expect(readResult(folder).gate.outcome).toBe('inconclusive');
  });

  test('4 and 0: one seed is about that seed only, unless the policy accepts it', () => {
    const rows = tableRows({ rungs: CARRIES, seeds: 1, items: 400 });
    const { code, folder, lastLine } = analyze(rows);
    expect(code).toBe(4);
    expect(lastLine).toContain('these seeds only');
    expect(runCarryover(folder, ['gate', 'out', '--allow-few-seeds']).code).toBe(0);
  });

  test("5: the target's results are a copy of the sandbox's", () => {
    const rows = tableRows({ rungs: [CARRIES[0] as (typeof CARRIES)[0]], seeds: 5, items: 300 });
    const copies = rows.map(row => row.replace(',small,', ',large,').replace(/,1000000000$/, ',100000000000'));
    const { code, folder } = analyze([...rows, ...copies]);
    expect(code).toBe(5);
    expect(readResult(folder).findings[0]?.detector).toBe('copied-results');
  });

  test('6: a seed of one arm is absent', () => {
    const rows = tableRows({ rungs: CARRIES, seeds: 5, items: 200 });
    const { code, folder } = analyze(rows.filter(row => !row.startsWith('math,large,candidate,3,')));
    expect(code).toBe(6);
    expect(readResult(folder).gate.outcome).toBe('incomplete');
  });

  test('64: wrong usage names what was found, and nothing is written', () => {
    const { code, folder, stderr } = analyze(tableRows({ rungs: CARRIES, seeds: 3, items: 20 }), '--require', 'moon');
    expect(code).toBe(64);
    expect(stderr).toMatch(/moon.*large/s);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  test('70: a fault of our own is told apart from wrong data', () => {
    const folder = testFolder();
    writeFileSync(join(folder, 't.csv'), toCsv(tableRows({ rungs: CARRIES, seeds: 3, items: 20 })));
    const broken = 'data:text/javascript,JSON.stringify = () => { throw new TypeError("planted"); };';
    const { code, stderr } = runCarryover(folder, ['analyze', 't.csv', '--sandbox', 'small'], {
      nodeArgs: ['--import', broken],
    });
    expect(code).toBe(70);
    expect(stderr).toContain('internal fault');
    expect(existsSync(join(folder, 'reports'))).toBe(false);
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('the same question gets the same bytes', 'runs'), () => {
  const outputs = ['result.json', 'index.html', 'summary.md'];

  test('twice, with rows in another order, from CSV and from JSONL', () => {
    const rows = tableRows({ rungs: CARRIES, seeds: 3, items: 100, domains: ['math', 'chat'] });
    const first = analyze(rows);
    const second = analyze(rows.toReversed());
    const strip = (text: string) =>
      text
        .replaceAll('<wbr>', '')
        .replace(/[0-9a-f]{64}|(?:plan |reports\/t-)[0-9a-f]{8}/g, '#')
        .replace(/"bytes": \d+/g, '');
    for (const name of outputs) {
      const [one, other] = [first, second].map(({ folder }) => readFileSync(join(folder, 'out', name), 'utf8'));
      expect(strip(other ?? ''), name).toBe(strip(one ?? ''));
    }
    const again = runCarryover(first.folder, ['analyze', 't.csv', '--sandbox', 'small', '--out', 'again']);
    expect(again.code).toBe(first.code);
    for (const name of outputs) {
      const [one, other] = ['out', 'again'].map(out => readFileSync(join(first.folder, out, name), 'utf8'));
      expect(other, name).toBe(one);
    }
  });

  test('report and gate give the bytes of analyze from the run directory alone', () => {
    const { folder, code } = analyze(tableRows({ rungs: CARRIES, seeds: 3, items: 100 }));
    const before = outputs.map(name => readFileSync(join(folder, 'out', name), 'utf8'));
    writeFileSync(join(folder, 't.csv'), 'gone');
    for (const name of outputs) writeFileSync(join(folder, 'out', name), '');
    expect(runCarryover(folder, ['report', 'out']).code).toBe(0);
    expect(outputs.map(name => readFileSync(join(folder, 'out', name), 'utf8'))).toEqual(before);
    expect(runCarryover(folder, ['gate', 'out']).code).toBe(code);
    expect(outputs.map(name => readFileSync(join(folder, 'out', name), 'utf8'))).toEqual(before);
  });

  test('--json prints what result.json holds', () => {
    const { folder, stdout } = analyze(tableRows({ rungs: CARRIES, seeds: 3, items: 50 }), '--json');
    expect(stdout).toBe(readFileSync(join(folder, 'out/result.json'), 'utf8'));
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('wrong usage exits with 64 and says what to do', 'runs'), () => {
  const table = () => {
    const folder = testFolder();
    writeFileSync(join(folder, 't.csv'), toCsv(tableRows({ rungs: CARRIES, seeds: 3, items: 20 })));
    return folder;
  };
  test.each([
    ['no command', [], /Usage/],
    ['an unknown command', ['analyse'], /analyze/],
    ['an unknown option', ['analyze', 't.csv', '--sandbox', 'small', '--retentoin', '1'], /--retention/],
    ['no sandbox', ['analyze', 't.csv'], /--sandbox/],
    ['an unknown sandbox rung', ['analyze', 't.csv', '--sandbox', 'smal'], /"small", "large"/],
    ['an alpha of 1', ['analyze', 't.csv', '--sandbox', 'small', '--alpha', '1'], /\[0.000001, 0.5\)/],
    ['a retention that is no number', ['analyze', 't.csv', '--sandbox', 'small', '--retention', 'half'], /\(0, 1\]/],
    ['a negative seed', ['analyze', 't.csv', '--sandbox', 'small', '--seed', '-1'], /0 or more/],
    [
      'a missing baseline',
      ['analyze', 't.csv', '--sandbox', 'small', '--baseline', 'vanilla'],
      /"baseline", "candidate"/,
    ],
    ['one arm twice', ['analyze', 't.csv', '--sandbox', 'small', '--candidate', 'baseline'], /different/],
    ['a file that is not there', ['analyze', 'nowhere.csv', '--sandbox', 'small'], /nowhere.csv/],
    ['a run that is not there', ['report', 'nowhere'], /nowhere/],
    ['a table instead of a run', ['gate', 't.csv'], /t.csv/],
  ] as const)('%s', (_, args, expected) => {
    const folder = table();
    const { code, stderr } = runCarryover(folder, args);
    expect(stderr).toMatch(expected);
    expect(code).toBe(64);
    expect(readdirSync(folder)).toEqual(['t.csv']);
  });

  test.each(['analyze', 'report', 'gate', 'doctor'])('%s --help shows an example and exits with 0', command => {
    const { code, stdout } = runCarryover(testFolder(), [command, '--help']);
    expect(stdout).toMatch(/Examples:\n.*carryover/s);
    expect(code).toBe(0);
  });
});

describe.skipIf(!isRequired('runs'))(
  titleOf('bad tables are refused by file and line, and nothing is half-written', 'runs'),
  () => {
    const good = tableRows({ rungs: CARRIES, seeds: 3, items: 20 });
    test.each([
      ['an unknown column', `${HEADER},scroe\n`, /scroe/],
      ['a duplicate key', toCsv([...good, good[4] as string]), /t\.csv:6.*t\.csv:242|t\.csv:242.*t\.csv:6/s],
      ['a score above 1', toCsv([...good, 'math,small,baseline,1,x,1.5,1e9']), /t\.csv:242.*1\.5/s],
      ['a score that is no number', toCsv([...good, 'math,small,baseline,1,x,NaN,1e9']), /t\.csv:242.*NaN/s],
      ['an empty file', '', /empty/],
      ['a binary file', 'a\0b\n', /binary/],
      ['a ragged line', `${toCsv(good)}math,small\n`, /t\.csv:242/],
    ])('%s', (_, text, expected) => {
      const folder = testFolder();
      writeFileSync(join(folder, 't.csv'), text);
      const { code, stderr } = runCarryover(folder, ['analyze', 't.csv', '--sandbox', 'small']);
      expect(stderr).toMatch(expected);
      expect(stderr).toContain('Next step:');
      expect(code).toBe(64);
      expect(readdirSync(folder)).toEqual(['t.csv']);
    });

    test('invalid UTF-8', () => {
      const folder = testFolder();
      writeFileSync(join(folder, 't.csv'), Buffer.concat([Buffer.from(toCsv(good)), Buffer.from([0xff, 0xfe, 0x0a])]));
      const { code, stderr } = runCarryover(folder, ['analyze', 't.csv', '--sandbox', 'small']);
      expect(stderr).toMatch(/UTF-8/);
      expect(code).toBe(64);
    });

    test('an output folder that belongs to something else is left alone', () => {
      const folder = testFolder();
      writeFileSync(join(folder, 't.csv'), toCsv(good));
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out/thesis.txt'), 'mine');
      const { code, stderr } = runCarryover(folder, ['analyze', 't.csv', '--sandbox', 'small', '--out', 'out']);
      expect(code).toBe(64);
      expect(stderr).toContain('out');
      expect(readdirSync(join(folder, 'out'))).toEqual(['thesis.txt']);
    });

    test('an output folder below a file', () => {
      const folder = testFolder();
      writeFileSync(join(folder, 't.csv'), toCsv(good));
      const { code, stderr } = runCarryover(folder, ['analyze', 't.csv', '--sandbox', 'small', '--out', 't.csv/out']);
      expect(code).toBe(64);
      expect(stderr).toContain('t.csv/out');
      expect(readdirSync(folder)).toEqual(['t.csv']);
    });
  },
);

describe.skipIf(!isRequired('runs'))(
  titleOf('a run decides by what was written, not by what was edited into it', 'runs'),
  () => {
    const edited = (change: (text: string) => string) => {
      const { folder } = analyze(tableRows({ rungs: CARRIES, seeds: 3, items: 60 }));
      const path = join(folder, 'out/run.json');
      const before = readFileSync(path, 'utf8');
      writeFileSync(path, change(before));
      expect(readFileSync(path, 'utf8')).not.toBe(before);
      return { folder, ...runCarryover(folder, ['gate', 'out']) };
    };

    test.each([
      ['a level', (text: string) => text.replace(/"alpha":\s*0\.05/, '"alpha": 0.2')],
      [
        'roles',
        (text: string) =>
          text.replace('"production"', '"swap"').replace('"sandbox"', '"production"').replace('"swap"', '"sandbox"'),
      ],
      ['a policy', (text: string) => text.replace(/"allowFewSeeds":\s*false/, '"allowFewSeeds": true')],
      ['the plan hash', (text: string) => text.replace(/"planHash":\s*"[0-9a-f]{8}/, '"planHash": "00000000')],
    ])('%s', (_, change) => {
      const { code, stderr } = edited(change);
      expect(stderr).toContain('run.json');
      expect(code).toBe(64);
    });

    test('a journal that was cut short goes on in a new line', () => {
      const { folder } = analyze(tableRows({ rungs: CARRIES, seeds: 3, items: 60 }));
      const path = join(folder, 'out/journal.jsonl');
      writeFileSync(path, readFileSync(path, 'utf8').slice(0, 30));
      runCarryover(folder, ['gate', 'out']);
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 'decided' });
    });

    test('the page of a gate with a policy of its own names that policy in its command', () => {
      const { folder } = analyze(tableRows({ rungs: CARRIES, seeds: 1, items: 300 }));
      runCarryover(folder, ['gate', 'out', '--allow-few-seeds']);
      const { provenance, policy } = readResult(folder);
      expect(provenance.command).toMatch(/; carryover gate out --allow-few-seeds$/);
      expect(policy.allowFewSeeds).toBe(true);
    });
  },
);

test.skipIf(!isRequired('runs'))(
  titleOf(
    'report writes a table for a paper with its sources, the estimates and the charts, and replaces none unasked',
    'runs',
  ),
  () => {
    const { folder } = analyze(tableRows({ rungs: CARRIES, seeds: 3, items: 60 }));
    const papers = ['--latex', 'table.tex', '--csv', 'cells.csv', '--figures', 'figures'];
    const args = isRequired('chromium') ? papers : papers.slice(0, 4);
    expect(runCarryover(folder, ['report', 'out', ...args]).code).toBe(0);
    const [tex, bib] = ['table.tex', 'table.bib'].map(name => readFileSync(join(folder, name), 'utf8'));
    for (const [, keys = ''] of tex?.matchAll(/\\cite\{([^}]*)\}/g) ?? [])
      for (const key of keys.split(',')) expect(bib).toContain(`{${key},`);
    expect(readFileSync(join(folder, 'cells.csv'), 'utf8').split('\n')).toHaveLength(4);
    if (isRequired('chromium')) expect(readdirSync(join(folder, 'figures'))).toContain('gains-1.png');
    const again = runCarryover(folder, ['report', 'out', ...args]);
    expect([again.code, again.stderr]).toEqual([64, expect.stringContaining('table.tex: is there already')]);
    expect(runCarryover(folder, ['report', 'out', ...args, '--force']).code).toBe(0);
  },
);

test.skipIf(!isRequired('runs'))(titleOf('the command on the page, run again, gives the same page', 'runs'), () => {
  const { folder } = analyze(
    tableRows({ rungs: CARRIES, seeds: 3, items: 60 }),
    '--require',
    'large/math',
    '--seed',
    '7',
  );
  const page = () => readFileSync(join(folder, 'out/index.html'), 'utf8');
  const before = page();
  const [, command = ''] = /<code id="command">([^<]*)</.exec(before) ?? [];
  const [runner, program, ...words] = command.split(' ');
  expect([runner, program, words.includes('--seed')]).toEqual(['npx', 'carryover', true]);
  runCarryover(folder, [...words, '--out', 'again']);
  expect(readFileSync(join(folder, 'again/index.html'), 'utf8')).toBe(before);
});

test.skipIf(!isRequired('runs'))(titleOf('--force does not remove the folder one stands in', 'runs'), () => {
  const { folder } = analyze(tableRows({ rungs: CARRIES, seeds: 3, items: 60 }));
  const other = join(folder, 'other.csv');
  writeFileSync(other, toCsv(tableRows({ rungs: CARRIES, seeds: 3, items: 70 })));
  const before = readFileSync(join(folder, 'out/result.json'), 'utf8');
  const { code, stderr } = runCarryover(join(folder, 'out'), [
    'analyze',
    other,
    '--sandbox',
    'small',
    '--out',
    '.',
    '--force',
  ]);
  expect(stderr).toContain('current folder');
  expect(code).toBe(64);
  expect(readFileSync(join(folder, 'out/result.json'), 'utf8')).toBe(before);
});

test.skipIf(!existsSync('/dev/full'))('a full disk behind stdout is no answer (skipped: no /dev/full)', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 't.csv'), toCsv(tableRows({ rungs: CARRIES, seeds: 3, items: 60 })));
  const full = openSync('/dev/full', 'w');
  const { status, stderr } = spawnSync(process.execPath, [launcher, 'analyze', 't.csv', '--sandbox', 'small'], {
    cwd: folder,
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
  });
  closeSync(full);
  expect(stderr).toContain('standard output cannot be written');
  expect(status).toBe(64);
});

const gsm8k = fileURLToPath(new URL('../../shared/data/gsm8k_transfer.csv', import.meta.url));
describe.skipIf(!existsSync(gsm8k))('GSM8K, 6B to 175B (skipped: the shared data are not beside this checkout)', () => {
  test('the published gain carries over for these seeds, and the gate says why that is not enough', () => {
    const folder = testFolder();
    const { code, lastLine } = runCarryover(folder, ['analyze', gsm8k, '--sandbox', '6b', '--out', 'out']);
    expect(code).toBe(4);
    expect(lastLine).toContain('these seeds only');
    const { cells } = readResult(folder);
    const found = cells.map(({ estimates }) => {
      if (estimates.status !== 'measured' || estimates.bounds.single.gain.status !== 'estimated')
        throw new Error('no gain');
      const { low, high, point } = estimates.bounds.single.gain;
      return { totals: estimates.arms.map(({ total }) => total), point: 100 * point, half: (100 * (high - low)) / 2 };
    });
    expect(found[0]?.totals).toEqual([286, 515]);
    expect(found[1]?.totals).toEqual([458, 742]);
    expect(found[0]?.point).toBeCloseTo(17.36, 2);
    expect(found[1]?.point).toBeCloseTo(21.53, 2);
    expect(Math.abs((found[0]?.half ?? 0) - 1.96 * 1.351)).toBeLessThan(0.3);
    expect(Math.abs((found[1]?.half ?? 0) - 1.96 * 1.468)).toBeLessThan(0.3);
    const target = cells[1]?.estimates;
    const retention = target?.status === 'measured' ? target.retention : undefined;
    expect(retention).toMatchObject({ status: 'resolved' });
    if (retention?.status !== 'resolved') return;
    expect(retention.point).toBeCloseTo(1.24, 3);
    expect(Math.abs(retention.low - 1.024)).toBeLessThan(0.003);
    expect(Math.abs(retention.high - 1.51)).toBeLessThan(0.003);
    expect(runCarryover(folder, ['gate', 'out', '--allow-few-seeds']).code).toBe(0);
  });
});

/** `script` of util-linux gives a command a terminal; other systems have another one, or none. */
const missing =
  spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0 ? undefined : 'install util-linux to run it';

const claim = 'a failure in the middle of a bar ends the process, and gives the cursor back';
test.skipIf(missing !== undefined)(skippedTitle(claim, missing), () => {
  const folder = testFolder();
  const runs = join(folder, 'cache_results', 'chat_critic', 'default');
  mkdirSync(runs, { recursive: true });
  writeFileSync(join(runs, 'seed_42.json'), '{"transfer_acc": ');
  const command = `'${process.execPath}' '${launcher}' analyze cache_results`;
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect(status).toBe(64);
  expect(stdout).toContain('seed_42.json');
  expect(stdout.lastIndexOf('\u001b[?25h')).toBeGreaterThan(stdout.lastIndexOf('\u001b[?25l'));
});
