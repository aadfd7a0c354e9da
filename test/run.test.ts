import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TransferResult } from '../src/core/result.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { type Answer, launcher, runCarryover } from './support/run-carryover.ts';
import { scratchFolder } from './support/scratch-folder.ts';
import { testFolder } from './support/test-folder.ts';

/** Small enough for a test, real in every part. */
const SUITE = `carryover: 1
name: small
method: { baseline: vanilla, candidate: soft-labels }
rungs:
  - { name: sandbox, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: larger, role: larger, weak: local/small, strong: local/medium }
domains: [math]
seeds: 3
splits: { labelled: 100, unlabelled: 200, test: 200 }
analysis: { replicates: 999, aaReplicates: 200 }
selection: { rule: best of two, draw: 0, seeds: [102, 101], among: [soft-labels, confident-only] }
`;

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = testFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const run = (folder: string, ...args: string[]): Answer =>
  runCarryover(folder, ['run', 'suite.yaml', '--out', 'out', ...args]);
const bytesOf = (folder: string, name: string): string => readFileSync(join(folder, 'out', name), 'utf8');
const resultOf = (folder: string): TransferResult => JSON.parse(bytesOf(folder, 'result.json')) as TransferResult;

/** One seed and no controls: eight cells. */
const slim = (suite: string): string => suite.replace('seeds: 3', 'seeds: 1').concat('controls: []\n');

/** The same with a method of one's own, which no search chose. */
const OWN = SUITE.replace('candidate: soft-labels', 'candidate: { module: ./mine.ts }').replace(/selection: .*\n/, '');

/** A method module that does `body` in its run. */
const methodModule = (body: string): string => `
import type { Method } from 'carryover';

export const method: Method = {
  name: 'mine',
  description: 'A method of a test.',
  usesTeacher: true,
  needs: [],
  async run({ unlabelled, teacher, test, student }) {
    const handle = await student.fit(unlabelled.map((item, at) => ({ item, target: teacher.beliefs[at] ?? 0 })));
    const beliefs = await student.predict(handle, test);
    const predictions = test.map(({ id }, at) => ({ item: id, prediction: (beliefs[at] ?? 0) > 0.5 ? 1 : 0 } as const));
    const receipt = { trainedOn: handle.trainedOn, labelsChanged: 0, parametersMoved: handle.parametersMoved };
    ${body}
  },
};
`;

const withModule = (body: string, suite = OWN): string =>
  folderWith({ 'suite.yaml': suite, 'mine.ts': methodModule(body) });

/** What the arms that are not one's own have in common is measured once for all tests that use it. */
const SHARED_STORE = scratchFolder().path('store');

/** Several whole runs: left out of a newcomer's `npm test`. */
const longTest = (title: string, run: () => void | Promise<void>): void =>
  test.skipIf(!isRequired('runs'))(titleOf(title, 'runs'), run);

describe('carryover run', () => {
  test('trains, judges and reports; a second run measures nothing and gives the same bytes', () => {
    const folder = folderWith({ 'suite.yaml': SUITE });
    const first = run(folder);
    expect(first.stderr).toContain('Cells: 42 (42 measured now, 0 measured before)');
    const result = resultOf(folder);
    expect(first.code).toBe(result.gate.exitCode);
    expect(first.lastLine).toMatch(/^carryover: gate [a-z]+ \(exit \d\): /);
    expect(result.arms?.length).toBe(14);
    for (const { arm, accuracy, trainedOn } of result.arms ?? []) {
      expect(accuracy, arm).toBeGreaterThan(0.3);
      if (arm === 'baseline' || arm === 'candidate') expect(trainedOn?.least).toBeGreaterThanOrEqual(200);
    }
    for (const { estimates } of result.cells) {
      const references = estimates.status === 'measured' ? estimates.references : undefined;
      expect(references?.map(({ arm }) => arm)).toEqual(['weak', 'majority-answer', 'zero-shot']);
    }
    const before = ['result.json', 'index.html', 'summary.md', 'run.json'].map(name => bytesOf(folder, name));
    const second = run(folder);
    expect(second.stderr).toContain('Cells: 42 (all measured before; nothing to do)');
    expect(second.code).toBe(first.code);
    expect(second.stdout).toBe(first.stdout);
    expect(['result.json', 'index.html', 'summary.md', 'run.json'].map(name => bytesOf(folder, name))).toEqual(before);
  });

  longTest('one process and three, in two folders, give the same result.json; the store serves another folder', () => {
    const [one, three] = [folderWith({ 'suite.yaml': SUITE }), folderWith({ 'suite.yaml': SUITE })];
    run(one, '--processes', '1');
    run(three, '--processes', '3');
    expect(bytesOf(three, 'result.json')).toBe(bytesOf(one, 'result.json'));
    const elsewhere = runCarryover(one, ['run', 'suite.yaml', '--out', 'other']);
    expect(elsewhere.stderr).toContain('Cells: 42 (0 measured now, 42 measured before)');
    expect(readFileSync(join(one, 'other', 'result.json'), 'utf8')).toBe(bytesOf(one, 'result.json'));
  });

  longTest('one more seed measures the cells of that seed only; another suite in the folder is not overwritten', () => {
    const folder = folderWith({ 'suite.yaml': slim(SUITE) });
    run(folder);
    writeFileSync(join(folder, 'suite.yaml'), slim(SUITE).replace('seeds: 1', 'seeds: 2'));
    const refused = run(folder);
    expect(refused.code).toBe(64);
    expect(refused.stderr).toContain('out: holds another run, "small"');
    const more = run(folder, '--force');
    expect(more.stderr).toContain('Cells: 16 (8 measured now, 8 measured before)');
  });

  longTest("report and gate work on a run's directory alone, after the store is gone", () => {
    const folder = folderWith({ 'suite.yaml': slim(SUITE) });
    const first = run(folder, '--store', join(testFolder(), 'store'));
    const before = bytesOf(folder, 'result.json');
    expect(runCarryover(folder, ['report', 'out']).code).toBe(0);
    expect(bytesOf(folder, 'result.json')).toBe(before);
    expect(runCarryover(folder, ['gate', 'out']).code).toBe(first.code);
    expect(resultOf(folder).arms?.length).toBe(8);
  });

  test('a store that cannot be written to is found before any work', () => {
    const folder = folderWith({ 'suite.yaml': SUITE, file: '' });
    const { code, stderr } = run(folder, '--store', 'file');
    expect(code).toBe(64);
    expect(stderr).toMatch(/^carryover: file: cannot be written: .*\n {2}Next step: .*--store/);
    expect(readdirSync(folder).sort()).toEqual(['file', 'suite.yaml']);
  });

  test('an interrupt says that nothing is lost, and leaves no process behind', async () => {
    const folder = folderWith({ 'suite.yaml': SUITE.replace('seeds: 3', 'seeds: 40') });
    const child = spawn(process.execPath, [launcher, 'run', 'suite.yaml', '--out', 'out'], { cwd: folder });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const cells = join(folder, 'reports/.store/cells');
    while (!existsSync(cells) || readdirSync(cells).length < 5) await new Promise(resolve => setTimeout(resolve, 20));
    const ended = new Promise(resolve => child.on('close', (_, signal) => resolve(signal)));
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(said).toContain('interrupted; what was measured is kept, and the same command goes on from there');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  longTest('a store that lost its items, labels or features heals, with its cells and without them', () => {
    const folder = folderWith({ 'suite.yaml': slim(SUITE) });
    run(folder);
    const before = bytesOf(folder, 'result.json');
    const parts = ['items', 'train-labels', 'test-labels', 'features'];
    const lose = (part: string) => rmSync(join(folder, 'reports/.store', part), { recursive: true, force: true });
    for (const part of parts) {
      lose(part);
      expect(run(folder, '--force').stderr, part).toContain('Cells: 8 (0 measured now, 8 measured before)');
      expect(bytesOf(folder, 'result.json'), part).toBe(before);
    }
    for (const part of [...parts, 'cells']) lose(part);
    expect(run(folder, '--force').stderr).toContain('Cells: 8 (8 measured now, 0 measured before)');
    expect(bytesOf(folder, 'result.json')).toBe(before);
  });

  longTest('a receipt that was edited is found', () => {
    const folder = folderWith({ 'suite.yaml': slim(SUITE) });
    run(folder);
    writeFileSync(
      join(folder, 'out/run.json'),
      bytesOf(folder, 'run.json').replace('"trainedOn": 2', '"trainedOn": 9'),
    );
    const { code, stderr } = runCarryover(folder, ['report', 'out']);
    expect(code).toBe(64);
    expect(stderr).toContain('the records do not match recordsHash');
    const again = run(folder, '--force');
    expect(again.stderr).toContain('8 measured before');
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('methods of your own', 'runs'), () => {
  test('a TypeScript module beside the suite runs on every rung', () => {
    const folder = withModule('return { predictions, receipt: { ...receipt, note: "mine was here" } };');
    const { code } = run(folder);
    const result = resultOf(folder);
    expect(code).toBe(result.gate.exitCode);
    const mine = result.arms?.filter(({ method }) => method === 'mine') ?? [];
    expect(mine.map(({ rung, arm }) => `${rung} ${arm}`)).toContain('larger candidate');
    expect(mine.every(({ notes, errored }) => notes.includes('mine was here') && errored.length === 0)).toBe(true);
    expect(result.provenance.inputs.map(({ path }) => path)).toEqual(['suite.yaml', './mine.ts']);
  });

  test('the module in the docs does what they say', () => {
    const [, module = ''] = /```ts\n([\s\S]*?)```/.exec(readFileSync('docs/methods.md', 'utf8')) ?? [];
    expect(module.split('\n').length).toBeLessThanOrEqual(33);
    const folder = folderWith({ 'suite.yaml': slim(OWN).replace('mine.ts', 'my-method.ts'), 'my-method.ts': module });
    const { code } = run(folder);
    const result = resultOf(folder);
    expect(code).toBe(result.gate.exitCode);
    const mine = result.arms?.filter(({ arm }) => arm === 'candidate') ?? [];
    expect(mine.every(({ errored, notes }) => errored.length === 0 && notes[0]?.startsWith('agreed on'))).toBe(true);
  });

  test.each([
    ['throws', "throw new Error('out of ideas');", 'out of ideas'],
    ['returns too few predictions', 'return { predictions: predictions.slice(1), receipt };', '199'],
    [
      'predicts 0.7',
      'return { predictions: predictions.map(one => ({ ...one, prediction: 0.7 })), receipt } as never;',
      '0.7',
    ],
    ['returns nothing', 'return undefined as never;', 'expected an object'],
    ['ends its process', 'process.exit(3);', 'ended with exit code 3'],
    [
      'leaves a rejected promise behind',
      "void Promise.reject(new Error('lost in thought')); await new Promise(() => {});",
      'a promise was rejected and nothing caught it: lost in thought',
    ],
    ['sorts the test items', 'test.sort(); return { predictions, receipt };', 'read only property'],
    [
      'writes to the channel of its process',
      "process._send({ state: 'predicted', output: { draws: ['1'], receipt } }); await new Promise(() => {});",
      'wrote to the channel that carries results',
    ],
  ])('a method that %s fails on its cells with the reason, and the rest goes on', (_claim, body, reason) => {
    const folder = withModule(body, slim(OWN));
    const { code, stderr } = run(folder, '--store', SHARED_STORE);
    expect(code).toBe(6);
    expect(stderr).toMatch(/\d+ failed/);
    const arms = resultOf(folder).arms ?? [];
    for (const { arm, seeds, errored } of arms) {
      const isMine = arm === 'candidate';
      expect(seeds, arm).toBe(isMine ? 0 : 1);
      if (isMine) expect(errored[0]?.reason).toContain(reason);
    }
  });

  test('cannot answer in place of the process that they run in, and leave nothing behind for the next cell', () => {
    const body = `
    const shared = globalThis as { cells?: number };
    shared.cells = (shared.cells ?? 0) + 1;
    process.send?.({ state: 'predicted', output: { draws: ['1'.repeat(200)], receipt } });
    process.send?.({ kind: 'done', x: 1 });
    process.send?.('x');
    return { predictions, receipt: { ...receipt, note: 'cells here: ' + shared.cells } };`;
    const folder = withModule(body, `${OWN}controls: []\n`);
    const { code } = run(folder, '--processes', '1', '--store', SHARED_STORE);
    const result = resultOf(folder);
    expect(code).toBe(result.gate.exitCode);
    const mine = result.arms?.filter(({ arm }) => arm === 'candidate') ?? [];
    expect(mine.map(({ notes, errored }) => [notes, errored])).toEqual([
      [['cells here: 1'], []],
      [['cells here: 1'], []],
    ]);
    // It does what the built-in method does, and has to score what that scores.
    const honest = folderWith({ 'suite.yaml': `${SUITE.replace(/selection: .*\n/, '')}controls: []\n` });
    run(honest, '--processes', '1', '--store', SHARED_STORE);
    const builtIn = resultOf(honest).arms?.filter(({ arm }) => arm === 'candidate') ?? [];
    expect(mine.map(({ accuracy }) => accuracy)).toEqual(builtIn.map(({ accuracy }) => accuracy));
  });

  test.each([
    ['a syntax error', (text: string) => text.replace('async run(', 'async run(('), 'cannot be loaded: '],
    ['no export', (text: string) => text.replace('export const', 'const'), 'exports no `method`; expected an object.'],
    ['unknown needs', (text: string) => text.replace('needs: []', "needs: ['logits']"), 'method.needs is '],
    [
      'no use for the teacher',
      (text: string) => text.replace('usesTeacher: true', 'usesTeacher: false'),
      'method.usesTeacher is false; expected true of a candidate.',
    ],
    ['no patience', (text: string) => `${text}\nprocess.exit(3);`, 'the process ended with exit code 3'],
    ['a file that is missing', (text: string) => `import './absent.ts';\n${text}`, 'cannot be loaded: '],
  ])('a module with %s is refused before any work', (_claim, spoil, says) => {
    const folder = folderWith({
      'suite.yaml': OWN,
      'mine.ts': spoil(methodModule('return { predictions, receipt };')),
    });
    const { code, stderr } = run(folder);
    expect(code).toBe(64);
    expect(stderr).toMatch(/^carryover: suite\.yaml: method\.candidate: \.\/mine\.ts: .*\.\n {2}Next step: /);
    expect(stderr).toContain(says);
    expect(readdirSync(folder).sort()).toEqual(['mine.ts', 'suite.yaml']);
  });

  longTest('two imports that change places are another method, in the same folder too', () => {
    const part = (note: string) => `export const note = '${note}';\n`;
    const folder = folderWith({
      'suite.yaml': slim(OWN),
      'mine.ts': `import { note as x1 } from './x1.ts';\nimport { note as x2 } from './x2.ts';\n${methodModule(
        'return { predictions, receipt: { ...receipt, note: [x1, x2].join(" ") } };',
      )}`,
      'x1.ts': part('a'),
      'x2.ts': part('b'),
    });
    const notes = () =>
      resultOf(folder)
        .arms?.filter(({ arm }) => arm === 'candidate')
        .flatMap(arm => arm.notes);
    run(folder);
    expect(notes()).toEqual(['a b', 'a b']);
    writeFileSync(join(folder, 'x1.ts'), part('b'));
    writeFileSync(join(folder, 'x2.ts'), part('a'));
    expect(run(folder, '--force').stderr).toContain('Cells: 8 (2 measured now, 6 measured before)');
    expect(notes()).toEqual(['b a', 'b a']);
  });

  test('a module that is edited during a run fails the cells that would be stored under what it was', () => {
    // After the first of two cells, whichever that is: the order of cells is not promised.
    const edit = `appendFileSync(import.meta.filename, '// later');
    return { predictions, receipt };`;
    const folder = folderWith({
      'suite.yaml': slim(OWN),
      'mine.ts': `import { appendFileSync } from 'node:fs';\n${methodModule(edit)}`,
    });
    expect(run(folder, '--processes', '1', '--store', SHARED_STORE).code).toBe(6);
    const mine = resultOf(folder).arms?.filter(({ arm }) => arm === 'candidate') ?? [];
    expect(mine.map(({ seeds, errored }) => [seeds, errored.map(({ reason }) => reason)]).sort()).toEqual([
      [0, ['./mine.ts: changed since the run began; run again.']],
      [1, []],
    ]);
  });

  longTest(
    'a file that Node alone finds is part of what cells are known by; one that a cell alone finds is refused',
    () => {
      const late = "await import(['.', 'late.mjs'].join('/'));\n    return { predictions, receipt };";
      const folder = folderWith({ 'suite.yaml': slim(OWN), 'late.mjs': 'export {};\n', 'mine.ts': methodModule(late) });
      const refused = run(folder, '--store', SHARED_STORE);
      expect(refused.code).toBe(6);
      const reasons = resultOf(folder).arms?.flatMap(({ errored }) => errored.map(({ reason }) => reason));
      expect(reasons?.[0]).toMatch(/^\.\/mine\.ts: loaded late\.mjs in a cell alone, by a path that no text says/);
      const early = `await import(['.', 'late.mjs'].join('/'));\n${methodModule(late)}`;
      writeFileSync(join(folder, 'mine.ts'), early);
      expect(run(folder, '--store', SHARED_STORE, '--force').stderr).toContain('(2 measured now, 6 measured before)');
      writeFileSync(join(folder, 'late.mjs'), 'export const x = 1;\n');
      expect(run(folder, '--store', SHARED_STORE, '--force').stderr).toContain('(2 measured now, 6 measured before)');
    },
  );

  longTest(
    'a method that hangs on one seed is stopped at the time limit, and a corrected one finishes the rest',
    () => {
      const hang = "if (teacher.beliefs.length > 0 && rng.uint32() % 1 === 0 && rung === 'larger') for (;;);";
      const source = methodModule(`${hang}\n    return { predictions, receipt };`).replace(
        'student })',
        'student, rng, rung })',
      );
      const suite = OWN.replace('seeds: 3', 'seeds: [7]').concat('timeLimitSeconds: 2\ncontrols: []\n');
      const folder = folderWith({ 'suite.yaml': suite, 'mine.ts': source });
      expect(run(folder).code).toBe(6);
      const hung = resultOf(folder).arms?.find(({ rung, arm }) => rung === 'larger' && arm === 'candidate');
      expect(hung?.errored).toEqual([{ seed: '7', reason: 'took longer than 2 s (timeLimitSeconds)' }]);
      writeFileSync(join(folder, 'mine.ts'), methodModule('return { predictions, receipt };'));
      const { stderr } = run(folder, '--force');
      expect(stderr).toContain('Cells: 8 (2 measured now, 6 measured before)');
      expect(resultOf(folder).arms?.every(({ errored }) => errored.length === 0)).toBe(true);
    },
  );
});

describe.skipIf(!isRequired('runs'))(titleOf('items of your own', 'runs'), () => {
  const itemsOf = (count: number): string =>
    Array.from({ length: count }, (_, at) => {
      const [a, b] = [at % 37, Math.floor(at / 37) % 23];
      const label = (at * 7919) % 13 < 7 ? 1 : 0;
      return JSON.stringify({ id: `q${at}`, input: `${a} plus ${b} is ${label === 1 ? a + b : a + b + 1}`, label });
    }).join('\n');
  const suite = SUITE.replace('domains: [math]', 'domains: [{ name: sums, kind: math, items: items.jsonl }]');

  test('run like generated ones, and what the gap does not support is not claimed', () => {
    const folder = folderWith({ 'suite.yaml': suite, 'items.jsonl': itemsOf(600) });
    const { code } = run(folder);
    const result = resultOf(folder);
    expect(code).toBe(result.gate.exitCode);
    expect(result.design.domains).toEqual(['sums']);
    expect(result.provenance.inputs.map(({ path }) => path)).toEqual(['suite.yaml', 'items.jsonl']);
  });

  test('give the same numbers in whatever order the lines stand', () => {
    const lines = itemsOf(600).split('\n');
    const numbers = [lines, lines.toReversed()].map(list => {
      const folder = folderWith({ 'suite.yaml': slim(suite), 'items.jsonl': list.join('\n') });
      run(folder);
      return resultOf(folder).arms;
    });
    expect(numbers[1]).toEqual(numbers[0]);
  });

  test('do not tell a method their subset', () => {
    const told = itemsOf(600).replaceAll(/"label":(\d)/g, '"label":$1,"subset":"is $1","meta":{"label":$1}');
    const body = 'return { predictions, receipt: { ...receipt, note: Object.keys(test[0] ?? {}).join() } };';
    const folder = folderWith({
      'suite.yaml': slim(suite)
        .replace('soft-labels', '{ module: ./mine.ts }')
        .replace(/selection: .*\n/, ''),
      'mine.ts': methodModule(body),
      'items.jsonl': told,
    });
    run(folder);
    const mine = resultOf(folder).arms?.filter(({ arm }) => arm === 'candidate') ?? [];
    expect(mine.map(({ notes }) => notes)).toEqual([['id,input'], ['id,input']]);
  });

  test('a corpus that holds a test item is refused before any work', () => {
    const items = itemsOf(600);
    const corpus = items
      .split('\n')
      .map(line => JSON.stringify({ text: JSON.parse(line).input as string }))
      .join('\n');
    const folder = folderWith({
      'suite.yaml': suite.replace('items: items.jsonl', 'items: items.jsonl, corpus: corpus.jsonl'),
      'items.jsonl': items,
      'corpus.jsonl': corpus,
    });
    const { code, stderr } = run(folder);
    expect(code).toBe(64);
    expect(stderr).toMatch(/corpus\.jsonl: holds the text of test item "q\d+" of domain "sums"/);
    expect(existsSync(join(folder, 'reports'))).toBe(false);
  });

  test.each([
    ['one class only', (text: string) => text.replaceAll('"label":0', '"label":1'), 'label'],
    ['an id twice', (text: string) => text.replaceAll('"q7"', '"q8"'), 'items.jsonl:9'],
    ['no JSON', (text: string) => text.replace('{"id":"q3"', 'id:q3'), 'items.jsonl:4'],
    ['an empty input', (text: string) => text.replace(/"input":"[^"]*"/, '"input":""'), 'items.jsonl:1'],
    ['too few clusters', (text: string) => text.replaceAll('"label"', '"cluster":"c","label"'), 'one cluster'],
    ['too few items', (text: string) => text.split('\n').slice(0, 20).join('\n'), 'expected 15 or more'],
  ])('with %s are refused before any work', (_claim, spoil, place) => {
    const folder = folderWith({ 'suite.yaml': suite, 'items.jsonl': spoil(itemsOf(600)) });
    const { code, stderr } = run(folder);
    expect(code).toBe(64);
    expect(stderr).toContain(place);
    expect(stderr).toContain('Next step: ');
    expect(existsSync(join(folder, 'reports'))).toBe(false);
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('bad suites', 'runs'), () => {
  test.each([
    ['an unknown method', SUITE.replace('soft-labels', 'soft-label'), 'soft-labels'],
    ['an unknown key', SUITE.replace('seeds:', 'sedes:'), 'did you mean seeds?'],
    ['an unknown learner', SUITE.replace('strong: local/small', 'strong: local/smal'), 'local/small'],
    ['a student that is its own teacher', SUITE.replace('strong: local/small', 'strong: local/tiny'), 'local/tiny'],
    ['a student smaller than its teacher', SUITE.replace('weak: local/tiny', 'weak: local/large'), 'larger than'],
    ['a reference arm as candidate', SUITE.replace('soft-labels', 'zero-shot'), 'zero-shot'],
    ['a gate that picks nothing', `${SUITE}gate: { require: [production] }\n`, 'suite.yaml:12: gate.require[0]'],
  ])('%s is refused before any work', (_claim, text, says) => {
    const folder = folderWith({ 'suite.yaml': text });
    const { code, stderr } = run(folder);
    expect(code).toBe(64);
    expect(stderr).toContain(says);
    expect(stderr).toContain('Next step: ');
    expect(readdirSync(folder)).toEqual(['suite.yaml']);
  });
});

describe('carryover init', () => {
  test('writes a suite that says what to do next, and never over a file', () => {
    const folder = testFolder();
    const first = runCarryover(folder, ['init', 'my-suite.yaml']);
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('carryover run my-suite.yaml');
    const text = readFileSync(join(folder, 'my-suite.yaml'), 'utf8');
    expect(text).toContain('name: my-suite');
    writeFileSync(join(folder, 'my-suite.yaml'), 'precious');
    const second = runCarryover(folder, ['init', 'my-suite.yaml']);
    expect(second.code).toBe(64);
    expect(readFileSync(join(folder, 'my-suite.yaml'), 'utf8')).toBe('precious');
    expect(runCarryover(folder, ['init', 'my-suite.yaml', '--force']).code).toBe(0);
    expect(readFileSync(join(folder, 'my-suite.yaml'), 'utf8')).toBe(text);
  });
});

describe('carryover cell', () => {
  test('does one job, and says why where it cannot', () => {
    const folder = folderWith({
      'job.json': JSON.stringify({
        kind: 'items',
        key: 'k',
        domain: { name: 'math', kind: 'math', source: { kind: 'generated', draw: 1 } },
        splits: { labelled: 5, unlabelled: 5, test: 20 },
      }),
    });
    expect(runCarryover(folder, ['cell', 'job.json', '--store', 's'])).toMatchObject({
      code: 0,
      stdout: '{"state":"stored"}\n',
    });
    expect(readdirSync(join(folder, 's')).sort()).toEqual(['items', 'test-labels', 'train-labels']);
    writeFileSync(
      join(folder, 'job.json'),
      JSON.stringify({ kind: 'features', key: 'f', items: 'none', domain: { kind: 'math' }, learner: 'local/tiny' }),
    );
    const failed = runCarryover(folder, ['cell', 'job.json', '--store', 's']);
    expect(failed.code).toBe(6);
    expect(failed.stderr).toContain('items none are missing or damaged');
    writeFileSync(join(folder, 'job.json'), '{}');
    expect(runCarryover(folder, ['cell', 'job.json']).stderr).toContain('job.json: is no job');
    expect(runCarryover(folder, ['cell', 'absent.json']).code).toBe(64);
  });
});

describe.skipIf(!isRequired('runs'))(titleOf('the suite that carryover init writes', 'runs'), () => {
  test('passes its gate; with a workflow it asks for a blessed run first', { timeout: 300_000 }, () => {
    const folder = testFolder();
    expect(runCarryover(folder, ['init', 'nightly.yaml', '--workflow']).code).toBe(0);
    const night = (): Answer => runCarryover(folder, ['run', 'nightly.yaml', '--out', 'nightly']);
    expect(night()).toMatchObject({
      code: 6,
      lastLine: expect.stringContaining('there is no such baseline') as string,
    });
    const blessed = runCarryover(folder, ['bless', 'nightly']);
    expect(blessed.stderr).toContain('Gate without a baseline: passed.');
    expect(night()).toMatchObject({
      code: 0,
      lastLine: expect.stringContaining('no fall is proved against carryover-baseline.json (1 of 2') as string,
    });
  });
});
