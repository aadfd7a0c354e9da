import type { SourceFile } from '../core/suite.ts';
import { parseRecording } from '../learners/api/parse-recording.ts';
import type { Recording } from '../learners/api/recording.ts';
import { openSource } from '../tables/open-source.ts';

async function* linesOf(location: string): AsyncGenerator<string> {
  const source = await openSource(location);
  for await (const { bytes } of source.lines()) yield* bytes.toString('utf8').replace(/\n$/, '').split('\n');
}

/**
 * Reads the recorded answers that a learner `recorded/FILE` stands for; the file may be gzipped.
 * @throws CarryoverError `data-invalid` naming file and line
 */
export const readRecording = ({ path, location }: Pick<SourceFile, 'path' | 'location'>): Promise<Recording> =>
  parseRecording(linesOf(location), path);
