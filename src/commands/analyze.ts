import { basename, join } from 'node:path';
import { Command } from 'commander';
import { resolveDesign } from '../analysis/resolve-design.ts';
import type { AnalysisSettings, GatePolicy } from '../core/design.ts';
import { CarryoverError } from '../core/errors.ts';
import type { EvidenceSummary } from '../core/evidence.ts';
import { findAarArchive } from '../evidence/aar/aar-files.ts';
import { renderEvidence } from '../report/evidence-text.ts';
import { createRun } from '../store/create-run.ts';
import { analyzeCounts } from './analyze-counts.ts';
import { concludeWith, type Study } from './conclude.ts';
import { addEvidenceOptions, EVIDENCE_HELP, type EvidenceOptions } from './evidence-options.ts';
import { hashPlan } from './hash-plan.ts';
import type { CommandIo } from './io.ts';
import { loadEvidence, summarizePairing } from './load-evidence.ts';
import { collectSelectors, numberIn, seedNumber } from './parse-options.ts';
import { proposeCommand } from './propose-command.ts';
import { announce, publish } from './publish.ts';
import { reproducingCommand } from './reproducing-command.ts';
import { stampRun } from './stamp-run.ts';
import { threads } from './threads.ts';
import { packageVersion } from './versions.ts';

export interface AnalyzeOptions extends EvidenceOptions {
  readonly explain: boolean;
  readonly sandbox?: string;
  readonly production?: string;
  readonly sandboxDomain?: string;
  readonly baseline: string;
  readonly candidate: string;
  readonly require?: readonly string[];
  readonly allowFewSeeds: boolean;
  readonly sesoi: number;
  readonly retention: number;
  readonly alpha: number;
  readonly seed: number;
  readonly json: boolean;
  readonly out?: string;
  readonly force: boolean;
}

/** B = 9,999 makes (B + 1)·α an integer for every α of at most four decimals; R = 2,000 as the A/A rule was measured. */
const FIXED = { replicates: 9999, aaReplicates: 2000, missingThreshold: 0.01 } as const;

const nameOf = (path: string): string =>
  basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.tar$/i, '')
    .replace(/\.(csv|jsonl|json|ndjson|txt|parquet|eval)$/i, '') || 'analysis';

/** The design of a table, or the error that says why there is none; anything else is a fault. */
function attempt<Value>(make: () => Value): Value | CarryoverError {
  try {
    return make();
  } catch (error) {
    if (error instanceof CarryoverError) return error;
    throw error;
  }
}

/** Says what was understood: for a person on stderr, as the answer itself with --explain. */
function explain(summary: EvidenceSummary, { explain: isAnswer, json }: AnalyzeOptions, io: CommandIo): void {
  if (isAnswer) io.stdout(json ? `${JSON.stringify(summary, null, 2)}\n` : renderEvidence(summary));
  else if (summary.series.length > 0) io.stderr(`${renderEvidence(summary)}\n`);
}

async function analyze(paths: readonly string[], options: AnalyzeOptions, io: CommandIo): Promise<void> {
  const { sesoi, retention, alpha, seed } = options;
  const archives = await findAarArchive(paths, options.maxUnpacked);
  if (archives !== undefined) return analyzeCounts(archives, { name: nameOf(paths[0] ?? ''), paths, options }, io);
  const { summary, table, comparable } = await loadEvidence(paths, options, io.progress);
  const design =
    table instanceof CarryoverError
      ? table
      : attempt(() => resolveDesign(table.predictions, { ...options, isOrdered: table.isOrdered }));
  if (table instanceof CarryoverError || design instanceof CarryoverError) {
    const error = design as CarryoverError;
    explain(
      {
        ...summary,
        obstacle: {
          found: error.message,
          next: error.hint,
          propose:
            table instanceof CarryoverError
              ? undefined
              : proposeCommand(paths, options, { comparable, design: summary.design }),
        },
      },
      options,
      io,
    );
    if (options.explain) return;
    throw error;
  }
  const { predictions, inputs, reading } = table;
  explain({ ...summary, pairing: summarizePairing(predictions, design) }, options, io);
  if (options.explain) return;
  const settings: AnalysisSettings = { alpha, sesoi, retention, seed, ...FIXED };
  const policy: GatePolicy = { require: options.require ?? ['all'], allowFewSeeds: options.allowFewSeeds };
  const planHash = hashPlan({ inputs, design, settings, policy, reading: reading?.flags });
  const version = packageVersion();
  const provenance = { version, inputs, command: reproducingCommand(paths, options), planHash, reading };
  const name = nameOf(paths[0] ?? '');
  const study: Study = { name, design, settings, policy, provenance };
  // Concluded before anything is written: an impossible request leaves no trace on disk.
  const result = await concludeWith(threads(), { predictions, study }, io.progress);
  const directory = options.out ?? join('reports', `${name}-${planHash.slice(0, 8)}`);
  const manifest = { ...stampRun(io.clock), kind: 'analysis', ...study } as const;
  const { clock, progress } = io;
  await createRun(directory, { manifest, predictions }, { clock, progress, replace: options.force });
  await publish(directory, result, io);
  await announce(directory, result, { ...io, json: options.json });
  io.setExitCode(result.gate.exitCode);
}

const EXAMPLES = `
Examples:
  Logs of another tool: what is in them, and how they would be compared:
    carryover analyze logs/ --explain
  A matrix of items and models, rungs and arms taken from the models' names:
    carryover analyze correct.csv --rung 'model=~^(6b|175b)_:$1' --sandbox 6b \\
      --arm 'model=~_finetuning$:baseline' --arm 'model=~_verification$:candidate'
  A table with the arms "baseline" and "candidate" and the rungs "6b" and "175b":
    carryover analyze results.csv --sandbox 6b
  Arms of other names, two files, one required cell, a run directory of your choice:
    carryover analyze small.jsonl large.jsonl --sandbox small \\
      --baseline finetuning --candidate verification --require production/math --out out/night
  One seed only, accepted knowingly:
    carryover analyze results.csv --sandbox 6b --allow-few-seeds

  An archive of counts by run, which has no items (--baseline, --candidate, --alpha and --max-unpacked apply):
    carryover analyze cache_results.tar.gz --baseline vanilla_w2s --candidate critic

A table has the columns domain, rung, arm, seed, item, score (see docs/formats.md). The exit code is the gate's answer:
0 passed, 3 failed, 4 inconclusive, 5 disqualified, 6 incomplete; 64 is wrong usage or data, 70 a fault of carryover.`;

/** `carryover analyze`: somebody's results in, a transfer report and a gate decision out. */
export function analyzeCommand(io: CommandIo): Command {
  const open = { least: false, most: false };
  const command = new Command('analyze')
    .description('Judge from results on disk whether a gain carries over from the sandbox rung to the others.')
    .argument(
      '<paths...>',
      'results: predictions tables, logs of evaluation tools, folders of them, cache_results archives',
    );
  return addEvidenceOptions(command)
    .option('--explain', 'print what was understood and how it would be compared, and stop', false)
    .option('--sandbox <rung>', 'the rung where the method won; needed where there are several')
    .option('--production <rung>', 'the rung of the rollout (default: the largest, or the last)')
    .option('--sandbox-domain <domain>', 'yardstick for domains that the sandbox rung did not measure')
    .option(
      '--baseline <arm>',
      'the arm every difference is taken against; of archives of counts the method that begins with vanilla',
      'baseline',
    )
    .option('--candidate <arm>', 'the arm under test', 'candidate')
    .option(
      '--require <cells>',
      'cells that must survive: all, production, RUNG, RUNG/DOMAIN, */DOMAIN (default: all)',
      collectSelectors,
    )
    .option('--allow-few-seeds', 'let verdicts about fewer than three seeds pass the gate', false)
    .option(
      '--sesoi <points>',
      'smallest gain worth having, as a fraction',
      numberIn({ least: 0, most: 1, includes: open }),
      0.02,
    )
    .option(
      '--retention <share>',
      'share of the sandbox gain that must arrive',
      numberIn({ least: 0, most: 1, includes: { least: false, most: true } }),
      0.5,
    )
    .option(
      '--alpha <level>',
      'two-sided error level',
      numberIn({ least: 1e-6, most: 0.5, includes: { least: true, most: false } }),
      0.05,
    )
    .option('--seed <number>', 'seed of the resampling', seedNumber, 1)
    .option('--out <directory>', 'run directory (default: reports/<table>-<hash>)')
    .option('--force', 'replace another run in --out', false)
    .option('--json', 'print result.json instead of the summary', false)
    .addHelpText('after', EVIDENCE_HELP)
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: AnalyzeOptions) => analyze(paths, options, io));
}
