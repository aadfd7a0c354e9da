import { access, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { DOMAIN_KINDS } from '../core/item.ts';
import { quote } from '../core/quote.ts';
import type {
  CorpusFile,
  MethodSource,
  PromptFolder,
  Recording,
  SourceFile,
  Suite,
  SuiteDomain,
} from '../core/suite.ts';
import { findRepeats } from './fault.ts';
import { findImports } from './find-imports.ts';
import { isLearnerFault, parseLearner } from './parse-learner.ts';
import { type ParsedSuite, parseSuite } from './parse-suite.ts';
import { readImports } from './read-imports.ts';
import { type NamedFile, readSourceFile, sourceFailure } from './read-source-file.ts';
import type { KnownNames, NamedDomain, NamedMethod } from './suite-parts.ts';

/** What a folder of prompt templates holds. */
const PROMPT_FILES = ['system.hbs', 'example.hbs', 'question.hbs', 'answers.json'] as const;

/** A suite is written by hand: more is another kind of file. */
const MOST_BYTES = 1024 * 1024;

async function readText(named: NamedFile): Promise<{ readonly file: SourceFile; readonly text: string }> {
  const chunks: Buffer[] = [];
  const file = await readSourceFile(named, { onChunk: chunk => chunks.push(chunk), mostBytes: MOST_BYTES });
  const bytes = Buffer.concat(chunks);
  if (bytes.includes(0)) throw sourceFailure(named, 'holds binary data; expected a suite in YAML or JSON');
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    throw sourceFailure(named, 'is not UTF-8 text; expected a suite in YAML or JSON', error);
  }
}

/** What of a suite names the files that are read. */
class SourceReader {
  readonly suitePath: string;

  constructor(suitePath: string) {
    this.suitePath = suitePath;
  }

  /** Paths are relative to the suite file. */
  read(path: string, field: string): Promise<SourceFile> {
    const location = resolve(dirname(this.suitePath), path);
    return readSourceFile({ place: `${this.suitePath}: ${field}`, path, location });
  }

  refuse(text: string, hint: string): CarryoverError {
    return new CarryoverError('usage', `${this.suitePath}: ${text}.`, hint);
  }
}

async function loadMethod(method: NamedMethod, field: string, reader: SourceReader): Promise<MethodSource> {
  if (method.kind === 'built-in') return method;
  const named = await reader.read(method.path, field);
  // A module imports from where it really lies.
  const file = { ...named, location: await realpath(named.location) };
  const imports = await readImports(await findImports(file.location), { suitePath: reader.suitePath, field });
  return { kind: 'module', name: method.name, file, imports };
}

async function loadMethods({ method }: ParsedSuite, reader: SourceReader): Promise<Suite['method']> {
  const baseline = await loadMethod(method.baseline, 'method.baseline.module', reader);
  const candidate = await loadMethod(method.candidate, 'method.candidate.module', reader);
  if (baseline.kind === 'module' && candidate.kind === 'module' && baseline.file.sha256 === candidate.file.sha256) {
    const text =
      'the modules of method.baseline and method.candidate hold the same bytes; expected two different methods';
    throw reader.refuse(text, 'Name the method that won in the sandbox as the candidate.');
  }
  return { baseline, candidate };
}

/** The same file under two names would give every item of it twice. */
function refuseCopies(files: readonly SourceFile[], field: string, reader: SourceReader): void {
  for (const [at, before] of findRepeats(files.map(({ sha256 }) => sha256))) {
    const text = `${field}: ${quote(files[at]?.path)} holds the same bytes as ${quote(files[before]?.path)}`;
    throw reader.refuse(text, 'Name every file once; a corpus holds no items.');
  }
}

async function loadDomain(domain: NamedDomain, at: number, reader: SourceReader): Promise<SuiteDomain> {
  const { name, kind, items, draw, corpus } = domain;
  const field = `domains[${at}]`;
  if (items === undefined) {
    if (draw === undefined) throw new Error(`${field} has neither items nor a draw`);
    return { name, kind, source: { kind: 'generated', draw } };
  }
  const files: SourceFile[] = [];
  for (const path of items) files.push(await reader.read(path, `${field}.items`));
  if (corpus === undefined) {
    refuseCopies(files, field, reader);
    return { name, kind, source: { kind: 'files', items: files } };
  }
  const texts: CorpusFile = {
    ...(await reader.read(corpus, `${field}.corpus`)),
    format: /\.txt$/i.test(corpus) ? 'plain' : 'jsonl',
  };
  refuseCopies([...files, texts], field, reader);
  return { name, kind, source: { kind: 'files', items: files, corpus: texts } };
}

/** Two domains of one kind with the same files are one domain under two names. */
function refuseTwins(domains: readonly SuiteDomain[], reader: SourceReader): void {
  const contents = domains.map(({ kind, source }, at) => {
    const hashes = source.kind === 'files' ? source.items.map(({ sha256 }) => sha256) : [];
    return hashes.length === 0 ? at : [kind, ...hashes.sort()].join(' ');
  });
  for (const [at, before] of findRepeats(contents)) {
    const text = `domains[${at}] has the same items as domains[${before}]; expected other files`;
    throw reader.refuse(text, 'The same items under two names would count as two domains.');
  }
}

/** Every template that the folder has: one that changes changes answers, as the suite does. */
async function loadPrompts({ promptPath: path }: ParsedSuite, reader: SourceReader): Promise<PromptFolder | undefined> {
  if (path === undefined) return undefined;
  const files: Record<string, SourceFile> = {};
  for (const name of DOMAIN_KINDS.flatMap(kind => PROMPT_FILES.map(file => `${kind}/${file}`))) {
    const isThere = await access(resolve(dirname(reader.suitePath), path, name)).then(
      () => true,
      () => false,
    );
    if (isThere) files[name] = await reader.read(join(path, name), 'api.prompts');
  }
  return { path, files };
}

async function loadRecordings({ rungs }: ParsedSuite, known: KnownNames, reader: SourceReader) {
  const learners = new Set(rungs.flatMap(({ weak, strong }) => [weak, strong]));
  const recordings: Recording[] = [];
  for (const learner of learners) {
    const name = parseLearner(learner, known.learners);
    if (isLearnerFault(name) || name.provider !== 'recorded') continue;
    recordings.push({ learner, file: await reader.read(name.path, `learner ${quote(learner)}`) });
  }
  return recordings;
}

/**
 * Reads a suite file and looks at every file that it names, before any work.
 * @param path of the suite file, as the user typed it; what it names is relative to it
 * @throws CarryoverError `usage` naming file and field: what is wrong with the suite, or with a file that it names
 */
export async function loadSuite(path: string, known: KnownNames): Promise<Suite> {
  const { file, text } = await readText({ path, location: resolve(path) });
  const parsed = parseSuite(text, path, known);
  const reader = new SourceReader(path);
  const method = await loadMethods(parsed, reader);
  const domains: SuiteDomain[] = [];
  for (const [at, domain] of parsed.domains.entries()) domains.push(await loadDomain(domain, at, reader));
  refuseTwins(domains, reader);
  const prompts = await loadPrompts(parsed, reader);
  const recordings = await loadRecordings(parsed, known, reader);
  const { promptPath: _, ...rest } = parsed;
  return { ...rest, file, method, domains, prompts, recordings };
}
