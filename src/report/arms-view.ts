import type { ArmSummary, Spread } from '../core/arm-summary.ts';
import type { TransferResult } from '../core/result.ts';
import { count, counted, percent, significant } from '../util/format.ts';
import { askedTexts } from './asked-texts.ts';
import { selectionText } from './selection-text.ts';
import type { ArmRow, ArmsView } from './view.ts';
import { cellName, listed } from './words.ts';

const COLUMNS = ['Arm', 'Learner', 'Accuracy', 'Trained on', 'Labels changed', 'Parameters moved', 'Note'];

const NOTE =
  'What each arm did, by its own receipt, and how well. Accuracy is the mean over seeds. Labels changed is the share of the training labels that differ from those the method was given, the weak teacher’s or, in the control shuffled-teacher, the same dealt to other items; parameters moved is how far training took the student from where it started. Where seeds or repeats differ: median [least, most]. Controls decide no verdict.';

/** "2 400", or "2 400 [2 310, 2 500]" where seeds differ. */
function spreadText({ least, median, most }: Spread, write: (value: number) => string): string {
  return least === most ? write(median) : `${write(median)} [${write(least)}, ${write(most)}]`;
}

function accuracyText({ accuracy, repeats }: ArmSummary): string {
  if (repeats !== undefined) return spreadText(repeats, value => percent(value, 2));
  return accuracy === undefined ? 'not measured' : percent(accuracy, 2);
}

function noteText({ repeats, notes, errored, seeds, asked }: ArmSummary): string | undefined {
  const failed =
    errored.length === 0 ? [] : [`${count(errored.length)} of ${counted(seeds + errored.length, 'seed')} errored`];
  const repeated = repeats === undefined ? [] : [counted(repeats.count, 'repeat')];
  const all = [...failed, ...repeated, ...notes, ...(asked === undefined ? [] : askedTexts(asked))];
  return all.length === 0 ? undefined : all.join('; ');
}

/** What stands beside an arm's name: the role it plays under another name, and its method. */
function asideOf({ arm, role, method }: ArmSummary): string | undefined {
  const words = [role === 'control' ? arm : role, method].filter(word => word !== undefined && word !== arm);
  return words.length === 0 ? undefined : words.join(', ');
}

const rowOf = (summary: ArmSummary): ArmRow => ({
  arm: summary.arm,
  aside: asideOf(summary),
  isControl: summary.role === 'control',
  values: [
    summary.learner,
    accuracyText(summary),
    summary.trainedOn && spreadText(summary.trainedOn, count),
    summary.labelsChanged && spreadText(summary.labelsChanged, value => percent(value)),
    summary.parametersMoved && spreadText(summary.parametersMoved, significant),
    noteText(summary),
  ],
});

/** "large × math, candidate (em-posterior), seeds 3 and 4: the reason", one line for all seeds that failed alike. */
function erroredLines(summary: ArmSummary): string[] {
  const seeds = new Map<string, string[]>();
  for (const { seed, reason } of summary.errored) seeds.set(reason, [...(seeds.get(reason) ?? []), seed]);
  const aside = asideOf(summary);
  const name = aside === undefined ? summary.arm : `${summary.arm} (${aside})`;
  return [...seeds].map(
    ([reason, failed]) =>
      `${cellName(summary)}, ${name}, ${failed.length === 1 ? 'seed' : 'seeds'} ${listed(failed)}: ${reason}`,
  );
}

/** "263 of 270 runs (arm × rung × domain × seed) are measured; 7 errored." */
function summaryLine(arms: readonly ArmSummary[]): string {
  const errored = arms.reduce((sum, arm) => sum + arm.errored.length, 0);
  const measured = arms.reduce((sum, { seeds }) => sum + seeds, 0);
  const text = `${count(measured)} of ${counted(measured + errored, 'run')} (arm × rung × domain × seed) are measured`;
  return errored === 0 ? `${text}; the report has their receipts.` : `${text}; ${count(errored)} errored.`;
}

/** Every arm of a run with its receipts; undefined where the outcomes were imported and nobody knows how they came about. */
export function armsView(result: TransferResult): ArmsView | undefined {
  const { arms, design } = result;
  if (arms === undefined || arms.length === 0) return undefined;
  const at = (domain: string, rung: string) => arms.filter(arm => arm.domain === domain && arm.rung === rung);
  const domains = design.domains.map(domain => ({
    domain,
    rungs: design.rungs
      .map(({ name }) => ({ rung: name, rows: at(domain, name).map(rowOf) }))
      .filter(({ rows }) => rows.length > 0),
  }));
  return {
    summary: summaryLine(arms),
    selection: selectionText(result),
    note: NOTE,
    columns: COLUMNS,
    domains: domains.filter(({ rungs }) => rungs.length > 0),
    errored: arms.flatMap(erroredLines),
  };
}
