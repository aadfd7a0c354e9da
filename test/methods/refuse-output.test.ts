import { describe, expect, it } from 'vitest';
import { fieldsOf, refuseOutput } from '../../src/methods/refuse-output.ts';
import { faultOf } from '../support/fault-of.ts';

describe('refuseOutput', () => {
  it('names the field, what was found and what was expected', async () => {
    const fault = await faultOf(() => refuseOutput('receipt.trainedOn', -1, 'a whole number from 0 on'));
    expect(fault.message).toBe('The method returned -1 as receipt.trainedOn; expected a whole number from 0 on.');
    expect(fault.code).toBe('data-invalid');
  });
});

describe('fieldsOf', () => {
  it('takes objects, and neither lists nor anything else', () => {
    expect(fieldsOf({ a: 1 }, 'it')).toEqual({ a: 1 });
    for (const value of [undefined, null, 3, 'text', [], () => 1])
      expect(() => fieldsOf(value, 'it')).toThrow(/^The method returned .* as it; expected an object\.$/);
  });
});
