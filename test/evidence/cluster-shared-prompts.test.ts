import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterSharedPrompts } from '../../src/evidence/cluster-shared-prompts.ts';
import { placementOf, type Sketch } from '../support/series.ts';

const clustersOf = (placed: Parameters<typeof clusterSharedPrompts>[0]) => {
  const found = clusterSharedPrompts(placed);
  return {
    items: found.items,
    clusters: found.placed.map(({ series }) => series.outcomes.map(({ cluster }) => cluster)),
  };
};

test('items of one arm with one prompt are a cluster, in all arms of the domain', () => {
  const asked = placementOf([
    { item: 'b', text: 'p' },
    { item: 'a', text: 'p' },
    { item: 'c', text: 'q' },
  ]);
  const bare = placementOf(['a', 'c'], { arm: 'other' });
  const elsewhere = placementOf(['a'], { domain: 'e' });
  expect(clustersOf([asked, bare, elsewhere])).toEqual({
    items: 2,
    clusters: [['prompt of a', 'prompt of a', undefined], ['prompt of a', undefined], [undefined]],
  });
});

test('one question that two arms number differently is no cluster: it may be one item under two names', () => {
  const placed = [placementOf([{ item: '1', text: 'p' }]), placementOf([{ item: '2', text: 'p' }], { arm: 'other' })];
  expect(clustersOf(placed)).toEqual({ items: 0, clusters: [[undefined], [undefined]] });
});

test('parts of one arm that ask the same are a cluster', () => {
  const placed = [placementOf([{ item: 't/1', text: 'p' }]), placementOf([{ item: 'u/1', text: 'p' }])];
  expect(clustersOf(placed).items).toBe(2);
});

test('clusters that the files name are kept, in their domain alone', () => {
  const named = placementOf([
    { item: 'a', text: 'p', cluster: 'k' },
    { item: 'b', text: 'p' },
  ]);
  const other = placementOf(
    [
      { item: 'a', text: 'p' },
      { item: 'b', text: 'p' },
    ],
    { domain: 'e' },
  );
  expect(clustersOf([named, other]).clusters).toEqual([
    ['k', undefined],
    ['prompt of a', 'prompt of a'],
  ]);
});

interface Asked {
  readonly item: string;
  readonly text: string;
}

const clusterByItem = (asked: readonly Asked[]): ReadonlyMap<string, string> => {
  const [placed] = clusterSharedPrompts([placementOf(asked)]).placed;
  return new Map(placed?.series.outcomes.map(({ item, cluster }) => [item, cluster ?? `only ${item}`]));
};

/** Items that prompts chain to one of them. */
function chainedTo(start: string, asked: readonly Asked[]): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const _ of asked) {
    const texts = new Set(asked.filter(({ item }) => reached.has(item)).map(({ text }) => text));
    for (const { item, text } of asked) if (texts.has(text)) reached.add(item);
  }
  return reached;
}

test('a cluster is exactly what prompts chain together, and order says nothing', () => {
  const sketch = fc.record({
    item: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    text: fc.constantFrom('p', 'q', 'r', 's'),
  });
  fc.assert(
    fc.property(fc.array(sketch, { maxLength: 8 }), asked => {
      const found = clusterByItem(asked);
      for (const [item, cluster] of found) {
        const members = [...found].filter(([, own]) => own === cluster).map(([name]) => name);
        expect(new Set(members)).toEqual(chainedTo(item, asked));
      }
      expect(clusterByItem(asked.toReversed())).toEqual(found);
    }),
  );
});

test('a prompt that 30,000 items share costs no square of them', () => {
  const many = Array.from({ length: 30_000 }, (_, at): Sketch => ({ item: String(99_999 - at), content: 'p' }));
  expect(clusterSharedPrompts([placementOf(many)]).items).toBe(30_000);
});
