import { expect, test } from 'vitest';
import { designOf } from '../../src/plan/design-of.ts';
import { sampleSuite } from '../support/sample-suite.ts';

test('the design has the rungs and domains in the order of the suite, and the four arms', () => {
  expect(designOf(sampleSuite())).toStrictEqual({
    rungs: [
      { name: 'sandbox', role: 'sandbox' },
      { name: 'production', role: 'production', size: 7 },
    ],
    domains: ['sums', 'reviews'],
    arms: { weak: 'weak', ceiling: 'ceiling', baseline: 'baseline', candidate: 'candidate' },
  });
  expect(designOf(sampleSuite({ sandboxDomain: 'sums' })).sandboxDomain).toBe('sums');
});
