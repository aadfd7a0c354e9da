import { describe, expect, it } from 'vitest';
import { checkMethod } from '../../src/methods/check-method.ts';
import { faultOf } from '../support/fault-of.ts';

const right = {
  name: 'my-method',
  description: 'Does something.',
  usesTeacher: true,
  needs: ['prior'],
  run: async () => ({ predictions: [], receipt: { trainedOn: 0 } }),
};

describe('checkMethod', () => {
  it('returns the very object, which may be of a class of its own', () => {
    expect(checkMethod(right, 'my.ts')).toBe(right);
    class Mine {
      readonly name = 'mine';
      readonly description = 'Does it my way.';
      readonly usesTeacher = false;
      readonly needs = [];
      async run() {
        return { predictions: [], receipt: { trainedOn: 0 } };
      }
    }
    const mine = new Mine();
    expect(checkMethod(mine, 'my.ts')).toBe(mine);
  });

  it.each([
    [undefined, 'my.ts: exports no `method`; expected an object.'],
    [null, 'my.ts: exports null as `method`; expected an object.'],
    [right.run, 'my.ts: exports a function as `method`; expected an object.'],
    [{ ...right, name: undefined }, 'my.ts: method.name is nothing; expected a name in lower case'],
    [{ ...right, name: 'My Method' }, 'my.ts: method.name is "My Method"; expected a name in lower case'],
    [{ ...right, description: ' ' }, 'my.ts: method.description is " "; expected one sentence'],
    [{ ...right, usesTeacher: 'yes' }, 'my.ts: method.usesTeacher is "yes"; expected true or false'],
    [{ ...right, needs: undefined }, 'my.ts: method.needs is nothing; expected a list of "soft-labels", "weights",'],
    [{ ...right, needs: ['priors'] }, 'my.ts: method.needs is ["priors"]; expected a list of'],
    [{ ...right, run: 'run' }, 'my.ts: method.run is "run"; expected a function'],
  ])('refuses case %#, naming file and field, what was found and what was expected', async (value, says) => {
    const fault = await faultOf(() => checkMethod(value, 'my.ts'));
    expect(fault.code).toBe('usage');
    expect(fault.message).toContain(says);
    expect(fault.hint).toMatch(/^Export `method`/);
  });
});
