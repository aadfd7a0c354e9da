import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import type { EvidenceSink, SinkOptions } from '../../src/evidence/evidence-sink.ts';
import { readEvidence, recognizesFile } from './read-evidence.ts';

type Content = string | Uint8Array;

/** One folder for all files of a process: fuzz tests write thousands. */
const folder = mkdtempSync(join(tmpdir(), 'carryover-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

async function withFiles<Result>(
  contents: Readonly<Record<string, Content>>,
  use: (paths: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const paths = Object.keys(contents).map(name => join(folder, name));
  try {
    for (const [at, content] of Object.values(contents).entries()) writeFileSync(paths[at] as string, content);
    return await use(paths);
  } finally {
    for (const path of paths) rmSync(path, { force: true });
  }
}

/** What a reader finds in files of these names and contents. */
export const readContents = (
  reader: EvidenceReader,
  contents: Readonly<Record<string, Content>>,
  options: SinkOptions = {},
): Promise<EvidenceSink> => withFiles(contents, paths => readEvidence(reader, paths, options));

/** Whether a reader takes a file of this content for one of its own. */
export const recognizesContent = (reader: EvidenceReader, content: Content): Promise<boolean> =>
  withFiles({ file: content }, ([path]) => recognizesFile(reader, path as string));
