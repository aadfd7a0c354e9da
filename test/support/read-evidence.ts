import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import { EvidenceSink, type SinkOptions } from '../../src/evidence/evidence-sink.ts';
import { openSource } from '../../src/tables/open-source.ts';

/** What a reader finds in files. */
export async function readEvidence(reader: EvidenceReader, paths: readonly string[], options: SinkOptions = {}) {
  const sink = new EvidenceSink(options);
  const sources = [];
  for (const path of paths) sources.push(await openSource(path));
  await reader.read(sources, sink);
  return sink;
}

/** Whether a reader takes a file for one of its own. */
export const recognizesFile = async (reader: EvidenceReader, path: string): Promise<boolean> =>
  reader.recognizes(await openSource(path));
