import { describe, expect, test } from 'vitest';
import type { Item, Label } from '../../src/core/item.ts';
import { CAPABILITIES, type Example, type Learner } from '../../src/core/learner.ts';
import { apiLearner } from '../../src/learners/api/api-learner.ts';
import { rehearse } from '../../src/learners/api/rehearsal.ts';
import { computeFeatures } from '../../src/learners/feature-table.ts';
import { localLearner } from '../../src/learners/local-learner.ts';
import { NgramModel } from '../../src/learners/ngram-model.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { apiSettings } from '../support/api-settings.ts';

type Form = 'texts' | 'pairs';

const LABELS = Array.from({ length: 40 }, (_, at): Label => (at % 3 === 0 ? 1 : 0));
const ITEMS: Readonly<Record<Form, readonly Item[]>> = {
  texts: LABELS.map((_, at) => ({ id: `i${at}`, input: `${at}+1=${at + 1}` })),
  pairs: LABELS.map((_, at) => ({ id: `i${at}`, input: { prompt: `${at}+1`, first: `${at + 1}`, second: `${at}` } })),
};

/** Every learner that a method may be given; new ones join the list. */
const LEARNERS: Readonly<Record<string, (form: Form) => Promise<Learner>>> = {
  'local/small': async form => {
    const items = ITEMS[form];
    const model = new NgramModel({ unit: 'characters', order: 4 });
    for (let at = 0; at < 40; at += 2) model.train(`${at}+1=${at + 1}`);
    const values = computeFeatures(
      model,
      items.map(({ input }) => input),
    );
    const rowOf = new Map(items.map(({ id }, row) => [id, row]));
    return localLearner('local/small', { values, rowOf, isPaired: form === 'pairs' });
  },
  ...Object.fromEntries(
    (['none', 'logprobs', 'samples'] as const).map(confidence => [
      `anthropic/x with confidence ${confidence}`,
      async () =>
        apiLearner(
          { learner: 'anthropic/x', settings: await apiSettings({ confidence, shots: 8 }) },
          {
            kind: 'math',
            identity: `anthropic/x ${confidence}`,
            createStream: (...label) => createRng(1, ...label),
            answerer: rehearse().answerer,
          },
        ),
    ]),
  ),
};

const CASES = Object.entries(LEARNERS).flatMap(([name, make]) =>
  (['texts', 'pairs'] as const).map(form => [name, form, make] as const),
);

describe.each(CASES)('%s on %s', (_, form, make) => {
  const items = ITEMS[form];
  const examples = items.slice(0, 20).map((item, at): Example => ({ item, target: LABELS[at] ?? 0 }));
  const areBeliefs = (beliefs: readonly number[]): boolean => beliefs.every(belief => belief >= 0 && belief <= 1);

  test('declares what it can do, and nothing twice', async () => {
    const { identity, capabilities } = await make(form);
    expect(identity).not.toBe('');
    expect(new Set(capabilities).size).toBe(capabilities.length);
    for (const capability of capabilities) expect(CAPABILITIES).toContain(capability);
  });

  test('teaches the same classifier of the same examples, as plain data, and counts what it was trained on', async () => {
    const [learner, again] = [await make(form), await make(form)];
    const classifier = await learner.fit(examples);
    expect(await again.fit(examples)).toEqual(classifier);
    expect(await learner.fit(examples)).toEqual(classifier);
    expect(structuredClone(classifier)).toEqual(classifier);
    expect(classifier.learner).toBe(learner.identity);
    const { trainedOn, chosen } = classifier;
    expect(trainedOn).toBeGreaterThan(0);
    expect(trainedOn).toBe(chosen?.length ?? examples.length);
    expect(new Set(chosen).size).toBe(chosen?.length ?? 0);
    for (const at of chosen ?? []) expect(examples[at]).toBeDefined();
  });

  test('believes between 0 and 1, item by item, wherever an item stands and with whom', async () => {
    const learner = await make(form);
    const classifier = JSON.parse(JSON.stringify(await learner.fit(examples)));
    const beliefs = await learner.predict(classifier, items);
    expect(beliefs.length).toBe(items.length);
    expect(areBeliefs(beliefs)).toBe(true);
    expect(await learner.predict(classifier, items.toReversed())).toEqual(beliefs.toReversed());
    expect(await learner.predict(classifier, items.slice(7, 9))).toEqual(beliefs.slice(7, 9));
    expect(await learner.predict(classifier, [])).toEqual([]);
    if (learner.capabilities.includes('beliefs')) return;
    expect(beliefs.every(belief => belief === 0 || belief === 1 || (form === 'pairs' && belief === 0.5))).toBe(true);
  });

  test('has a belief before any example, which teaching does not change', async () => {
    const learner = await make(form);
    const before = await learner.prior(items);
    expect(before.length).toBe(items.length);
    expect(areBeliefs(before)).toBe(true);
    await learner.fit(examples);
    expect(await learner.prior(items)).toEqual(before);
    expect(await learner.prior([])).toEqual([]);
  });

  test('takes soft labels and weights', async () => {
    const learner = await make(form);
    const soft = examples.map((example, at): Example => ({ ...example, target: (at + 1) / 22, weight: at + 1 }));
    const classifier = await learner.fit(soft);
    expect(areBeliefs(await learner.predict(classifier, items))).toBe(true);
  });

  test('refuses no example, what is no target or weight, and another learner’s classifier', async () => {
    const learner = await make(form);
    const item = items[0] as Item;
    await expect(learner.fit([])).rejects.toThrow('asked to train on no example');
    for (const target of [-1, 2, Number.NaN]) await expect(learner.fit([{ item, target }])).rejects.toThrow('target');
    await expect(learner.fit([{ item, target: 1, weight: 0 }])).rejects.toThrow('weight');
    const classifier = await learner.fit(examples);
    await expect(learner.predict({ ...classifier, learner: 'other' }, items)).rejects.toThrow('was given a classifier');
    await expect(learner.predict({ ...classifier, state: 7 }, items)).rejects.toThrow('was given a classifier');
  });
});
