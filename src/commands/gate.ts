import { Command } from 'commander';
import { decisionOf } from '../core/decision-of.ts';
import type { GatePolicy } from '../core/design.ts';
import { CarryoverError } from '../core/errors.ts';
import type { RunContent } from '../store/manifest.ts';
import { concludeRun } from './conclude-run.ts';
import { decidingCommand } from './deciding-command.ts';
import type { CommandIo } from './io.ts';
import { loadRun } from './load-run.ts';
import { addPolicyOptions, givenPolicy, type PolicyOptions } from './policy-options.ts';
import { announce, publish } from './publish.ts';
import { policyFolder } from './read-against.ts';
import { spareMemory } from './spare-memory.ts';

interface GateOptions extends PolicyOptions {
  readonly json: boolean;
}

/** The run under the policy given here, where one is. */
function underPolicy(run: RunContent, directory: string, options: GateOptions): RunContent {
  if ('evidence' in run) {
    if (Object.keys(givenPolicy(options)).length === 0) return run;
    const found = `${directory}: holds counts and no items, so no cell whose gain could be required; expected no options for the policy.`;
    throw new CarryoverError('usage', found, 'Leave the options out: the decision rests on where the files come from.');
  }
  const { manifest } = run;
  const folder = policyFolder(manifest.kind, manifest.provenance.inputs);
  const policy: GatePolicy = { ...manifest.policy, ...givenPolicy(options, folder) };
  const provenance = {
    ...manifest.provenance,
    command: decidingCommand(manifest.provenance.command, directory, options),
  };
  return { ...run, manifest: { ...manifest, policy, provenance } };
}

async function gate(directory: string, options: GateOptions, io: CommandIo): Promise<void> {
  spareMemory();
  const run = underPolicy(await loadRun(directory, io.progress), directory, options);
  const result = await concludeRun(run, io.progress);
  await publish(directory, result, io);
  await announce(directory, result, { ...io, json: options.json });
  io.setExitCode(decisionOf(result).exitCode);
}

const EXAMPLES = `
Examples:
  carryover gate reports/results-1a2b3c4d
  carryover gate reports/results-1a2b3c4d --require production/math --allow-few-seeds
  carryover gate reports/results-1a2b3c4d --require all --rule larger=attenuated --rule '*/code=inconclusive:warn'
  carryover gate reports/results-1a2b3c4d --baseline carryover-baseline.json
  carryover gate reports/results-1a2b3c4d --json | jq -r .gate.outcome

Decides anew from the outcomes or the counts in the run directory, under the run's policy or the one given here, and rewrites the verdict
file result.json and the report. The exit code is the answer: 0 passed, 3 failed, 4 inconclusive, 5 disqualified,
6 incomplete; 64 is wrong usage or data, 70 a fault of carryover.`;

/** `carryover gate`: the decision of a run, again, from the store alone. */
export function gateCommand(io: CommandIo): Command {
  const command = new Command('gate')
    .description('Decide the gate of a run again, from its directory alone.')
    .argument('<run>', 'run directory');
  return addPolicyOptions(command)
    .option('--json', 'print result.json instead of the summary', false)
    .addHelpText('after', EXAMPLES)
    .action((directory: string, options: GateOptions) => gate(directory, options, io));
}
