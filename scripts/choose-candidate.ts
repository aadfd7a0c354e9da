/**
 * The search that chose the candidate of suites/quickstart.yaml, recorded: every built-in method that uses the teacher is
 * measured in the sandbox of the suite, on the draw and the seeds that its `selection` names and that the suite does not use.
 * Writes suites/quickstart.search.json (or the file named) and says who won.
 *
 *   node scripts/choose-candidate.ts [suites/quickstart.search.json]
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { summarizeArms } from '../src/analysis/summarize-arms.ts';
import { codeHash } from '../src/commands/code-hash.ts';
import { knownNames } from '../src/commands/known-names.ts';
import { measureSuite, prepareStore } from '../src/commands/measure-suite.ts';
import { terminalProgress } from '../src/commands/terminal-progress.ts';
import type { Suite } from '../src/core/suite.ts';
import { designOf } from '../src/plan/design-of.ts';
import { makePlan } from '../src/plan/make-plan.ts';
import { loadSuite } from '../src/suite/load-suite.ts';

const RULE = 'highest mean gain over the domains of the sandbox';
const target = process.argv[2] ?? 'suites/quickstart.search.json';

const suite = await loadSuite('suites/quickstart.yaml', knownNames());
if (suite.selection === undefined) throw new Error('suites/quickstart.yaml records no selection');
const { draw, seeds, among } = suite.selection;

/** The sandbox alone, on other items and seeds. */
const searchFor = (name: string): Suite => ({
  ...suite,
  method: { ...suite.method, candidate: { kind: 'built-in', name } },
  rungs: suite.rungs.filter(({ role }) => role === 'sandbox'),
  domains: suite.domains.map(domain => ({ ...domain, source: { kind: 'generated', draw } })),
  seeds,
  controls: [],
});

/** Gain over the baseline per domain, as a fraction. */
async function gainsOf(name: string): Promise<Readonly<Record<string, number>>> {
  const search = searchFor(name);
  const plan = makePlan(search, { code: codeHash() });
  const folder = 'reports/.store';
  const { predictions, records } = await measureSuite(plan, {
    store: await prepareStore(plan, folder, new Map()),
    folder,
    processes: availableParallelism(),
    progress: terminalProgress(process.stderr),
  });
  const arms = summarizeArms(predictions, records, designOf(search));
  const accuracy = (domain: string, arm: string): number => {
    const found = arms.find(one => one.domain === domain && one.arm === arm)?.accuracy;
    if (found === undefined) throw new Error(`${arm} of ${domain} was not measured`);
    return found;
  };
  return Object.fromEntries(
    search.domains.map(({ name: domain }) => [domain, accuracy(domain, 'candidate') - accuracy(domain, 'baseline')]),
  );
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
const results = [];
for (const name of among) {
  const gains = await gainsOf(name);
  const values = Object.values(gains);
  const mean = values.reduce((sum, gain) => sum + gain, 0) / values.length;
  results.push({
    method: name,
    gains: Object.fromEntries(Object.entries(gains).map(([domain, gain]) => [domain, round(gain)])),
    mean: round(mean),
  });
}
// The best first; of equals the first by name.
results.sort((x, y) => y.mean - x.mean || (x.method < y.method ? -1 : 1));
const baseline = suite.method.baseline.name;
const rung = suite.rungs.find(({ role }) => role === 'sandbox');
const record = {
  rule: RULE,
  baseline,
  weak: rung?.weak,
  strong: rung?.strong,
  draw,
  seeds,
  splits: suite.splits,
  results,
};
writeFileSync(target, `${JSON.stringify(record, null, 2)}\n`);
for (const { method, mean } of results)
  console.log(`${method.padEnd(20)} ${(100 * mean).toFixed(2).padStart(7)} points`);
console.log(`The candidate is ${results[0]?.method}.`);
