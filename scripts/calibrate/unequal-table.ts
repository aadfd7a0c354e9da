import { profileOf } from './cluster-profiles.ts';
import { markdownTable, percent, whole } from './format.ts';
import type { Measured } from './measure-design.ts';
import type { UnequalResult } from './measure-unequal.ts';
import { groupBy } from './summarise.ts';

interface Unequal {
  readonly profile: string;
  readonly seeds: number;
  readonly result: UnequalResult;
}

const unequalOf = (measured: readonly Measured[]): readonly Unequal[] =>
  measured.flatMap(({ design, result }) =>
    'counted' in result && design.unequal !== undefined
      ? [{ profile: design.unequal.profile, seeds: design.seeds, result }]
      : [],
  );

const coverageOf = ({ result: { covered, runs } }: Unequal): number => covered / runs;

const lowest = (group: readonly Unequal[]): number => Math.min(...group.map(coverageOf));

const SEEDS = [1, 2, 3, 5, 10] as const;

/** Coverage with clusters of unequal size by what they count as, refused or not: the lowest over the settings of each design. */
export function unequalTable(measured: readonly Measured[]): string {
  const groups = [...groupBy(unequalOf(measured), ({ profile }) => profile)];
  const rows = groups.map(([profile, group]) => {
    const { clusters, largestShare, kish, counted, refused } = (group[0] as Unequal).result;
    const cells = SEEDS.map(seeds => {
      const own = group.filter(one => one.seeds === seeds);
      return own.length === 0 ? '–' : percent(lowest(own));
    });
    const label = profileOf(profile).label;
    const numbers = [whole(clusters), percent(largestShare), kish.toFixed(1), counted.toFixed(1)];
    return { counted, row: [label, ...numbers, refused ? 'yes' : 'no', ...cells] };
  });
  rows.sort((x, y) => x.counted - y.counted);
  const seeds = SEEDS.map(count => `${count} ${count === 1 ? 'seed' : 'seeds'}`);
  return markdownTable(
    ['Sizes', 'clusters', 'largest', 'Kish', 'count as', 'refused', ...seeds],
    rows.map(({ row }) => row),
  );
}

/** What the table says, in a sentence. */
export function unequalText(measured: readonly Measured[]): string {
  const all = unequalOf(measured);
  const kept = all.filter(({ result }) => !result.refused);
  const refused = all.filter(({ result }) => result.refused);
  const keptText =
    kept.length === 0 ? 'None of them passes' : `Where they pass, coverage is at least ${percent(lowest(kept))}`;
  const misled = refused.filter(({ result }) => result.kish >= 15);
  const refusedText =
    refused.length === 0 ? '' : `; where they are refused it goes down to ${percent(lowest(refused))}`;
  const kishText =
    misled.length === 0 ? '' : `, and to ${percent(lowest(misled))} where Kish's number alone would let them pass`;
  return `${keptText}${refusedText}${kishText}.`;
}
