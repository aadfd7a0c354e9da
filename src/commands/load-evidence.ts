import { arrange } from '../analysis/arrange.ts';
import { pairCell } from '../analysis/pair-cell.ts';
import type { Completeness } from '../core/cell-estimates.ts';
import type { Design } from '../core/design.ts';
import { CarryoverError } from '../core/errors.ts';
import type {
  EvidenceNote,
  EvidenceReading,
  EvidenceSummary,
  Facts,
  PairingSummary,
  SeriesSummary,
} from '../core/evidence.ts';
import type { Progress } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import type { InputFile } from '../core/result.ts';
import { collectEvidence } from '../evidence/collect-evidence.ts';
import { comparableFacts } from '../evidence/comparable-facts.ts';
import { designEvidence, type Evidence } from '../evidence/design-evidence.ts';
import type { EvidenceReader } from '../evidence/evidence-reader.ts';
import { mappedReader } from '../evidence/formats/mapped/mapped-table.ts';
import { encodeMapping } from '../evidence/formats/mapped/mapping.ts';
import { loadMapping } from '../evidence/formats/mapped/read-mapping.ts';
import { nameSeries } from '../evidence/name-series.ts';
import { summarizeDesign } from '../evidence/summarize-design.ts';
import { summarizeSeries } from '../evidence/summarize-series.ts';
import { count, counted } from '../util/format.ts';
import { type EvidenceOptions, evidenceFlags } from './evidence-options.ts';
import { writeNewFile } from './write-new-file.ts';

/** What the files hold, and the table that was made of it or the reason why there is none. */
export interface LoadedEvidence {
  readonly summary: EvidenceSummary;
  readonly table: LoadedTable | CarryoverError;
  /** Facts of results that share items. */
  readonly comparable: readonly Facts[];
}

export interface LoadedTable {
  readonly predictions: Predictions;
  readonly inputs: readonly InputFile[];
  /** Whether something tells the order of the rungs, so that the last is production. */
  readonly isOrdered: boolean;
  /** Absent where all files were predictions tables. */
  readonly reading?: EvidenceReading | undefined;
}

/** Series whose files state other numbers than their outcomes give. */
const disagreements = (series: readonly SeriesSummary[]): readonly EvidenceNote[] =>
  series.flatMap(one =>
    one.claims
      .filter(({ agrees }) => agrees === 'no')
      .map(({ name, value, found }) => ({
        path: nameSeries(one),
        text: `states ${name} ${value}, but its outcomes give ${found}`,
      })),
  );

function pairingWords({ pairedItems, droppedItems, onlyBaseline, onlyCandidate, ...rest }: Completeness): string {
  const { refused, errored, missing, unpairedSeeds, duplicateSeeds } = rest;
  const why = [
    onlyBaseline > 0 && `${count(onlyBaseline)} only in the baseline`,
    onlyCandidate > 0 && `${count(onlyCandidate)} only in the candidate`,
    refused > 0 && `${counted(refused, 'outcome')} refused`,
    errored > 0 && `${counted(errored, 'outcome')} errored`,
    missing > 0 && `${counted(missing, 'outcome')} missing`,
    unpairedSeeds.length > 0 && `seeds of one arm only: ${unpairedSeeds.join(', ')}`,
    duplicateSeeds.length > 0 && `seeds that repeat another: ${duplicateSeeds.join(', ')}`,
  ].filter(text => text !== false);
  const reasons = why.length === 0 ? '' : ` (${why.join('; ')})`;
  return `${counted(pairedItems, 'item')} paired, ${count(droppedItems)} dropped${reasons}`;
}

/** How the arms of a design pair, cell by cell. */
export function summarizePairing(predictions: Predictions, design: Design): readonly PairingSummary[] {
  return arrange(predictions, design).flatMap(({ domain, cells }) =>
    cells.map((grid): PairingSummary => {
      const pairing = pairCell(grid, 0);
      const text =
        pairing.status === 'paired' ? pairingWords(pairing.cell.completeness) : `nothing paired: ${pairing.reason}`;
      return { domain, rung: grid.rung, ...(design.rungs.length > 1 ? { role: grid.role } : {}), text };
    }),
  );
}

/** The reader of tables with these columns; the mapping is saved before anything is read, since reading may show it wrong. */
async function mapped(given: string, { format, saveMap }: EvidenceOptions): Promise<EvidenceReader> {
  if (format !== undefined) {
    throw new CarryoverError(
      'usage',
      '--map and --format were both given; expected one of them.',
      'Leave one of them out.',
    );
  }
  const mapping = await loadMapping(given);
  if (saveMap !== undefined) {
    const instead = 'Choose another name for --save-map, or read the file with --map FILE.';
    await writeNewFile(saveMap, encodeMapping(mapping), { replace: false, instead });
  }
  return mappedReader(mapping);
}

/**
 * Reads files and folders of any known format into one table. What was found is told also where no table can be made of it.
 * @throws CarryoverError for a named file that cannot be read at all
 */
export async function loadEvidence(
  paths: readonly string[],
  options: EvidenceOptions,
  progress: Progress,
): Promise<LoadedEvidence> {
  const { format, cluster, maxUnpacked } = options;
  const tag = cluster === 'none' ? undefined : cluster;
  const reader = options.map === undefined ? format : await mapped(options.map, options);
  const collected = await collectEvidence(paths, { reader, cluster: tag, maxUnpacked }, progress);
  const series = collected.series.map(summarizeSeries);
  const doubts = disagreements(series);
  const comparable = comparableFacts(collected.series);
  const found = {
    formats: collected.formats,
    series,
    notes: [...doubts, ...collected.notes],
    excluded: collected.excluded,
    design: [],
    pairing: [],
  };
  let evidence: Evidence;
  try {
    const { metric: metrics, filter: filters, domain, rung, arm, run, pairBy, repeats } = options;
    evidence = await designEvidence(
      collected,
      { metrics, filters, domain, rung, arm, run, pairBy, repeats, cluster },
      progress,
    );
  } catch (error) {
    if (!(error instanceof CarryoverError)) throw error;
    return { summary: { ...found, obstacle: { found: error.message, next: error.hint } }, table: error, comparable };
  }
  const { predictions, inputs, rules, isOrdered, seedsAreRepeats, excluded } = evidence;
  const notes = [...doubts, ...evidence.notes];
  const summary = { ...found, rules, design: summarizeDesign(predictions), notes, excluded };
  const reading = rules && {
    formats: found.formats,
    rules,
    flags: evidenceFlags(options),
    seedsAreRepeats,
    notes,
    excluded,
  };
  return { summary, table: { predictions, inputs, isOrdered, reading }, comparable };
}
