import { describe, expect, test } from 'vitest';
import type { ArmSummary } from '../src/core/arm-summary.ts';
import { apiFolder } from './support/api-folder.ts';
import { isRequired, titleOf } from './support/requirements.ts';
import { sumsLearner } from './support/sums-suite.ts';

const PROTOCOLS = ['anthropic', 'openai'] as const;
const MODES = ['normal', 'batch'] as const;

/** What a result says, whatever the models are called, and without the hashes of the suite that calls them so. */
function withoutNames(text: string, names: readonly string[]): string {
  const named = names.reduce((all, name, at) => all.replaceAll(name, `model ${at}`), text);
  return named
    .replace(/"(sha256|planHash)": "[0-9a-f]+"/g, '"$1": ""')
    .replace(/"hosts": \[[^\]]*\]/, '"hosts": []')
    .replace(/"suite": "(?:[^"\\]|\\.)*"/, '"suite": ""')
    .replace(/"path": "suite.yaml",[^}]*/g, '"path": "suite.yaml"');
}

describe.skipIf(!isRequired('runs'))(titleOf('the methods of the quickstart on models behind an API', 'runs'), () => {
  test('give the same result in both protocols, one by one and in batches', { timeout: 240_000 }, async () => {
    const results: string[] = [];
    let arms: readonly ArmSummary[] = [];
    for (const protocol of PROTOCOLS) {
      for (const mode of MODES) {
        const { run, read, server, suite, result } = await apiFolder({ protocol, mode });
        const { code, stderr } = run();
        expect(stderr).toContain('Cells: 30 (30 measured now, 0 measured before)');
        expect(code).toBe(result().gate.exitCode);
        const { charges, keys, batches } = await server.counts();
        expect(charges).toBe(keys);
        expect(batches > 0).toBe(mode === 'batch');
        arms = result().arms ?? [];
        const names = (['sums-small', 'sums-middle', 'sums-large'] as const).map(size => sumsLearner(size, suite));
        results.push(withoutNames(read('out/result.json'), names));
      }
    }
    for (const result of results) expect(result).toBe(results[0]);
    // Not because there is nothing to say: the models err, the students of true labels less, and the methods differ.
    const accuracyOf = (arm: string): readonly number[] =>
      arms.filter(one => one.rung === 'sandbox' && one.arm === arm).map(({ accuracy }) => accuracy ?? 0);
    const [weak = 0, ceiling = 0] = [...accuracyOf('weak'), ...accuracyOf('ceiling')];
    expect(weak).toBeGreaterThan(0.6);
    expect(ceiling).toBeGreaterThan(weak);
    expect(ceiling).toBeLessThan(1);
    expect(accuracyOf('candidate')).not.toEqual(accuracyOf('baseline'));
  });
});
