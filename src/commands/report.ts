import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Command } from 'commander';
import type { Result } from '../core/decision-of.ts';
import { type ReportFormat, renderFigures, renderResult } from '../report/registry.ts';
import { replaceFiles } from '../store/write-outputs.ts';
import { outputFailure } from '../tables/output-failure.ts';
import { concludeRun } from './conclude-run.ts';
import type { CommandIo } from './io.ts';
import { loadRun } from './load-run.ts';
import { announce, publish } from './publish.ts';
import { refuseExisting } from './refuse-existing.ts';
import { spareMemory } from './spare-memory.ts';

interface ReportOptions {
  readonly figures?: string;
  readonly latex?: string;
  readonly csv?: string;
  readonly force: boolean;
  readonly json: boolean;
}

interface WantedFile {
  readonly path: string;
  readonly format: ReportFormat;
}

/** The files asked for beside the report; a table for a paper brings the sources that it cites. */
function wantedFiles({ latex, csv }: ReportOptions): readonly WantedFile[] {
  const table: readonly WantedFile[] =
    latex === undefined
      ? []
      : [
          { path: latex, format: 'latex' },
          { path: `${latex.replace(/\.tex$/, '')}.bib`, format: 'bibtex' },
        ];
  return csv === undefined ? table : [...table, { path: csv, format: 'csv' }];
}

async function writeFiles(files: readonly WantedFile[], result: Result): Promise<void> {
  for (const { path, format } of files) {
    await replaceFiles(dirname(path), [{ name: basename(path), text: await renderResult(result, format) }]);
  }
}

async function writeFigures(folder: string, result: Result): Promise<void> {
  const files = await renderFigures(result);
  await mkdir(folder, { recursive: true }).catch(error => {
    throw outputFailure(folder, error);
  });
  await replaceFiles(folder, files);
}

async function report(directory: string, options: ReportOptions, io: CommandIo): Promise<void> {
  spareMemory();
  const { figures, force, json } = options;
  const files = wantedFiles(options);
  for (const path of [...files.map(file => file.path), ...(figures === undefined ? [] : [figures])])
    refuseExisting(path, force);
  const result = await concludeRun(await loadRun(directory, io.progress), io.progress);
  await publish(directory, result, io);
  await writeFiles(files, result);
  if (figures !== undefined) await writeFigures(figures, result);
  // A page that is rendered again is no news to a workflow.
  await announce(directory, result, { ...io, environment: {}, json });
  for (const { path } of files) io.stderr(`Written: ${path}\n`);
  if (figures !== undefined) io.stderr(`Written: ${figures}\n`);
}

const EXAMPLES = `
Examples:
  carryover report reports/results-1a2b3c4d
  carryover report reports/results-1a2b3c4d --json | jq .gate
  carryover report reports/results-1a2b3c4d --figures figures --latex table.tex --csv estimates.csv

Computes everything anew from the outcomes or the counts in the run directory, with the settings of run.json, and rewrites result.json,
summary.md and index.html. --figures writes each chart as SVG, as PNG and as the Vega-Lite spec that both come from; --latex a booktabs
table and the methods as a paragraph, and their sources as BibTeX in a file of the same name ending in .bib; --csv every estimate of
every cell to its last digit. Exits with 0 when that worked; the gate's answer is what carryover gate is for.`;

/** `carryover report`: the report of a run, again, from the store alone. */
export function reportCommand(io: CommandIo): Command {
  return new Command('report')
    .description('Render the report of a run again, from its directory alone.')
    .argument('<run>', 'run directory')
    .option('--figures <folder>', 'write every chart there, as .svg, .png and .vl.json')
    .option('--latex <file>', 'write a table and the methods for a paper there, and their sources beside it')
    .option('--csv <file>', 'write the estimates of every cell there')
    .option('--force', 'replace what is in --figures, --latex and --csv', false)
    .option('--json', 'print result.json instead of the summary', false)
    .addHelpText('after', EXAMPLES)
    .action((directory: string, options: ReportOptions) => report(directory, options, io));
}
