import { expect, test } from 'vitest';
import { arrange } from '../../src/analysis/arrange.ts';
import { resolveDesign } from '../../src/analysis/resolve-design.ts';
import { makeTable, type Outcome, simulate } from '../support/make-table.ts';

const gridsOf = (outcomes: readonly Outcome[]) => {
  const table = makeTable(outcomes);
  return arrange(table, resolveDesign(table, { sandbox: 'small', baseline: 'baseline', candidate: 'candidate' }));
};
const made = simulate({
  stream: 'arrange',
  rungs: { small: 0.1, large: 0.1 },
  seeds: 2,
  items: 20,
  clusterSize: 3,
  domains: ['math', 'chat'],
});

test('every outcome is where its rung, domain, arm, seed and item say', () => {
  const grids = gridsOf(made);
  expect(grids.map(({ domain }) => domain)).toEqual(['chat', 'math']);
  for (const { domain, rung, arm, seed, item, score } of made) {
    const grid = grids.find(one => one.domain === domain);
    const cell = grid?.cells.find(one => one.rung === rung);
    const column = [...(cell?.items ?? [])].findIndex(at => grid?.items[at] === item);
    const row = cell?.seeds.indexOf(seed) ?? -1;
    const at = row * (cell?.items.length ?? 0) + column;
    expect(cell?.arms[arm as 'baseline']?.score[at]).toBe(score);
  }
});

test('outcomes without a row are missing, other arms are left out', () => {
  const [chat] = gridsOf([...made.slice(1), { ...(made[0] as Outcome), arm: 'something else' }]);
  const math = gridsOf(made.slice(1)).find(({ domain }) => domain === 'math');
  const statuses = math?.cells.flatMap(({ arms }) => [
    ...(arms.baseline?.status ?? []),
    ...(arms.candidate?.status ?? []),
  ]);
  expect(statuses?.filter(status => status === 3)).toHaveLength(1);
  expect(Object.keys(chat?.cells[0]?.arms ?? {})).toEqual(['baseline', 'candidate']);
});

test('clusters follow their items; clusters of one item each are none', () => {
  const [chat] = gridsOf(made);
  const inCluster = (item: string) => chat?.clusters?.[chat.items.indexOf(item)];
  expect(inCluster('i0')).toBe(inCluster('i2'));
  expect(inCluster('i0')).not.toBe(inCluster('i3'));
  const [alone] = gridsOf(made.map(one => ({ ...one, cluster: one.item })));
  expect(alone?.clusters).toBeUndefined();
});

test('reference arms are laid beside the others, at their seeds and items, and change nothing of them', () => {
  const twin = (one: Outcome): Outcome => ({ ...one, arm: 'zero-shot', score: 1 - one.score });
  const [first] = made;
  const more = [
    ...made.filter(({ arm, item }) => arm === 'candidate' && item !== 'i3').map(twin),
    ...(first ? [twin({ ...first, item: 'another' }), twin({ ...first, seed: 'another' })] : []),
  ];
  const table = makeTable([...more, ...made]);
  const design = resolveDesign(table, { sandbox: 'small', baseline: 'baseline', candidate: 'candidate' });
  const beside = arrange(table, design, ['zero-shot']);
  expect(arrange(table, design)).toEqual(gridsOf(made));
  expect(beside.map(domain => ({ ...domain, cells: domain.cells.map(({ references: _, ...cell }) => cell) }))).toEqual(
    gridsOf(made),
  );
  expect(beside.flatMap(({ cells }) => cells.map(cell => cell.references?.map(({ name }) => name)))).toEqual(
    new Array(4).fill(['zero-shot']),
  );
  for (const { items, cells } of beside) {
    for (const { arms, references, items: columns } of cells) {
      const [reference] = references ?? [];
      const scores = [...(arms.candidate?.score ?? [])];
      const isAbsent = (at: number) => items[columns[at % columns.length] as number] === 'i3';
      expect([...(reference?.status ?? [])]).toEqual(scores.map((_, at) => (isAbsent(at) ? 3 : 0)));
      expect([...(reference?.score ?? [])]).toEqual(scores.map((score, at) => (isAbsent(at) ? 0 : 1 - score)));
    }
  }
});
