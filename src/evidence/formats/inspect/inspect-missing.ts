import { counted } from '../../counted.ts';
import type { InspectSample } from './inspect-sample.ts';
import type { InspectContent } from './inspect-series.ts';

type Place = Pick<InspectSample, 'id' | 'epoch'>;
type Read = Pick<InspectContent, 'header' | 'samples' | 'isReduced'>;

/** Items and epochs that the header names and the file does not hold; none where it holds no samples at all. */
export function findMissing({ header, samples, isReduced }: Read): readonly Place[] {
  if (samples.length === 0) return [];
  const epochs = isReduced ? 1 : header.epochs;
  const found = new Set(samples.map(({ id, epoch }) => JSON.stringify([id, epoch])));
  const wanted = (header.itemIds ?? []).flatMap(id =>
    Array.from({ length: epochs }, (_, at) => ({ id, epoch: at + 1 })),
  );
  return wanted.filter(({ id, epoch }) => !found.has(JSON.stringify([id, epoch])));
}

function describeLimits(samples: readonly InspectSample[]): string | undefined {
  const limited = samples.filter(({ limit }) => limit !== undefined);
  if (limited.length === 0) return undefined;
  const kinds = [...Map.groupBy(limited, ({ limit }) => limit as string)].map(([kind, all]) => `${kind} ${all.length}`);
  return `${counted(limited.length, 'sample', 'samples')} ran into a limit (${kinds.sort().join(', ')}); they count as they were scored.`;
}

/** What a person should know of a log before trusting its numbers. */
export function describeGaps(content: Read & Pick<InspectContent, 'missing'>): readonly string[] {
  const { header, samples, isReduced, missing } = content;
  const notes: string[] = [];
  const { status, errorMessage } = header;
  if (status !== 'success') {
    const why = errorMessage === undefined ? '' : ` (${errorMessage.split('\n')[0]?.slice(0, 100)})`;
    notes.push(`The run did not end well: status ${status}${why}.`);
  }
  const expected = header.totalSamples ?? (header.itemIds?.length ?? 0) * header.epochs;
  const held = isReduced ? samples.length * header.epochs : samples.length;
  if (held < expected) {
    const rest =
      missing.length > 0
        ? `${counted(missing.length, 'is', 'are')} counted as missing`
        : 'nothing is known of the others';
    notes.push(`Holds ${held} of ${counted(expected, 'sample', 'samples')}${samples.length > 0 ? `; ${rest}` : ''}.`);
  }
  if (isReduced) notes.push('Its samples are gone; the scores of the items were read from its reductions.');
  const invalid = samples.filter(({ isInvalid }) => isInvalid).length;
  if (invalid > 0) {
    notes.push(
      `${counted(invalid, 'sample', 'samples')} declared invalid after the run: errored here, still in the header's numbers.`,
    );
  }
  const limits = describeLimits(samples);
  return limits === undefined ? notes : [...notes, limits];
}
