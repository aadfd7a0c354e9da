import type { ArmSummary } from '../core/arm-summary.ts';
import type { JudgedCell, TransferResult } from '../core/result.ts';
import { count, counted, percent, plainPercent } from '../util/format.ts';
import { auditView } from './audit-view.ts';
import { measuredCells } from './measured-cells.ts';
import type { HealthView } from './view.ts';
import { cellName, listed, listedCells, markedCheck } from './words.ts';

const refs = (cells: readonly JudgedCell[]) => cells.map(({ estimates }) => estimates);

function complete(result: TransferResult): HealthView {
  const unmeasured = result.cells.flatMap(({ estimates }) => (estimates.status === 'unmeasured' ? [estimates] : []));
  const measured = measuredCells(result);
  const tooMuch = measured.filter(({ completeness: c }) => c.missingShare > c.threshold);
  const [expected, scored] = [0, 0].map((_, at) =>
    measured.reduce((sum, { completeness: c }) => sum + (at === 0 ? c.expected : c.scored), 0),
  ) as [number, number];
  const text = `${count(scored)} of ${count(expected)} outcomes of baseline and candidate in the measured cells have a score; a cell may miss ${plainPercent(result.settings.missingThreshold)}.`;
  const absent = [...unmeasured, ...tooMuch];
  if (absent.length > 0)
    return markedCheck('Complete', {
      tone: 'bad',
      word: 'no',
      text: `${text} Not usable: ${listedCells(absent)}.`,
    });
  if (scored < expected) return markedCheck('Complete', { tone: 'warn', word: 'nearly', text });
  return markedCheck('Complete', { tone: 'good', word: 'yes', text });
}

function comparable(result: TransferResult): HealthView {
  const measured = measuredCells(result);
  const dropped = measured.reduce((sum, { completeness }) => sum + completeness.droppedItems, 0);
  const seeds = measured.filter(({ completeness }) => completeness.unpairedSeeds.length > 0);
  if (measured.length === 0) {
    return markedCheck('Comparable', { tone: 'bad', word: 'no', text: 'No cell has outcomes of both arms to pair.' });
  }
  const range = itemRange(measured.map(cell => cell.items));
  const unpaired = result.cells.filter(({ estimates }) => estimates.status === 'unmeasured');
  const own = result.cells.filter(({ estimates: e }) => e.status === 'measured' && e.ownSeeds !== undefined);
  const how = own.length === 0 ? 'item by item and seed by seed' : 'item by item';
  const alone = own.length === 0 ? '' : ` The arms have seeds of their own in ${listedCells(refs(own))}.`;
  const text = `Paired ${how}, ${range} per cell; ${counted(dropped, 'item')} dropped to pair the arms.${alone}`;
  if (unpaired.length > 0) {
    return markedCheck('Comparable', {
      tone: 'bad',
      word: 'no',
      text: `${text} Nothing to pair in ${listedCells(refs(unpaired))}.`,
    });
  }
  if (seeds.length > 0) {
    return markedCheck('Comparable', {
      tone: 'bad',
      word: 'no',
      text: `${text} Seeds of one arm only in ${listedCells(seeds)}.`,
    });
  }
  return markedCheck(
    'Comparable',
    dropped > 0 ? { tone: 'warn', word: 'nearly', text } : { tone: 'good', word: 'yes', text },
  );
}

function itemRange(items: readonly number[]): string {
  const [least, most] = [Math.min(...items), Math.max(...items)];
  return least === most ? counted(least, 'paired item') : `${count(least)} to ${counted(most, 'paired item')}`;
}

function replication(result: TransferResult): HealthView {
  const sandboxes = result.cells.filter(cell => cell.replication !== undefined);
  const replicated = sandboxes.filter(cell => cell.replication === 'replicated');
  const failing = sandboxes.filter(cell => cell.replication === 'not-replicated');
  const unknown = sandboxes.filter(cell => !replicated.includes(cell) && !failing.includes(cell));
  const parts = [
    `The gain is above 0 at ${plainPercent(1 - result.settings.alpha)} in ${replicated.length} of ${counted(sandboxes.length, 'sandbox cell')}.`,
  ];
  if (failing.length > 0) parts.push(`Not in ${listedCells(refs(failing))}: nothing to carry over from there.`);
  if (unknown.length > 0)
    parts.push(
      `Not known in ${listedCells(refs(unknown))}: too little, too uniform or missing data, or an audit finding.`,
    );
  const text = parts.join(' ');
  if (failing.length > 0) {
    const word = replicated.length > 0 ? 'does not replicate everywhere' : 'does not replicate';
    return markedCheck('Sandbox gain', { tone: 'bad', word, text });
  }
  if (unknown.length > 0 || sandboxes.length === 0) {
    return markedCheck('Sandbox gain', {
      tone: 'unknown',
      word: replicated.length > 0 ? 'known in part' : 'not known',
      text,
    });
  }
  return markedCheck('Sandbox gain', { tone: 'good', word: 'replicates', text });
}

/** What could be used in the candidate's stead; nothing where the cells have no such arm. */
function references(result: TransferResult): HealthView[] {
  const cells = measuredCells(result).filter(cell => cell.references !== undefined);
  const compared = cells.flatMap(cell => cell.references ?? []);
  const arms = [...new Set(compared.map(({ arm }) => arm))];
  if (arms.length === 0) return [];
  const title = 'Reference arms';
  const better = result.findings.filter(({ detector }) => detector === 'better-reference');
  if (better.length > 0) {
    const where = new Set(better.flatMap(one => one.cells.map(cellName))).size;
    const word = `shown to be better than the candidate in ${count(where)} of ${counted(cells.length, 'cell')}`;
    const found = better.map(one => one.found).join(' ');
    const text = `${found} A gain over the baseline is no reason to use the candidate there; no verdict rests on this.`;
    return [markedCheck(title, { tone: 'warn', word, text })];
  }
  const known = compared.filter(({ difference }) => difference.status === 'estimated');
  if (known.length === 0) {
    const text = `No difference of the candidate from ${listed(arms)} has an interval.`;
    return [markedCheck(title, { tone: 'unknown', word: 'not known', text })];
  }
  const held = known.length === compared.length ? '' : ` (${known.length} of ${compared.length} have an interval)`;
  const text = `Held the candidate against ${listed(arms)}, cell by cell${held}: nowhere is one of them shown to be better at ${plainPercent(1 - result.settings.alpha)}, whatever is missing.`;
  return [markedCheck(title, { tone: 'good', word: 'none is shown to be better', text })];
}

function selfCheck({ calibration: { aa } }: TransferResult): HealthView {
  const worst = aa.cells.reduce((rate, cell) => Math.max(rate, cell.falseClaims), 0);
  const seeds = aa.seedComponentChecked ? '' : ' Seed component not checked: fewer than three distinct seeds.';
  const text = `On null data made from this run, the worst cell claims a gain or loss in ${percent(worst)} (nominal ${plainPercent(aa.alpha)}), any cell at the simultaneous level in ${percent(aa.familyRate)}.${seeds}`;
  if (aa.cells.length === 0)
    return markedCheck('A/A check', {
      tone: 'unknown',
      word: 'not run',
      text: 'No target cell could be measured, or none has the 15 items, or clusters of equal size, that an interval needs. The gate passes nothing without it.',
    });
  if (!aa.passed)
    return markedCheck('A/A check', { tone: 'bad', word: 'failed', text: `${text} The gate refuses to pass.` });
  if (!aa.seedComponentChecked)
    return markedCheck('A/A check', { tone: 'warn', word: 'passed for items, seeds not checked', text });
  return markedCheck('A/A check', { tone: 'good', word: 'passed', text });
}

/** "2 310 to 2 400 items"; nothing where no receipt says. */
function trainedText(arms: readonly ArmSummary[]): string {
  const told = arms.flatMap(({ trainedOn }) => (trainedOn ? [trainedOn] : []));
  if (told.length === 0) return 'no arm says what it was trained on';
  const [least, most] = [Math.min(...told.map(one => one.least)), Math.max(...told.map(one => one.most))];
  return `trained on ${least === most ? counted(most, 'item') : `${count(least)} to ${counted(most, 'item')}`}`;
}

/** How far labels and parameters went from where they were, where receipts say. */
function movedText(arms: readonly ArmSummary[]): string {
  const moved = arms.filter(({ parametersMoved }) => parametersMoved !== undefined);
  const still = moved.filter(({ parametersMoved }) => parametersMoved?.least === 0);
  const changed = arms.flatMap(({ role, labelsChanged: l }) => (role === 'candidate' && l && l.most > 0 ? [l] : []));
  const [least, most] = [Math.min(...changed.map(one => one.least)), Math.max(...changed.map(one => one.most))];
  return [
    ...(moved.length === 0
      ? []
      : [
          `${count(still.length)} of ${counted(moved.length, 'student')} (baseline and candidate in each cell) stayed where training began`,
        ]),
    ...(changed.length === 0
      ? []
      : [
          `the candidate changed ${least === most ? '' : `${percent(least)} to `}${percent(most)} of the teacher’s labels`,
        ]),
  ].join('; ');
}

function treatment({ arms, findings }: TransferResult): HealthView {
  const title = 'Treatment applied';
  const compared = (arms ?? []).filter(({ role }) => role === 'baseline' || role === 'candidate');
  const untreated = findings.filter(({ detector }) => detector === 'treatment-not-applied');
  if (untreated.length > 0) {
    const cells = new Map(untreated.flatMap(finding => finding.cells.map(cell => [cellName(cell), cell])));
    const where = listedCells([...cells.values()]);
    return markedCheck(title, {
      tone: 'bad',
      word: 'no',
      text: `Proved not to have run in ${where}. See the findings.`,
    });
  }
  if (compared.length === 0) {
    const text =
      'The outcomes came without receipts. Looked for a candidate that equals the baseline in every outcome; nothing else can be known.';
    return markedCheck(title, { tone: 'unknown', word: 'not known', text });
  }
  const failed = compared.reduce((sum, { errored }) => sum + errored.length, 0);
  const moved = movedText(compared);
  const text = `By their receipts baseline and candidate were ${trainedText(compared)}${moved === '' ? '' : `; ${moved}`}.`;
  if (failed > 0) {
    const told = `${text} ${counted(failed, 'run')} failed and told nothing.`;
    return markedCheck(title, { tone: 'warn', word: 'not everywhere', text: told });
  }
  return markedCheck(title, { tone: 'good', word: 'yes', text });
}

function audits(result: TransferResult): HealthView {
  const { tone, word, sentence } = auditView(result);
  return markedCheck('Audit', {
    tone,
    word,
    text: `${sentence}${tone === 'bad' || tone === 'warn' ? ' See the findings.' : ''}`,
  });
}

/** The checks that come before any result, each with what it looked at. */
export const healthViews = (result: TransferResult): HealthView[] => [
  complete(result),
  comparable(result),
  treatment(result),
  replication(result),
  ...references(result),
  selfCheck(result),
  audits(result),
];
