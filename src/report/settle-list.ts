import type { CellEstimates, MeasuredCell } from '../core/cell-estimates.ts';
import { isSameCell } from '../core/is-same-cell.ts';
import { isRefused } from '../core/refusal.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import { count, counted, plainPercent, points } from '../util/format.ts';
import { estimateText } from './interval-text.ts';
import { seedCost } from './seed-cost.ts';
import { FEWEST_SEEDS, settleText } from './settle-text.ts';
import { type VerdictLevel, verdictLevel } from './verdict-level.ts';
import { cellName, listedCells } from './words.ts';

/** More lines than this do not help anyone decide; every cell says its own below. */
const MOST = 6;

const unscored = ({ completeness: { expected, scored } }: MeasuredCell): number => expected - scored;

function missingText(cell: MeasuredCell, sandbox: CellEstimates | undefined): string {
  const own = unscored(cell);
  if (own > 0) return `supply ${count(own)} of its outcomes, which have no score.`;
  const there = sandbox?.status === 'measured' ? unscored(sandbox) : 0;
  return `supply ${counted(there, 'outcome')} of its sandbox cell, which have no score.`;
}

/** The reason of the first interval that was refused: the cell's own, else its sandbox cell's. */
function refusalText(cell: MeasuredCell, sandbox: CellEstimates | undefined): string {
  const { gain, contrast } = cell.bounds.single;
  if (gain.status === 'refused') return gain.reason;
  const there = sandbox?.status === 'measured' ? sandbox.bounds.single.gain : undefined;
  if (there?.status === 'refused') return `its sandbox cell has ${there.reason}`;
  return contrast?.status === 'refused' ? contrast.reason : 'more data are needed for an interval.';
}

/** What a study of this size finds; nothing where that is not known. */
function findsText({ power }: MeasuredCell): string {
  if (isRefused(power) || isRefused(power.smallestGain)) return '';
  return `; a study of that size finds a gain of ${points(power.smallestGain)} points in ${plainPercent(power.power)} of cases`;
}

function sandboxText(sandbox: CellEstimates | undefined): string {
  if (sandbox?.status !== 'measured') return 'first a sandbox gain that replicates.';
  const gain = `${estimateText(sandbox.bounds.single.gain)} points`;
  return `first a sandbox gain that replicates (now ${gain} in ${cellName(sandbox)}${findsText(sandbox)}).`;
}

const openText = (cell: MeasuredCell, at: VerdictLevel): string =>
  settleText(cell, at) ?? 'more items or more seeds; how many is not computed for this design.';

/** What a verdict of this reason waits for; undefined where more evidence is not what is missing. */
function remedy(judged: JudgedCell, sandbox: CellEstimates | undefined): string | undefined {
  const cell = judged.estimates;
  if (cell.status === 'unmeasured') return `measure it in both arms. ${cell.reason}`;
  switch (judged.verdict?.reason) {
    case 'gain_unresolved':
    case 'retention_unresolved':
      return openText(cell, verdictLevel(judged));
    case 'missing':
    case 'too_much_missing':
      return missingText(cell, sandbox);
    case 'refused':
      return refusalText(cell, sandbox);
    case 'no_sandbox':
      return 'measure this domain on the sandbox rung, or name another yardstick with --sandbox-domain.';
    case 'sandbox_not_replicated':
      return sandboxText(sandbox);
    default:
      return undefined;
  }
}

/** Cells whose verdict stands but is about these seeds only, which the policy does not accept. */
const waitsForSeeds = ({ verdict, estimates }: JudgedCell, { policy }: TransferResult): boolean =>
  estimates.status === 'measured' &&
  !policy.allowFewSeeds &&
  verdict?.reason === undefined &&
  (verdict?.tags.includes('these-seeds-only') ?? false);

function seedsLine(cells: readonly JudgedCell[]): string[] {
  if (cells.length === 0) return [];
  const names = listedCells(cells.map(({ estimates }) => estimates));
  return [
    `${names}: at least ${FEWEST_SEEDS} seeds in both arms, there and in the sandbox; or accept a verdict about these seeds with --allow-few-seeds.`,
  ];
}

/** Production first, and first what more outcomes settle. */
const urgency = ({ estimates, verdict }: JudgedCell): number =>
  (estimates.role === 'production' ? 0 : 2) + (verdict?.kind === 'inconclusive' ? 0 : 1);

/** Cells that wait for the same are told in one line. */
function togetherLines(waiting: readonly { readonly cell: JudgedCell; readonly text: string }[]): string[] {
  const ordered = waiting.toSorted((x, y) => urgency(x.cell) - urgency(y.cell));
  return [...Map.groupBy(ordered, ({ text }) => text)].map(
    ([text, same]) => `${listedCells(same.map(({ cell }) => cell.estimates))}: ${text}`,
  );
}

/** What would settle the cells that the gate waits for: those it requires, or all targets where it requires none. */
export function settleList(result: TransferResult): string[] {
  const targets = result.cells.filter(({ verdict }) => verdict !== undefined);
  const required = targets.filter(cell => cell.required);
  const asked = required.length > 0 ? required : targets;
  const sandboxOf = ({ estimates: { sandbox } }: JudgedCell): CellEstimates | undefined =>
    result.cells.find(({ estimates, replication }) => replication !== undefined && isSameCell(estimates, sandbox))
      ?.estimates;
  const waiting = asked.flatMap(cell => {
    const text = remedy(cell, sandboxOf(cell));
    return text === undefined ? [] : [{ cell, text }];
  });
  const few = asked.filter(cell => waitsForSeeds(cell, result));
  const all = [...seedsLine(few), ...togetherLines(waiting)];
  const others = all.length - MOST;
  const shown = others > 1 ? [...all.slice(0, MOST), `And ${others} more, each told in its cell below.`] : all;
  return [...shown, ...seedCost(result, asked)];
}
