import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CountedEvidence } from '../core/counted-evidence.ts';
import { CarryoverError } from '../core/errors.ts';
import type { Progress } from '../core/ports.ts';
import { quote } from '../core/quote.ts';
import type { InputFile } from '../core/result.ts';
import type { AarArchiveFile } from '../evidence/aar/aar-files.ts';
import { readAarArchive } from '../evidence/aar/read-aar-archive.ts';
import { renderResult } from '../report/registry.ts';
import { createRun } from '../store/create-run.ts';
import { nearestName } from '../util/nearest-name.ts';
import type { AnalyzeOptions } from './analyze.ts';
import { concludeCounts } from './conclude-counts.ts';
import { hashPlan } from './hash-plan.ts';
import type { CommandIo } from './io.ts';
import { announce, publish } from './publish.ts';
import { givenFlags, reproducingCommand } from './reproducing-command.ts';
import { stampRun } from './stamp-run.ts';
import { packageVersion } from './versions.ts';

/** Power at which the smallest detectable difference is given: the usual one. */
const POWER = 0.8;
/** What `--baseline` and `--candidate` are unless said. */
const UNSAID: readonly string[] = ['baseline', 'candidate'];

/** Options that counts answer to; every other one chooses among items, metrics, rungs or thresholds that they do not have. */
const ANSWERED: ReadonlySet<string> = new Set(['--baseline', '--candidate', '--alpha', '--max-unpacked']);

/** @throws CarryoverError `usage` where an option was given that would change nothing */
function refuseUnused(path: string, options: AnalyzeOptions): void {
  const unused = [...new Set(givenFlags(options).map(([flag]) => flag))].filter(flag => !ANSWERED.has(flag));
  if (unused.length === 0) return;
  const were = unused.length === 1 ? 'was' : 'were';
  const message = `${unused.join(', ')} ${were} given, and ${path} holds counts of whole runs: no items, metrics or rungs to choose from, and no verdict to set a threshold for.`;
  const hint = `Leave ${unused.length === 1 ? 'it' : 'them'} out; archives of counts take ${[...ANSWERED].join(', ')}.`;
  throw new CarryoverError('usage', message, hint);
}

/** Bytes and hash of a tar archive, or of all files of a folder by their names. */
async function digest({ path, source, entries }: AarArchiveFile): Promise<InputFile> {
  if (source !== undefined) {
    const { sha256, bytes } = await source.digest();
    return { path, sha256, bytes };
  }
  const sum = createHash('sha256');
  let bytes = 0;
  for await (const { name, kind, read } of entries()) {
    if (kind !== 'file') continue;
    const content = await read();
    bytes += content.length;
    sum.update(`${name.length}:${name}${content.length}:`).update(content);
  }
  return { path, sha256: sum.digest('hex'), bytes };
}

const list = (methods: readonly string[]): string => (methods.length === 0 ? 'none' : methods.map(quote).join(', '));

function unknownMethod(named: string, methods: readonly string[], hint: string): CarryoverError {
  const nearest = nearestName(named, methods);
  const advice = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`;
  const found = `No method is called ${quote(named)}${advice}; the methods found are: ${list(methods)}.`;
  return new CarryoverError('data-invalid', found, hint);
}

/** The method of this name; where none was named, the one whose name begins like that of the plain method. */
function findBaseline(named: string, methods: readonly string[]): string {
  if (methods.includes(named)) return named;
  const plain = methods.filter(method => /^vanilla/i.test(method));
  if (UNSAID.includes(named) && plain[0] !== undefined && plain.length === 1) return plain[0];
  if (!UNSAID.includes(named)) throw unknownMethod(named, methods, 'Name the baseline with --baseline METHOD.');
  const found = plain.length > 1 ? `several begin with "vanilla": ${list(plain)}` : 'none begins with "vanilla"';
  const message = `Which method all others are compared with is not known: ${found}; the methods found are: ${list(methods)}.`;
  const hint = `Say which: --baseline ${methods[0] ?? 'METHOD'}${methods.length > 1 ? ', or another of them' : ''}.`;
  throw new CarryoverError('usage', message, hint);
}

function findCandidate(named: string, methods: readonly string[]): string | undefined {
  if (methods.includes(named)) return named;
  if (UNSAID.includes(named)) return undefined; // every method beside the baseline
  throw unknownMethod(named, methods, 'Name it with --candidate METHOD, or leave it out for all of them.');
}

async function readArchive(files: readonly AarArchiveFile[], progress: Progress) {
  progress.start('reading', files.length);
  try {
    const reading = await readAarArchive(files);
    const inputs: InputFile[] = [];
    for (const file of files) inputs.push(await digest(file));
    return { reading, inputs };
  } finally {
    progress.done();
  }
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
  refuseUnused(paths[0] ?? '', options);
  const { reading, inputs } = await readArchive(files, io.progress);
  const { methods } = reading;
  // Also where none of its runs is used: the report says why.
  const baseline = findBaseline(options.baseline, methods);
  const settings = {
    alpha: options.alpha,
    power: POWER,
    baseline,
    candidate: findCandidate(options.candidate, methods),
  };
  const planHash = hashPlan({ kind: 'counts', inputs, settings });
  const command = reproducingCommand(paths, options);
  const provenance = { version: packageVersion(), inputs, command, planHash };
  const { runs, references, findings, quarantined }: CountedEvidence = reading;
  const evidence = { runs, references, findings, quarantined };
  const result = concludeCounts(evidence, { name, settings, provenance });
  if (options.explain) {
    io.stdout(await renderResult(result, options.json ? 'json' : 'text'));
    return;
  }
  const directory = options.out ?? join('reports', `${name}-${planHash.slice(0, 8)}`);
  const manifest = { ...stampRun(io.clock), kind: 'counts', name, settings, provenance } as const;
  const { clock, progress } = io;
  await createRun(directory, { manifest, evidence }, { clock, progress, replace: options.force });
  await publish(directory, result, io);
  await announce(directory, result, { ...io, json: options.json });
  io.setExitCode(result.decision.exitCode);
}
