import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { TransferResult } from '../src/core/result.ts';
import { runCarryover } from './support/run-carryover.ts';
import { testFolder } from './support/test-folder.ts';

const SUITE = fileURLToPath(new URL('./suites/real-items.yaml', import.meta.url));
const ITEMS = new URL('../../shared/data/math/gsm8k_model_solutions.jsonl', import.meta.url);

describe('carryover run on real items', () => {
  test.skipIf(!existsSync(ITEMS))(
    'completes, and says that PGR is unresolved instead of inventing a number (skipped without ../shared/data)',
    () => {
      const folder = testFolder();
      const { code, stdout } = runCarryover(folder, ['run', SUITE, '--out', 'out']);
      const text = readFileSync(join(folder, 'out/result.json'), 'utf8');
      const result = JSON.parse(text) as TransferResult;
      expect(code).toBe(result.gate.exitCode);
      expect(stdout).not.toBe('');
      expect(result.cells.length).toBe(9);
      let unresolved = 0;
      for (const { estimates } of result.cells) {
        const name = `${estimates.rung} × ${estimates.domain}`;
        if (estimates.status !== 'measured') throw new Error(`${name} was not measured`);
        if (estimates.pgr.status !== 'measured') throw new Error(`PGR of ${name} was not measured`);
        // One gap in nine may be clear of 0 by chance; what is left then is a set without a point value.
        expect(['unresolved', 'set-only'], name).toContain(estimates.pgr.candidate.status);
        if (estimates.pgr.candidate.status === 'unresolved') unresolved++;
      }
      expect(unresolved).toBeGreaterThanOrEqual(8);
      // Models that learned nothing but the commoner label agree on every item; that is no copy.
      expect(result.findings.filter(({ detector }) => detector === 'copied-results')).toEqual([]);
      expect(result.arms?.every(({ errored }) => errored.length === 0)).toBe(true);
      expect(readFileSync(join(folder, 'out/index.html'), 'utf8')).toContain(
        `PGR in ${unresolved} cells: the gap between weak and ceiling is not clear of 0.`,
      );
    },
    240_000, // eleven seconds on an idle machine
  );
});
