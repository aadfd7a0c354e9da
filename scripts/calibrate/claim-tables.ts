import { ALPHA, EFFECTS, SEEDS, SHARES } from './design.ts';
import { type ErrorRate, isExceeded } from './error-rates.ts';
import { markdownTable, percent, whole } from './format.ts';
import type { ClosedResult } from './measure-closed.ts';
import type { Measured } from './measure-design.ts';
import { type Fared, groupBy } from './summarise.ts';

const rateOf = ({ count, runs }: ErrorRate): number => count / runs;

/** The highest rate of a group, and how many designs are beyond the level. */
function highest(rates: readonly ErrorRate[]): string {
  if (rates.length === 0) return '–';
  const beyond = rates.filter(isExceeded).length;
  const top = percent(Math.max(...rates.map(rateOf)));
  return beyond === 0 ? top : `**${top}** (${beyond} of ${rates.length} beyond)`;
}

/** The four errors at every number of seeds, the worst design of each. */
export function errorTable(rates: readonly ErrorRate[], shares: readonly number[]): string {
  const rows = SEEDS.flatMap(seeds =>
    (['cell', 'family'] as const).map(scope => {
      const own = rates.filter(
        ({ design, scope: at }) =>
          design.law === 'normal' && design.seeds === seeds && at === scope && shares.includes(design.share),
      );
      const label = scope === 'cell' ? 'one cell, m = 1' : 'any of six, m = 6';
      return [
        whole(seeds),
        label,
        ...(['E1', 'E2', 'E3', 'E4'] as const).map(error => highest(own.filter(one => one.error === error))),
      ];
    }),
  );
  return markdownTable(['Seeds', 'scope', 'E1 (≤ 5%)', 'E2 (≤ 2.5%)', 'E3 (≤ 2.5%)', 'E4 (≤ 2.5%)'], rows);
}

interface Closed {
  readonly design: Measured['design'];
  readonly result: ClosedResult;
}

/** The ordinary closed-form designs. */
export const closedOf = (measured: readonly Measured[]): readonly Closed[] =>
  measured.flatMap(({ design, result }) => ('claims' in result && design.law === 'normal' ? [{ design, result }] : []));

/** Six cells' simultaneous intervals that all hold the truth: the lowest over the designs. */
export function familyCoverage(closed: readonly Closed[]): string {
  const families = closed.filter(
    ({ design, result }) => design.targets > 1 && result.family.runs > 0 && design.seeds > 1,
  );
  const rows = [...groupBy(families, ({ design }) => whole(design.seeds))].map(([seeds, group]) => {
    const cells = SHARES.map(share => {
      const own = group.filter(({ design }) => design.share === share);
      const covered = own.map(({ result: { family } }) => family.covered / family.runs);
      return covered.length === 0 ? '–' : percent(Math.min(...covered));
    });
    return { seeds, cells };
  });
  rows.sort((x, y) => Number(x.seeds) - Number(y.seeds));
  const shares = SHARES.map(share => `share ${100 * share}%`);
  return markdownTable(
    ['Seeds', ...shares],
    rows.map(({ seeds, cells }) => [seeds, ...cells]),
  );
}

/** `vanished` at a gain of δ where the sandbox gain is so large that nothing but U < δ is left to ask: the highest over the designs. */
export function worstVanished(fared: readonly Fared[]): string {
  const rows = EFFECTS.filter(effect => effect > 0).flatMap(effect =>
    SEEDS.filter(seeds => seeds >= 3).map(seeds => {
      const own = fared.filter(
        ({ design, key }) =>
          key === 'howe/new-seeds' &&
          design.kind === 'closed' &&
          design.law === 'normal' &&
          design.effect === effect &&
          design.seeds === seeds,
      );
      const rates = own.map(({ design, tally: { below, intervals } }): ErrorRate => {
        return { error: 'E4', scope: 'cell', design, count: below, runs: intervals, limit: ALPHA / 2 };
      });
      const worst = [...rates].sort((x, y) => rateOf(y) - rateOf(x))[0];
      return [`${100 * effect} points`, whole(seeds), highest(rates), worst ? `\`${worst.design.id}\`` : '–'];
    }),
  );
  return markdownTable(['Gain = δ', 'seeds', 'U < δ (≤ 2.5%)', 'highest in'], rows);
}

/** How often a gain is found and a full retention is called one, averaged over base rates; items that stand alone. */
export function powerTable(closed: readonly Closed[]): string {
  const own = closed.filter(({ design }) => design.clusterSize === 1 && design.share === 0.5 && design.seeds >= 3);
  const mean = (group: readonly Closed[], of: (result: ClosedResult) => number, effect: number) => {
    const found = group.filter(({ design }) => design.effect === effect);
    return found.length === 0 ? '–' : percent(found.reduce((sum, { result }) => sum + of(result), 0) / found.length);
  };
  const sorted = [...own].sort(({ design: x }, { design: y }) => x.seeds - y.seeds || x.items - y.items);
  const rows = [...groupBy(sorted, ({ design }) => `${design.seeds} × ${whole(design.items)}`)].map(
    ([shape, group]) => [
      shape,
      ...EFFECTS.map(effect => mean(group, ({ claims }) => claims.gain / claims.runs, effect)),
      mean(group, ({ claims }) => claims.verdicts.survives / claims.runs, 0.05),
      group.every(({ design }) => design.targets > 1)
        ? mean(group, ({ claims }) => claims.allSurvive / claims.runs, 0.05)
        : '–',
      mean(group, ({ claims }) => (claims.verdicts.vanished + claims.verdicts.attenuated) / claims.runs, 0),
    ],
  );
  const gains = EFFECTS.map(effect => `L > 0 at gain ${100 * effect}`);
  const verdicts = ['`survives` at 5 of 5', 'all cells survive', '`vanished` or `attenuated` at 0 of 5'];
  return markdownTable(['Seeds × items', ...gains, ...verdicts], rows);
}
