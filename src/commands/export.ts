import { Command } from 'commander';
import { CarryoverError } from '../core/errors.ts';
import { writePredictions } from '../evidence/write-predictions.ts';
import { renderEvidence } from '../report/evidence-text.ts';
import { addEvidenceOptions, EVIDENCE_HELP, type EvidenceOptions } from './evidence-options.ts';
import type { CommandIo } from './io.ts';
import { loadEvidence } from './load-evidence.ts';
import { refuseExisting } from './refuse-existing.ts';

interface ExportOptions extends EvidenceOptions {
  readonly out: string;
  readonly force: boolean;
  readonly json: boolean;
}

async function exportPredictions(paths: readonly string[], options: ExportOptions, io: CommandIo): Promise<void> {
  refuseExisting(options.out, options.force);
  const { summary, table } = await loadEvidence(paths, options, io.progress);
  const failed = table instanceof CarryoverError;
  io.stderr(
    `${renderEvidence(failed ? { ...summary, obstacle: { found: table.message, next: table.hint } } : summary)}\n`,
  );
  if (failed) throw table;
  const { rows } = table.predictions;
  if (!table.isOrdered)
    io.stderr('Nothing tells the order of the rungs: name the last one to analyze with --production.\n');
  await writePredictions(options.out, table.predictions);
  io.stdout(
    options.json
      ? `${JSON.stringify({ ...summary, out: options.out, rows }, null, 2)}\n`
      : `${options.out}: ${rows} outcomes\n`,
  );
}

const EXAMPLES = `
Examples:
  Logs of another tool as one table in Parquet:
    carryover export logs/ --out results.parquet
  A matrix of items and models, arms and rungs taken from the models' names:
    carryover export correct.csv --rung 'model=~^(\\d+b)_:$1' --arm 'model=~_(.+)$:$1' --out results.csv.gz

The table has the columns of docs/formats.md; carryover analyze reads it back as it is.`;

/** `carryover export`: results of any known tool in, one predictions table out. */
export function exportCommand(io: CommandIo): Command {
  const command = new Command('export')
    .description('Write results of evaluation tools as one predictions table (CSV, JSONL or Parquet).')
    .argument('<paths...>', 'results: predictions tables, logs of evaluation tools, folders of them');
  return addEvidenceOptions(command)
    .requiredOption('--out <file>', 'where to: .csv, .jsonl (each also .gz) or .parquet')
    .option('--force', 'replace the file in --out', false)
    .option('--json', 'print what was read and written as JSON', false)
    .addHelpText('after', EVIDENCE_HELP)
    .addHelpText('after', EXAMPLES)
    .action((paths: string[], options: ExportOptions) => exportPredictions(paths, options, io));
}
