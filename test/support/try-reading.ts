import type { EvidenceReader } from '../../src/evidence/evidence-reader.ts';
import { EvidenceSink } from '../../src/evidence/evidence-sink.ts';
import { summarizeSeries } from '../../src/evidence/summarize-series.ts';
import { memorySource } from './memory-source.ts';
import { expectReadOrRefusal } from './mutate-bytes.ts';

/** A reader looks at some content, reads it and sums it up, or refuses it; any other error is thrown on. */
export const tryReading = (reader: EvidenceReader, content: string | Uint8Array): Promise<void> =>
  expectReadOrRefusal(async () => {
    const source = memorySource('file', content);
    const sink = new EvidenceSink();
    await reader.recognizes(source);
    await reader.read([source], sink);
    for (const one of sink.series) summarizeSeries(one);
  });
