/**
 * Measures the statistics beside their peers, prints a table for each group of workloads and puts it into
 * `docs/performance.md`. Exits 1 where a goal is missed. Without the peers (Python) the page stays as it is.
 * Usage: npm run bench [-- GROUP … --json --quick --rounds N]
 *   GROUP     W1, W2 … ; all unless given
 *   --json    rows as JSON, not as tables
 *   --quick   one round at the smallest size, and the page stays as it is
 *   --rounds  rounds in which ours and the peers take turns; 5 unless given
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { orUsage } from '../support/usage.ts';
import { findWorkloads } from './find-workloads.ts';
import { findPeers, measure, type Row } from './measure.ts';
import { readOptions, USAGE, whyNotWritten } from './read-options.ts';
import { isMet, renderTable, replaceSection } from './render.ts';

const known = await findWorkloads();
const options = orUsage(() => readOptions(process.argv.slice(2), [...new Set(known.map(({ group }) => group))]), USAGE);
const peers = await findPeers();
const workloads = known.filter(({ group }) => options.groups.includes(group));
const rows: Row[] = [];
for (const workload of workloads) {
  for (const size of options.quick ? workload.sizes.slice(0, 1) : workload.sizes) {
    console.error(`${workload.id}, n = ${size}`);
    rows.push(await measure(workload, size, { rounds: options.rounds, hasPeers: peers.missing === undefined }));
  }
}

const machine =
  `Measured on ${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.versions.node}; ` +
  `${peers.versions ?? `peers not installed (${peers.missing})`}.`;
const page = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const whyNot = whyNotWritten(options, peers.missing);
if (options.json) console.log(JSON.stringify({ machine, rows }, null, 2));
for (const group of new Set(rows.map(row => row.group))) {
  const own = rows.filter(row => row.group === group);
  const text = `${machine}\n\n${renderTable(own)}\n`;
  if (!options.json) console.log(`${group}\n${text}`);
  if (whyNot === undefined) writeFileSync(page, replaceSection(readFileSync(page, 'utf8'), group, text));
}
if (whyNot !== undefined) console.error(`docs/performance.md stays as it is: ${whyNot}.`);
const missed = rows.filter(row => !isMet(row));
if (missed.length > 0) {
  console.error(`Missed: ${missed.map(({ id, size }) => `${id} at ${size}`).join(', ')}`);
  process.exitCode = 1;
}
