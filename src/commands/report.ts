import { Command } from 'commander';
import { concludeRun } from './conclude-run.ts';
import type { CommandIo } from './io.ts';
import { loadRun } from './load-run.ts';
import { announce, publish } from './publish.ts';

async function report(directory: string, { json }: { json: boolean }, io: CommandIo): Promise<void> {
  const result = await concludeRun(await loadRun(directory, io.progress), io.progress);
  await publish(directory, result, io);
  // A page that is rendered again is no news to a workflow.
  await announce(directory, result, { ...io, environment: {}, json });
}

const EXAMPLES = `
Examples:
  carryover report reports/results-1a2b3c4d
  carryover report reports/results-1a2b3c4d --json | jq .gate

Computes everything anew from the outcomes or the counts in the run directory, with the settings of run.json, and rewrites result.json,
summary.md and index.html. Exits with 0 when that worked; the gate's answer is what carryover gate is for.`;

/** `carryover report`: the report of a run, again, from the store alone. */
export function reportCommand(io: CommandIo): Command {
  return new Command('report')
    .description('Render the report of a run again, from its directory alone.')
    .argument('<run>', 'run directory')
    .option('--json', 'print result.json instead of the summary', false)
    .addHelpText('after', EXAMPLES)
    .action((directory: string, options: { json: boolean }) => report(directory, options, io));
}
