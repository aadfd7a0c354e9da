import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceNote, Series } from '../../src/core/evidence.ts';
import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import { EvidenceSink, type SinkOptions } from '../../src/evidence/evidence-sink.ts';
import { openSource, type Source } from '../../src/tables/open-source.ts';

export interface ReadEvidence {
  readonly series: readonly Series[];
  readonly notes: readonly EvidenceNote[];
  readonly excluded: readonly EvidenceNote[];
}

/** What a reader makes of files on disk. */
export async function readEvidence(
  reader: EvidenceReader,
  paths: readonly string[],
  options: SinkOptions = {},
): Promise<ReadEvidence> {
  const sources: Source[] = [];
  for (const path of paths) sources.push(await openSource(path));
  const sink = new EvidenceSink(options);
  await reader.read(sources, sink);
  return { series: sink.series, notes: sink.notes, excluded: sink.excluded };
}

/** What a reader makes of files with these names and contents; paths in the result are the names. */
export async function readContents(
  reader: EvidenceReader,
  contents: Readonly<Record<string, string | Uint8Array>>,
  options: SinkOptions = {},
): Promise<ReadEvidence> {
  const folder = mkdtempSync(join(tmpdir(), 'carryover-test-'));
  try {
    const sources: Source[] = [];
    for (const [name, content] of Object.entries(contents)) {
      const path = join(folder, name);
      writeFileSync(path, content);
      sources.push(await openSource(path));
    }
    const sink = new EvidenceSink(options);
    await reader.read(sources, sink);
    return { series: sink.series, notes: sink.notes, excluded: sink.excluded };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a reader takes a file of this content for its own. */
export async function recognizes(reader: EvidenceReader, content: string | Uint8Array): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'carryover-test-'));
  try {
    const path = join(folder, 'file');
    writeFileSync(path, content);
    return await reader.recognizes(await openSource(path));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether a reader takes a file for one of its own. */
export const recognizesFile = async (reader: EvidenceReader, path: string): Promise<boolean> =>
  reader.recognizes(await openSource(path));
