import { describe, expect, test } from 'vitest';
import { DOMAIN_KINDS } from '../../src/core/item.ts';
import { findLocalModel, LOCAL_LEARNERS } from '../../src/learners/find-local-model.ts';

describe('findLocalModel', () => {
  test.each(DOMAIN_KINDS)('every step of the ladder has a higher order and a larger corpus in %s', kind => {
    const models = LOCAL_LEARNERS.map(name => findLocalModel(name, kind));
    for (const [at, model] of models.slice(1).entries()) {
      expect(model.order).toBeGreaterThan(models[at]?.order ?? 0);
      expect(model.corpus).toBeGreaterThan(models[at]?.corpus ?? 0);
      expect(model.unit).toBe(models[0]?.unit);
    }
  });

  test('a name that is none is refused with the names there are', () => {
    expect(() => findLocalModel('local/huge', 'math')).toThrow(
      '"local/huge" is no learner; expected one of local/tiny, local/small, local/medium, local/large.',
    );
  });
});
