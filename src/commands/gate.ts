import { Command } from 'commander';
import type { GatePolicy } from '../core/design.ts';
import { conclude } from './conclude.ts';
import { decidingCommand } from './deciding-command.ts';
import type { CommandIo } from './io.ts';
import { loadRun } from './load-run.ts';
import { collectSelectors } from './parse-options.ts';
import { announce, publish } from './publish.ts';

interface GateOptions {
  readonly require?: readonly string[];
  readonly allowFewSeeds?: boolean;
  readonly json: boolean;
}

async function gate(directory: string, options: GateOptions, io: CommandIo): Promise<void> {
  const { manifest, predictions } = await loadRun(directory, io.progress);
  const policy: GatePolicy = {
    require: options.require ?? manifest.policy.require,
    allowFewSeeds: options.allowFewSeeds ?? manifest.policy.allowFewSeeds,
  };
  const provenance = {
    ...manifest.provenance,
    command: decidingCommand(manifest.provenance.command, directory, options),
  };
  const result = conclude(predictions, { ...manifest, policy, provenance }, io.progress);
  await publish(directory, result, io);
  await announce(directory, result, { ...io, json: options.json });
  io.setExitCode(result.gate.exitCode);
}

const EXAMPLES = `
Examples:
  carryover gate reports/results-1a2b3c4d
  carryover gate reports/results-1a2b3c4d --require production/math --allow-few-seeds
  carryover gate reports/results-1a2b3c4d --json | jq -r .gate.outcome

Decides anew from the outcomes in the run directory, under the run's policy or the one given here, and rewrites the verdict
file result.json and the report. The exit code is the answer: 0 passed, 3 failed, 4 inconclusive, 5 disqualified,
6 incomplete; 64 is wrong usage or data, 70 a fault of carryover.`;

/** `carryover gate`: the decision of a run, again, from the store alone. */
export function gateCommand(io: CommandIo): Command {
  return new Command('gate')
    .description('Decide the gate of a run again, from its directory alone.')
    .argument('<run>', 'run directory')
    .option('--require <cells>', 'cells that must survive (default: as in the run)', collectSelectors)
    .option('--allow-few-seeds', 'let verdicts about fewer than three seeds pass')
    .option('--json', 'print result.json instead of the summary', false)
    .addHelpText('after', EXAMPLES)
    .action((directory: string, options: GateOptions) => gate(directory, options, io));
}
