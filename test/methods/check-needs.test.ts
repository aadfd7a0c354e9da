import { describe, expect, it } from 'vitest';
import { checkNeeds } from '../../src/methods/check-needs.ts';
import { METHODS } from '../../src/methods/registry.ts';
import { faultOf } from '../support/fault-of.ts';

describe('checkNeeds', () => {
  it('lets every built-in method pass on a learner with every capability', () => {
    const learner = { identity: 'local/small', capabilities: ['soft-labels', 'weights', 'prior', 'beliefs'] as const };
    for (const method of METHODS) expect(() => checkNeeds(method, learner)).not.toThrow();
  });

  it('names the method, the learner, all that is lacking and all that is there', async () => {
    const method = { name: 'em-posterior', needs: ['soft-labels', 'prior', 'beliefs'] as const };
    const fault = await faultOf(() => checkNeeds(method, { identity: 'chat/one', capabilities: ['prior'] }));
    expect(fault.code).toBe('usage');
    expect(fault.message).toBe(
      'The method em-posterior needs soft-labels and beliefs, which the learner chat/one lacks; it offers prior.',
    );
    const bare = await faultOf(() => checkNeeds(method, { identity: 'chat/one', capabilities: [] }));
    expect(bare.message).toMatch(/it offers none\.$/);
  });
});
