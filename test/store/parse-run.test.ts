import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { formatRun } from '../../src/store/build-run.ts';
import type { CellEntry } from '../../src/store/manifest.ts';
import { parseRun } from '../../src/store/parse-run.ts';
import { faultOf } from '../support/fault-of.ts';
import { makeManifest } from '../support/run-manifest.ts';

const CELL: CellEntry = { key: '0a'.repeat(16), domain: 'math', rung: '6b', arm: 'baseline', seed: '0', rows: 3 };

describe('parseRun', () => {
  test('reads back what is written, with and without what is optional', () => {
    const small = makeManifest();
    const input = { path: 't.csv', sha256: 'b2'.repeat(32), bytes: 10, rows: 3 };
    const full = makeManifest({
      gitCommit: 'c3'.repeat(20),
      design: {
        ...small.design,
        arms: { ...small.design.arms, weak: 'weak', ceiling: 'ceiling' },
        sandboxDomain: 'math',
      },
      provenance: { ...small.provenance, inputs: [input] },
    });
    for (const manifest of [small, full]) {
      const read = parseRun(formatRun(manifest, [CELL]), 'run.json');
      expect(read).toEqual({ ...manifest, cells: [CELL], cellsHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    }
  });

  test('keeps the text of a suite that is the first input, and refuses another', async () => {
    const suite = 'carryover: 1\n';
    const { provenance } = makeManifest();
    const input = { path: 's.yaml', sha256: hash('sha256', suite, 'hex'), bytes: suite.length };
    const given = (text: string) =>
      formatRun(makeManifest({ provenance: { ...provenance, inputs: [input], suite: text } }), [CELL]);
    expect(parseRun(given(suite), 'run.json').provenance.suite).toBe(suite);
    const { message } = await faultOf(() => parseRun(given('carryover: 2\n'), 'run.json'));
    expect(message).toContain(
      'provenance.suite is "carryover: 2\\n": expected the text of the first input, to the byte',
    );
  });

  test('says that a text is no JSON', async () => {
    const { code, message } = await faultOf(() => parseRun('{', 'x/run.json'));
    expect([code, message]).toEqual(['run-invalid', 'x/run.json: is no valid JSON; expected the manifest of a run.']);
  });
});

/** The text of the stored run with one value replaced. */
function withValue(path: readonly (string | number)[], value: unknown): string {
  const run: unknown = JSON.parse(formatRun(makeManifest(), [CELL]));
  const [last = '', ...front] = path.toReversed();
  const parent = front.toReversed().reduce<unknown>((at, part) => Reflect.get(at as object, part), run);
  if (value === undefined) Reflect.deleteProperty(parent as object, last);
  else Reflect.set(parent as object, last, value);
  return JSON.stringify(run);
}

describe('what parseRun refuses', () => {
  test.each([
    ['an unknown key', ['nmae'], 'x', 'unknown key "nmae" (did you mean name?)'],
    ['an unknown key further in', ['settings', 'alhpa'], 1, 'unknown key "alhpa" (did you mean alpha?) in settings'],
    [
      'an unknown key of a rung',
      ['design', 'rungs', 0, 'roll'],
      1,
      'unknown key "roll" (did you mean role?) in design.rungs[0]',
    ],
    ['an unknown key of a cell', ['cells', 0, 'extra'], 1, 'unknown key "extra" in cells[0]'],
    ['a missing key', ['node'], undefined, 'node is missing: '],
    ['a wrong type', ['name'], 7, 'name is 7: invalid input: expected string, received number'],
    [
      'a wrong word',
      ['design', 'rungs', 1, 'role'],
      'big',
      'design.rungs[1].role is "big": invalid option: expected one of "sandbox"|"larger"|"production"',
    ],
    ['a number out of range', ['settings', 'alpha'], 0.5, 'settings.alpha is 0.5: too big: expected number to be <0.5'],
    ['a number that is none', ['settings', 'sesoi'], 'NaN', 'settings.sesoi is "NaN"'],
    ['a fraction of a row', ['cells', 0, 'rows'], 1.5, 'cells[0].rows is 1.5'],
    ['a key that is no hash', ['cells', 0, 'key'], '../../x', 'cells[0].key is "../../x": expected 32 hex digits'],
    ['another kind', ['kind'], 'audit', 'kind is "audit"'],
    ['a time that is none', ['createdAt'], 'yesterday', 'createdAt is "yesterday"'],
    ['no rungs', ['design', 'rungs'], [], 'design.rungs is []'],
  ] as const)('names %s', async (_claim, path, value, message) => {
    const fault = await faultOf(() => parseRun(withValue(path, value), 'x/run.json'));
    expect(fault.code).toBe('run-invalid');
    expect(fault.message).toContain(`x/run.json: ${message}`);
    expect(fault.hint).not.toBe('');
  });

  test('tells a run of a later version from a broken one', async () => {
    const { message, hint } = await faultOf(() => parseRun(withValue(['schema'], 2), 'run.json'));
    expect(message).toBe('run.json: schema is 2; this version of carryover reads schema 1.');
    expect(hint).toContain('version');
  });

  test.each([null, 7, 'run', [], {}])('refuses %j', async value => {
    expect((await faultOf(() => parseRun(JSON.stringify(value), 'run.json'))).code).toBe('run-invalid');
  });
});
