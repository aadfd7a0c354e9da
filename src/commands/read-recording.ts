import type { SourceFile } from '../core/suite.ts';
import { parseRecording } from '../learners/api/parse-recording.ts';
import type { Recording } from '../learners/api/recording.ts';
import { openSource } from '../tables/open-source.ts';

async function* linesOf(path: string): AsyncGenerator<string> {
  const source = await openSource(path);
  for await (const { bytes } of source.lines()) {
    const text = bytes.toString('utf8').replace(/\n$/, '');
    for (const line of text.split('\n')) yield line;
  }
}

/**
 * Reads the recorded answers that a learner `recorded/FILE` stands for; the file may be gzipped.
 * @throws CarryoverError `data-invalid` naming file and line
 */
export const readRecording = ({ location, path }: Pick<SourceFile, 'location' | 'path'>): Promise<Recording> =>
  parseRecording(linesOf(location), path);
