import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import type { Source } from '../tables/open-source.ts';
import { nearestName } from '../util/nearest-name.ts';
import type { EvidenceReader } from './evidence-reader.ts';
import { countPredictionColumns } from './is-predictions.ts';
import { READERS } from './registry.ts';

const PREDICTIONS = 'predictions';

export interface SortedSources {
  /** Predictions tables, which say themselves where each row belongs. */
  readonly tables: readonly Source[];
  readonly byReader: ReadonlyMap<EvidenceReader, readonly Source[]>;
  readonly unknown: readonly Source[];
}

/** Columns of a predictions table that must be there for it to be one, and so many that it was to be one. */
const CERTAIN = 4;
const MEANT = 3;

type Kind = EvidenceReader | typeof PREDICTIONS | undefined;

async function recognize(source: Source): Promise<Kind> {
  const columns = countPredictionColumns(source);
  if (columns >= CERTAIN) return PREDICTIONS;
  for (const reader of READERS) if (await reader.recognizes(source)) return reader;
  return columns >= MEANT ? PREDICTIONS : undefined; // whose reader then says which columns are missing
}

function findReader(format: string): Kind {
  if (format === PREDICTIONS) return PREDICTIONS;
  const reader = READERS.find(one => one.format === format);
  if (reader !== undefined) return reader;
  const known = [PREDICTIONS, ...READERS.map(one => one.format)];
  const nearest = nearestName(format, known);
  const advice = nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
  throw new CarryoverError(
    'usage',
    `--format: there is no format ${quote(format)}${advice}.`,
    `Formats: ${known.join(', ')}.`,
  );
}

/**
 * Finds out by content which reader each file belongs to.
 * @param forced the reader of all files, where the user says so
 * @throws CarryoverError `usage` for a format that does not exist
 */
export async function sortSources(
  sources: readonly Source[],
  forced: EvidenceReader | string | undefined,
): Promise<SortedSources> {
  const tables: Source[] = [];
  const unknown: Source[] = [];
  const byReader = new Map<EvidenceReader, Source[]>();
  const fixed = typeof forced === 'string' ? findReader(forced) : forced;
  for (const source of sources) {
    const kind = fixed ?? (await recognize(source));
    if (kind !== undefined) source.forgetHead();
    if (kind === undefined) unknown.push(source);
    else if (kind === PREDICTIONS) tables.push(source);
    else byReader.set(kind, [...(byReader.get(kind) ?? []), source]);
  }
  return { tables, byReader, unknown };
}
