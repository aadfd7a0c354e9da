import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Placement } from '../../src/evidence/assign-design.ts';
import { parseDesignRule } from '../../src/evidence/design-rule.ts';
import { nameRuns } from '../../src/evidence/name-runs.ts';
import { faultOf } from '../support/fault-of.ts';
import { noteList, placementOf, type Sketch } from '../support/series.ts';

const ITEMS = ['1', '2', '3'];
const of = (arm: string, path: string, items: readonly Sketch[] = ITEMS, facts = {}): Placement =>
  placementOf(items, { arm, path, facts: { task: 't', ...facts } });
const runRules = (...texts: readonly string[]) => texts.map(text => parseDesignRule('--run', text));
const runs = (placed: readonly Placement[], ...rules: readonly string[]) =>
  nameRuns(placed, runRules(...rules), () => undefined).map(({ arm, series, run, hasRepeats }) =>
    [arm, series.path, run, ...(hasRepeats ? ['repeats'] : [])].join(' '),
  );

describe('series of one arm', () => {
  test('without an item in common are parts of one run', () => {
    expect(runs([of('a', '1', ['1']), of('a', '2', ['2']), of('b', '3')])).toEqual(['a 1 1', 'a 2 1', 'b 3 1']);
  });

  test('with an item in common are repeated runs, of which none stands for one of another arm', () => {
    expect(runs([of('a', '1'), of('a', '2', ['3', '4']), of('b', '3')])).toEqual(['a 1 a 1', 'a 2 a 2', 'b 3 1']);
  });

  test('that are parts of several runs fill them in order', () => {
    const halves = [of('a', 'p1', ['1']), of('a', 'p2', ['2']), of('a', 'q1', ['1']), of('a', 'q2', ['2'])];
    expect(runs(halves)).toEqual(['a p1 a 1', 'a p2 a 1', 'a q1 a 2', 'a q2 a 2']);
  });

  test('with seeds are the runs of these seeds, shared with the seeds of other arms, whichever are absent there', () => {
    const seeds = (arm: string, ...names: readonly string[]) => names.map(seed => of(arm, seed, ITEMS, { seed }));
    expect(runs([...seeds('a', '7', '9'), ...seeds('b', '7')])).toEqual(['a 7 7', 'a 9 9', 'b 7 7']);
  });

  test('with one seed twice, or some without one, are numbered: nobody knows which belongs to which', () => {
    const twice = [
      of('a', '1', ITEMS, { seed: '7' }),
      of('a', '2', ITEMS, { seed: '7' }),
      of('b', '3', ITEMS, { seed: '7' }),
    ];
    expect(runs(twice)).toEqual(['a 1 a 1', 'a 2 a 2', 'b 3 7']);
    const some = [of('a', '1', ITEMS, { seed: '7' }), of('a', '2'), of('b', '3', ITEMS, { seed: '7' })];
    expect(runs(some)).toEqual(['a 1 a 1', 'a 2 a 2', 'b 3 7']);
  });

  test('in parts of one seed are that seed', () => {
    const parts = [
      of('a', '1', ['1'], { seed: ' 7 ' }),
      of('a', '2', ['2'], { seed: '7' }),
      of('a', '3', ['1'], { seed: '9' }),
    ];
    expect(runs(parts)).toEqual(['a 1 7', 'a 2 7', 'a 3 9']);
  });

  test('are shared by seed whatever a third arm lacks, which is no seed of theirs', () => {
    const seeds = (arm: string, ...names: readonly string[]) => names.map(seed => of(arm, seed, ITEMS, { seed }));
    const weak = of('weak', 'w');
    expect(runs([...seeds('a', '7', '9'), ...seeds('b', '7', '9'), weak])).toEqual([
      'a 7 7',
      'a 9 9',
      'b 7 7',
      'b 9 9',
      'weak w 1',
    ]);
    expect(runs([...seeds('a', '1', '2'), weak])).toEqual(['a 1 1', 'a 2 2', 'weak w weak']);
  });

  test('one run of each arm needs no name, unless their seeds are known to differ', () => {
    const [seven, nine] = ['7', '9'].map(seed => ({ seed }));
    expect(runs([of('a', '1', ITEMS, seven), of('b', '2', ITEMS, seven)])).toEqual(['a 1 1', 'b 2 1']);
    expect(runs([of('a', '1', ITEMS, seven), of('b', '2')])).toEqual(['a 1 1', 'b 2 1']);
    expect(runs([of('a', '1', ITEMS, seven), of('b', '2', ITEMS, nine)])).toEqual(['a 1 7', 'b 2 9']);
    const three = [of('a', '1', ITEMS, { seed: '1' }), of('b', '2', ITEMS, nine), of('c', '3')];
    expect(runs(three)).toEqual(['a 1 1', 'b 2 9', 'c 3 c']);
  });

  test('in one file are counted as one file', () => {
    const { notes, note } = noteList();
    nameRuns([of('a', '1', ITEMS, { seed: '7' }), of('a', '1', ITEMS, { seed: '9' })], [], note);
    expect(notes).toEqual(['arm "a" of rung "r" and domain "d": 2 repeated runs of it in 1 file']);
  });
});

describe('repeats', () => {
  const repeated = ITEMS.flatMap(item => [{ item }, { item, repeat: '2' }]);

  test('make runs of their own of every arm of the cell, so that arms with different numbers of them can be compared', () => {
    const { notes, note } = noteList();
    expect(runs([of('a', '1', repeated), of('b', '2')])).toEqual(['a 1 a repeats', 'b 2 1']);
    nameRuns([of('a', '1', repeated)], [], note);
    expect(notes[0]).toContain('repeated answers to an item are taken for seeds');
  });

  test('of another rung or domain change nothing here', () => {
    const elsewhere = placementOf(repeated, { arm: 'a', rung: 'other' });
    expect(runs([elsewhere, of('a', '1'), of('b', '2')])).toEqual(['a x a repeats', 'a 1 1', 'b 2 1']);
  });
});

describe('--run', () => {
  const checkpoints = ['ft-s1', 'ft-s2'].map(model => of('a', model, ITEMS, { model }));

  test('names runs by another field than the seed, across arms', () => {
    const base = of('b', 'base', ITEMS, { model: 'base-s2' });
    expect(runs([...checkpoints, base], 'model=~-s(\\d)$:$1')).toEqual(['a ft-s1 1', 'a ft-s2 2', 'b base 2']);
  });

  test('that does not tell the runs apart is refused', async () => {
    const fault = await faultOf(() => runs(checkpoints, 'model=~ft:same'));
    expect(fault.code).toBe('usage');
    expect(fault.message).toMatch(
      /--run does not tell the runs of arm "a" of rung "r" and domain "d" apart: "same", "same"/,
    );
    expect((await faultOf(() => runs(checkpoints, 'model=ft-s1:one'))).message).toMatch(/"one", no name/);
  });
});

describe('what differs in more than its seed is no repetition', () => {
  test.each([
    ['model', 'm1', 'm2'],
    ['method', 'cot', undefined],
    ['filter', 'strict', 'loose'],
    ['metric', 'acc', 'f1'],
    ['rung', '7b', '70b'],
  ])('%s', async (fact, one, other) => {
    const fault = await faultOf(() =>
      runs([of('a', '1', ITEMS, { [fact]: one }), of('a', '2', ITEMS, { [fact]: other })]),
    );
    expect(fault.code).toBe('usage');
    expect(fault.message).toContain(`answered by more than one ${fact}`);
    expect(fault.hint).toContain(`--run ${fact}`);
  });

  test('seed, file and task may', () => {
    const facts = [
      { seed: '1', file: 'x', task: 't' },
      { seed: '2', file: 'y', task: 'u' },
    ];
    expect(runs(facts.map((own, at) => of('a', String(at), ITEMS, own)))).toEqual(['a 0 1', 'a 1 2']);
  });
});

test('files that give items equal names and say no more are not guessed to be runs', async () => {
  const unsaid = ['1', '2'].map(path => of('a', path, ITEMS, { task: undefined, file: path }));
  expect((await faultOf(() => runs(unsaid))).message).toContain('nothing says whether they are the same questions');
  expect(runs(unsaid, 'file')).toEqual(['a 1 1', 'a 2 2']);
});

test('items that only some runs have are counted in a note', () => {
  const { notes, note } = noteList();
  nameRuns([of('a', '1', ['1', '2']), of('a', '2', ['2', '3'])], [], note);
  expect(notes).toEqual([
    'arm "a" of rung "r" and domain "d": 2 repeated runs of it in 2 files; 2 of 3 items are not in all of them',
  ]);
});

test('no run holds an item twice, no series is lost, and a run without a name is in one arm only', () => {
  const series = fc.record({
    arm: fc.constantFrom('a', 'b'),
    items: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1 }),
    seed: fc.constantFrom('7', '8', undefined),
  });
  fc.assert(
    fc.property(fc.array(series, { maxLength: 7 }), all => {
      const placed = all.map(({ arm, items, seed }, at) =>
        of(arm, String(at), items, seed === undefined ? {} : { seed }),
      );
      const named = nameRuns(placed, [], () => undefined);
      expect(named.map(({ series: one }) => one.path).toSorted()).toEqual(placed.map(({ series: one }) => one.path));
      for (const own of Map.groupBy(named, ({ arm, run }) => `${arm}|${run}`).values()) {
        const items = own.flatMap(({ series: one }) => one.outcomes.map(({ item }) => item));
        expect(new Set(items).size).toBe(items.length);
      }
      const armsOf = Map.groupBy(named, ({ run }) => run);
      const shared = [...armsOf].filter(([, own]) => new Set(own.map(({ arm }) => arm)).size > 1).map(([run]) => run);
      for (const run of shared) expect(['1', '7', '8']).toContain(run);
    }),
  );
});
