import fc from 'fast-check';
import { expect, test } from 'vitest';
import { initSuite } from '../../src/suite/init-suite.ts';
import { parseSuite } from '../../src/suite/parse-suite.ts';
import { faultOf } from '../support/fault-of.ts';
import { KNOWN } from '../support/suite-text.ts';

test('a suite that was just made is in order, and small', () => {
  const suite = parseSuite(initSuite({ name: 'my-suite' }), 'my-suite.yaml', KNOWN);
  expect([suite.name, suite.seeds.length, suite.splits.test]).toEqual(['my-suite', 10, 3000]);
  expect(suite.gate).toMatchObject({ require: ['all'], rules: [{ cells: '*/math', level: 'warn' }] });
  expect(suite.gate.baseline).toBeUndefined();
});

test('one for every night asks for a blessed run, and is the same otherwise', () => {
  const [plain, nightly] = [undefined, 'b.json'].map(baseline =>
    parseSuite(initSuite({ name: 'x', baseline }), 'x.yaml', KNOWN),
  );
  expect(nightly?.gate).toEqual({ ...plain?.gate, baseline: 'b.json' });
  expect(nightly?.method).toEqual(plain?.method);
});

test('the first line tells editors where the schema is, where that is known', () => {
  const text = initSuite({ name: 'x', schema: './node_modules/carryover/assets/suite.schema.json' });
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=./node_modules/carryover/assets/suite.schema.json');
  expect(parseSuite(text, 'x.yaml', KNOWN).name).toBe('x');
  expect(initSuite({ name: 'x' })).not.toContain('yaml-language-server');
});

test.each(['7', 'null', 'true', '1e3', "it's # mine", '- x', '@x', '&x', 'a'.repeat(100), '日本'])(
  'the name %j stays that name',
  name => {
    expect(parseSuite(initSuite({ name }), 'x.yaml', KNOWN).name).toBe(name);
  },
);

test.each(['', ' x', '../x', '.x', 'a/b', 'a\nb', 'a'.repeat(101)])('refuses the name %j', async name => {
  const { code, message } = await faultOf(() => initSuite({ name }));
  expect(code).toBe('usage');
  expect(message).toContain('The name of the suite is');
});

test('every name is refused or comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 8 }), async name => {
      const end = await Promise.resolve(name)
        .then(() => parseSuite(initSuite({ name }), 'x.yaml', KNOWN).name)
        .catch(() => faultOf(() => initSuite({ name })));
      expect(typeof end === 'string' ? end : 'refused').toBe(typeof end === 'string' ? name : 'refused');
    }),
    { numRuns: 60 },
  );
});
