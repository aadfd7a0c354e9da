import { describe, expect, it } from 'vitest';
import { predictItems } from '../../src/methods/predict-items.ts';
import { toyLearner } from '../support/toy-learner.ts';

const items = ['a', 'b', 'c'].map(id => ({ id, input: 'numbers 0' }));

describe('predictItems', () => {
  it('predicts 1 above one half, and tells the belief where the learner has beliefs', () => {
    const learner = toyLearner({ capabilities: ['beliefs'], sees: [] });
    expect(predictItems(learner, items, [0.5, 0.51, 0])).toEqual([
      { item: 'a', prediction: 0, confidence: 0.5 },
      { item: 'b', prediction: 1, confidence: 0.51 },
      { item: 'c', prediction: 0, confidence: 0 },
    ]);
  });

  it('tells no confidence where the learner has none', () => {
    const learner = toyLearner({ capabilities: [], sees: [] });
    expect(predictItems(learner, items, [0, 1, 1])[1]).toEqual({ item: 'b', prediction: 1 });
  });

  it('refuses a learner that believes too little or too much', () => {
    const learner = toyLearner({ capabilities: [], sees: [] });
    expect(() => predictItems(learner, items, [0, 1])).toThrow('toy gave 2 beliefs for 3 items');
  });
});
