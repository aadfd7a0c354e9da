/**
 * Writes a predictions table of the shape that real transfer studies have, with a known truth: three domains, three
 * rungs, four arms, five seeds. Usage: node scripts/make-demo-table.ts OUT.csv
 */
import { type Effects, makeItems, type SimulatedItem, simulateCell } from './support/simulate-cell.ts';
import { writeTable } from './support/write-table.ts';

const SEED = 2026;
const SEEDS_PER_CELL = 5;
const EFFECTS: Effects = { item: 3, cluster: 2, itemSeed: 2, seed: 0.2, seedArm: 0.1 };
const HEADER = 'domain,rung,arm,seed,item,cluster,score,model,size';
const PLANTED = 'the gain survives in chat, is attenuated in math at production, and vanishes in code at production';

const RUNGS = [
  { name: 'sandbox', model: 'simulated-0.4b', size: 4e8 },
  { name: 'larger', model: 'simulated-7b', size: 7e9 },
  { name: 'production', model: 'simulated-70b', size: 7e10 },
] as const;

const ARMS = ['weak', 'baseline', 'candidate', 'ceiling'] as const;

/** Mean accuracy of each arm, by domain and rung: the truth that the report should find. */
const ACCURACY = {
  chat: { sandbox: [0.58, 0.62, 0.76, 0.8], larger: [0.66, 0.7, 0.83, 0.87], production: [0.72, 0.755, 0.875, 0.91] },
  math: { sandbox: [0.45, 0.5, 0.66, 0.7], larger: [0.55, 0.6, 0.74, 0.79], production: [0.66, 0.71, 0.735, 0.85] },
  code: { sandbox: [0.4, 0.44, 0.58, 0.62], larger: [0.5, 0.54, 0.67, 0.71], production: [0.62, 0.66, 0.655, 0.8] },
} as const;
type Domain = keyof typeof ACCURACY;

const ITEMS = { chat: 400, math: 400, code: 400 } as const;

/** Five solutions make two problems: of two and of three. */
function problemOf(index: number): string {
  const problem = 2 * Math.floor(index / 5) + (index % 5 < 2 ? 1 : 2);
  return `problem-${String(problem).padStart(3, '0')}`;
}

function makeDomainItems(domain: Domain): readonly SimulatedItem[] {
  const clusterOf = domain === 'code' ? problemOf : () => undefined;
  return makeItems(ITEMS[domain], clusterOf, { domain, seed: SEED, effects: EFFECTS });
}

function* tableLines(): Generator<string> {
  yield HEADER;
  for (const domain of Object.keys(ACCURACY) as Domain[]) {
    const items = makeDomainItems(domain);
    for (const rung of RUNGS) {
      const means = ACCURACY[domain][rung.name];
      const accuracy = Object.fromEntries(ARMS.map((arm, index) => [arm, means[index] ?? Number.NaN]));
      const plan = { domain, rung: rung.name, seeds: SEEDS_PER_CELL, accuracy };
      for (const { arm, seed, item, score } of simulateCell(plan, items, { seed: SEED, effects: EFFECTS })) {
        yield [domain, rung.name, arm, seed, item.name, item.cluster ?? '', score, rung.model, rung.size].join(',');
      }
    }
  }
}

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('Usage: node scripts/make-demo-table.ts OUT.csv');
  process.exitCode = 64;
} else {
  const rows = writeTable(out, tableLines()) - 1;
  console.error(`${out}: ${rows} simulated outcomes (no real model); planted: ${PLANTED}.`);
}
