/**
 * Writes the table that the speed of `analyze` is measured on: 3 domains × 20 rungs × 4 arms × 5 seeds × 1,263 items.
 * Usage: node scripts/make-big-table.ts OUT.csv
 */
import { type Effects, makeItems, simulateCell } from './support/simulate-cell.ts';
import { writeTable } from './support/write-table.ts';

const SEED = 7;
const SEEDS_PER_CELL = 5;
const ITEMS = 1263;
const RUNGS = 20;
const DOMAINS = ['chat', 'math', 'code'] as const;
const EFFECTS: Effects = { item: 2, cluster: 0, itemSeed: 1, seed: 0.1, seedArm: 0.1 };

function* tableLines(): Generator<string> {
  yield 'domain,rung,arm,seed,item,score,size';
  for (const domain of DOMAINS) {
    const items = makeItems(ITEMS, () => undefined, { domain, seed: SEED, effects: EFFECTS });
    for (let level = 1; level <= RUNGS; level++) {
      const rung = `rung-${String(level).padStart(2, '0')}`;
      const weak = 0.4 + 0.015 * level;
      /** The gain shrinks from 12 points in the sandbox to half a point. */
      const gain = 0.12 - 0.115 * ((level - 1) / (RUNGS - 1)) ** 2;
      const accuracy = { weak, baseline: weak + 0.05, candidate: weak + 0.05 + gain, ceiling: weak + 0.2 };
      const plan = { domain, rung, seeds: SEEDS_PER_CELL, accuracy };
      const size = Math.round(4e8 * 1.3 ** (level - 1));
      for (const { arm, seed, item, score } of simulateCell(plan, items, { seed: SEED, effects: EFFECTS })) {
        yield `${domain},${rung},${arm},${seed},${item.name},${score},${size}`;
      }
    }
  }
}

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('Usage: node scripts/make-big-table.ts OUT.csv');
  process.exitCode = 64;
} else {
  const rows = writeTable(out, tableLines()) - 1;
  console.error(`${out}: ${rows} simulated outcomes of ${DOMAINS.length * RUNGS} rungs × domains.`);
}
