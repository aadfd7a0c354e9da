import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repeatStudies } from '../../../scripts/support/repeat-studies.ts';
import { readPool } from '../../../scripts/support/study-pool.ts';
import { assumeFromPilot } from '../../../src/analysis/assume-from-pilot.ts';
import { forecastCells } from '../../../src/plan/forecast-cells.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { isRequired, titleOf } from '../../support/requirements.ts';
import { runCarryover } from '../../support/run-carryover.ts';
import { testFolder } from '../../support/test-folder.ts';

/** The domain of the quickstart in which seeds are least normal; few items, for the sake of the hour. */
const SUITE = `carryover: 1
name: pool
method: { baseline: vanilla, candidate: soft-labels }
rungs:
  - { name: sandbox, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: production, role: production, weak: local/medium, strong: local/large }
domains: [math]
seeds: 100
splits: { labelled: 600, unlabelled: 1500, test: 2000 }
controls: []
analysis: { replicates: 999, aaReplicates: 200 }
`;
const [STUDIES, SEEDS, ITEMS] = [2000, 5, 1000];

describe.skipIf(!isRequired('runs'))(
  titleOf('what a plan promises, on the generators of the quickstart', 'runs'),
  () => {
    test('is within 3 points of what repeated studies of the same seeds and items find', {
      timeout: 300_000,
    }, async () => {
      const folder = testFolder();
      writeFileSync(join(folder, 'pool.yaml'), SUITE);
      runCarryover(folder, ['run', 'pool.yaml', '--out', 'pool']);
      const { manifest, domains } = await readPool([join(folder, 'pool')]);
      const { design, settings } = manifest;
      const required = [{ rung: 'production', domain: 'math' }];
      const assumed = assumeFromPilot(domains, { threshold: 0, items: ITEMS });
      const options = { design, settings, seeds: SEEDS, required, power: 0.8, draws: 20_000 };
      const [domain] = domains;
      const [cell] = forecastCells(assumed, options);
      const [sandbox, target] = domain?.cells ?? [];
      if (domain === undefined || cell === undefined || sandbox === undefined || target === undefined)
        throw new Error();
      const rates = repeatStudies(target, sandbox, domain, {
        studies: STUDIES,
        seeds: SEEDS,
        columns: cell.columns,
        settings,
        rng: createRng(1, 'studies'),
      });
      const off = cell.scenarios.flatMap(({ scenario, chances }) =>
        (['survives', 'attenuated', 'vanished', 'reversed', 'inconclusive'] as const).map(verdict =>
          Math.abs(chances[verdict] - rates[scenario][verdict]),
        ),
      );
      expect(Math.max(...off)).toBeLessThan(0.03);
      // The same with normal seeds misses by more: it is the law of the seeds that is right.
      const [normal] = forecastCells(
        assumed.map(({ seedEffects: _, ...rest }) => rest),
        options,
      );
      const promised = (one: typeof cell) => one.scenarios.at(-1)?.chances.survives ?? 9;
      const found = rates.full.survives;
      expect(Math.abs(promised(cell) - found)).toBeLessThan(Math.abs(promised(normal as typeof cell) - found));
    });
  },
);
