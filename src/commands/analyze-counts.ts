import { createHash, hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CountsResult } from '../core/counts-result.ts';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import type { InputFile } from '../core/result.ts';
import type { AarArchiveFile } from '../evidence/aar/aar-files.ts';
import { readAarArchive } from '../evidence/aar/read-aar-archive.ts';
import { countsDecisionLine } from '../report/counts/counts-decision-line.ts';
import { loadCountsRenderer } from '../report/registry.ts';
import { writeOutputs } from '../store/write-outputs.ts';
import { outputFailure } from '../tables/output-failure.ts';
import { canonicalJson } from '../util/canonical-json.ts';
import { nearestName } from '../util/nearest-name.ts';
import type { AnalyzeOptions } from './analyze.ts';
import { concludeCounts } from './conclude-counts.ts';
import type { CommandIo } from './io.ts';
import { reproducingCommand } from './reproducing-command.ts';
import { packageVersion } from './versions.ts';

/** Power at which the smallest detectable difference is given: the usual one. */
const POWER = 0.8;
/** What `--baseline` and `--candidate` are unless said. */
const UNSAID: readonly string[] = ['baseline', 'candidate'];

/** Bytes and hash of a tar archive, or of all files of a folder by their names. */
async function digest({ path, source, entries }: AarArchiveFile): Promise<InputFile> {
  if (source !== undefined) return { path, ...(await source.digest()) };
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const { name, kind, read } of entries()) {
    if (kind !== 'file') continue;
    const content = await read();
    bytes += content.length;
    sum.update(`${name.length}:${name}${content.length}:`).update(content);
  }
  return { path, bytes, sha256: sum.digest('hex') };
}

/** The method of this name; where none was named, the one whose name begins like that of the plain method. */
function findBaseline(named: string, methods: readonly string[]): string {
  if (methods.includes(named)) return named;
  const plain = methods.filter(method => /^vanilla/i.test(method));
  if (UNSAID.includes(named) && plain[0] !== undefined && plain.length === 1) return plain[0];
  const nearest = nearestName(named, methods);
  const advice = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`;
  const found = `No method is called ${quote(named)}${advice}; the methods found are: ${methods.map(quote).join(', ')}.`;
  throw new CarryoverError('data-invalid', found, 'Name the baseline with --baseline METHOD.');
}

function findCandidate(named: string, methods: readonly string[]): string | undefined {
  if (methods.includes(named)) return named;
  if (UNSAID.includes(named)) return undefined; // every method beside the baseline
  const nearest = nearestName(named, methods);
  const advice = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`;
  const found = `No method is called ${quote(named)}${advice}; the methods found are: ${methods.map(quote).join(', ')}.`;
  throw new CarryoverError('data-invalid', found, 'Name it with --candidate METHOD, or leave it out for all of them.');
}

/** Whether the folder is free, or holds this very result; another one is replaced only when told to. */
async function prepare(directory: string, planHash: string, force: boolean): Promise<void> {
  const file = join(directory, 'result.json');
  if (existsSync(file) && !force) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (!text.includes(planHash)) {
      const found = `${directory}: holds another result; expected a folder of its own.`;
      throw new CarryoverError('output-failed', found, 'Choose another one with --out, or replace it with --force.');
    }
  }
  await mkdir(directory, { recursive: true }).catch((error: unknown) => {
    throw outputFailure(directory, error);
  });
}

async function write(directory: string, result: CountsResult, { io, json }: { io: CommandIo; json: boolean }) {
  const render = async (format: 'json' | 'markdown' | 'html' | 'text') => (await loadCountsRenderer(format))(result);
  await writeOutputs(directory, [{ name: 'result.json', text: await render('json') }]);
  await writeOutputs(directory, [
    { name: 'summary.md', text: await render('markdown') },
    { name: 'index.html', text: await render('html') },
  ]);
  io.stdout(await render(json ? 'json' : 'text'));
  io.stderr(`Report: ${join(directory, 'index.html')}\n`);
  io.stderr(`${countsDecisionLine(result)}\n`);
}

export interface CountsRequest {
  readonly name: string;
  readonly paths: readonly string[];
  readonly options: AnalyzeOptions;
}

/**
 * Analyses an archive of the sandbox, which has counts and no items: what they allow is said, and what they do not.
 * @throws CarryoverError for an archive without results, an unknown method, and a folder that holds another result
 */
export async function analyzeCounts(
  files: readonly AarArchiveFile[],
  { name, paths, options }: CountsRequest,
  io: CommandIo,
): Promise<void> {
  io.progress.start('reading', files.length);
  const reading = await readAarArchive(files);
  const inputs: InputFile[] = [];
  for (const file of files) inputs.push(await digest(file));
  io.progress.done();
  const methods = [...new Set(reading.runs.map(({ method }) => method))].sort();
  const baseline = findBaseline(options.baseline, methods);
  const settings = {
    alpha: options.alpha,
    power: POWER,
    baseline,
    candidate: findCandidate(options.candidate, methods),
  };
  const contents = inputs.map(({ sha256 }) => sha256).sort();
  const planHash = hash('sha256', canonicalJson({ contents, settings }), 'hex');
  const command = reproducingCommand(paths, options);
  const provenance = { version: packageVersion(), inputs, command, planHash };
  const result = concludeCounts(reading, { name, settings, provenance });
  if (options.explain) {
    io.stdout(await (await loadCountsRenderer(options.json ? 'json' : 'text'))(result));
    return;
  }
  const directory = options.out ?? join('reports', `${name}-${planHash.slice(0, 8)}`);
  await prepare(directory, planHash, options.force);
  await write(directory, result, { io, json: options.json });
  io.setExitCode(result.decision.exitCode);
}
