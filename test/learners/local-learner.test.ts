import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/core/item.ts';
import type { Example } from '../../src/core/learner.ts';
import { computeFeatures } from '../../src/learners/feature-table.ts';
import { localLearner } from '../../src/learners/local-learner.ts';
import { NgramModel } from '../../src/learners/ngram-model.ts';
import { createRng } from '../../src/stats/random/rng.ts';

/** Sums below 10 + 10, every second one with a wrong result; the model knows the right ones. */
function setUp() {
  const model = new NgramModel({ unit: 'characters', order: 6 });
  const rng = createRng(3);
  const items: Item[] = [];
  const labels: (0 | 1)[] = [];
  for (let a = 0; a < 10; a++) {
    for (let b = 0; b < 10; b++) {
      for (let time = 0; time < 5; time++) model.train(`${a}+${b}=${a + b}`);
      const label = rng.below(2) === 1 ? 1 : 0;
      items.push({ id: `${a}-${b}`, input: `${a}+${b}=${label === 1 ? a + b : a + b + 1 + rng.below(3)}` });
      labels.push(label);
    }
  }
  const table = {
    values: computeFeatures(
      model,
      items.map(({ input }) => input),
    ),
    rowOf: new Map(items.map(({ id }, row) => [id, row])),
    isPaired: false,
  };
  return { learner: localLearner('local/small', table), items, labels };
}

const share = (beliefs: readonly number[], labels: readonly number[]): number =>
  beliefs.filter((belief, at) => (belief > 0.5 ? 1 : 0) === labels[at]).length / beliefs.length;

describe('localLearner', () => {
  test('learns from examples what its surprisal tells, and says on how many it was trained', async () => {
    const { learner, items, labels } = setUp();
    const examples = items.slice(0, 60).map((item, at): Example => ({ item, target: labels[at] ?? 0 }));
    const classifier = await learner.fit(examples);
    expect(classifier).toMatchObject({ learner: 'local/small', trainedOn: 60 });
    expect(classifier.parametersMoved).toBeGreaterThan(0);
    expect(share(await learner.predict(classifier, items.slice(60)), labels.slice(60))).toBeGreaterThan(0.85);
  });

  test('a classifier works after it crossed to another process as JSON, and gives the same bytes', async () => {
    const { learner, items, labels } = setUp();
    const classifier = await learner.fit(items.map((item, at): Example => ({ item, target: labels[at] ?? 0 })));
    const crossed = JSON.parse(JSON.stringify(classifier));
    expect(await learner.predict(crossed, items)).toEqual(await learner.predict(classifier, items));
  });

  test('believes before any example that surprising texts are wrong', async () => {
    const { learner, items, labels } = setUp();
    const prior = await learner.prior(items);
    expect(share(prior, labels)).toBeGreaterThan(0.7);
    expect(prior.every(belief => belief > 0 && belief < 1)).toBe(true);
    expect(await learner.prior([])).toEqual([]);
  });

  test('weights count: an example of weight 3 is three examples', async () => {
    const { learner, items } = setUp();
    const [a, b, c] = items as [Item, Item, Item];
    const once = [
      { item: a, target: 1, weight: 3 },
      { item: b, target: 0 },
      { item: c, target: 1 },
    ];
    const thrice = [
      { item: a, target: 1 },
      { item: a, target: 1 },
      { item: a, target: 1 },
      { item: b, target: 0 },
      { item: c, target: 1 },
    ];
    const [x, y] = [await learner.fit(once), await learner.fit(thrice)];
    const [p, q] = [await learner.predict(x, items), await learner.predict(y, items)];
    for (const [at, belief] of p.entries()) expect(belief).toBeCloseTo(q[at] ?? 0, 9);
  });

  test('refuses what cannot be trained on or asked', async () => {
    const { learner, items } = setUp();
    const item = items[0] as Item;
    await expect(learner.fit([])).rejects.toThrow('asked to train on no example');
    for (const target of [-0.1, 1.1, Number.NaN]) {
      await expect(learner.fit([{ item, target }])).rejects.toThrow(`item "0-0": target ${target}`);
    }
    for (const weight of [0, -1, Number.POSITIVE_INFINITY, Number.NaN]) {
      await expect(learner.fit([{ item, target: 1, weight }])).rejects.toThrow('a weight above 0');
    }
    const classifier = await learner.fit([{ item, target: 1 }]);
    await expect(learner.predict(classifier, [{ id: 'new', input: '1' }])).rejects.toThrow('item "new" was not given');
    await expect(learner.predict({ ...classifier, learner: 'local/tiny' }, items)).rejects.toThrow('local/tiny');
    await expect(learner.predict({ ...classifier, state: null }, items)).rejects.toThrow('was given a classifier');
  });
});
