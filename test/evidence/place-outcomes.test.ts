import { expect, test } from 'vitest';
import { PredictionsBuilder } from '../../src/core/predictions-builder.ts';
import { placeOutcomes } from '../../src/evidence/place-outcomes.ts';
import { faultOf } from '../support/fault-of.ts';
import { placementOf, type Sketch } from '../support/series.ts';

function tableOf(...placed: Parameters<typeof placeOutcomes>[1][number][]) {
  const builder = new PredictionsBuilder();
  placeOutcomes(builder, placed);
  return builder.build();
}

const seedsOf = ({ keys: { seed } }: ReturnType<typeof tableOf>) => [...seed.codes].map(code => seed.labels[code]);

test('an outcome becomes a row with everything it says', () => {
  const full: Sketch = {
    item: 'i',
    score: 0.5,
    cluster: 'k',
    subset: 's',
    prediction: 'p',
    label: 'l',
    confidence: 0.25,
    tokensIn: 3,
    tokensOut: 4,
    costUsd: 0.01,
  };
  const facts = { model: 'gpt', method: 'cot' };
  const { rows, keys, score, labels, numbers } = tableOf({
    ...placementOf([full], { facts }),
    run: '1',
    hasRepeats: false,
  });
  expect(rows).toBe(1);
  const { domain, rung, arm, seed, item } = keys;
  expect([domain, rung, arm, seed, item].map(column => column.labels)).toEqual([['d'], ['r'], ['a'], ['1'], ['i']]);
  expect(score[0]).toBe(0.5);
  expect(Object.entries(labels).map(([name, column]) => [name, ...(column?.labels ?? [])].join(' '))).toEqual([
    'cluster k',
    'subset s',
    'prediction p',
    'label l',
    'model gpt',
    'method cot',
  ]);
  expect(Object.entries(numbers).map(([name, column]) => `${name} ${column?.values[0]}`)).toEqual([
    'confidence 0.25',
    'tokens_in 3',
    'tokens_out 4',
    'cost_usd 0.01',
  ]);
});

test('seeds are the run, and with repeats the run and the repeat, of which the first needs no name', () => {
  expect(seedsOf(tableOf({ ...placementOf(['i']), run: 'a 2', hasRepeats: false }))).toEqual(['a 2']);
  const repeats: Sketch[] = [{ item: 'i' }, { item: 'i', repeat: '2' }];
  expect(seedsOf(tableOf({ ...placementOf(repeats), run: 'a', hasRepeats: true }))).toEqual(['a.1', 'a.2']);
});

test('rows that contradict each other are named by their place in the series, not by lines', async () => {
  const clustered = (cluster: string, arm: string) => ({
    ...placementOf([{ item: 'i', cluster }], { arm, path: `${arm}.json` }),
    run: '1',
    hasRepeats: false,
  });
  const fault = await faultOf(() => tableOf(clustered('k', 'a'), clustered('m', 'b')));
  expect(fault.message).toBe('b.json: outcome:1: cluster of item "i" is "m", but "k" in a.json: outcome:1.');
});
