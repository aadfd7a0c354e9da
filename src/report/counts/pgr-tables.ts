import type {
  CountedDomain,
  CountedMethod,
  CountsResult,
  PgrDefinition,
  PgrReading,
  SeedMean,
} from '../../core/counts-result.ts';
import { fixed, level } from '../../util/format.ts';
import { ratioText } from '../interval-text.ts';
import { listed } from '../words.ts';
import { accuracyText, doubt, NONE } from './accuracy-text.ts';
import type { TableView } from './counts-view.ts';

/** "0.2035 ± 0.0457", with what stands against it. */
function pgrText(reading: PgrReading): string {
  if (reading.status === 'none') return NONE;
  const { pgr, of, doubtfulSeeds } = reading;
  const spread = pgr.sem === undefined ? '' : ` ± ${fixed(pgr.sem, 4)}`;
  const fewer = pgr.runs < of ? ` (${pgr.runs} of ${of} runs)` : '';
  return `${fixed(pgr.mean, 4)}${spread}${fewer}${doubtfulSeeds > 0 ? ' †' : ''}`;
}

const GAP_DEFINITIONS = ['fixed-all', 'fixed-at-time', 'same-seed'] as const;
const isAgainstReferences = ({ definition }: PgrReading): boolean => definition !== 'as-stated';

const DEFINITION_NAMES: Readonly<Record<PgrDefinition, string>> = {
  'as-stated': 'as stated',
  'fixed-all': 'all files',
  'fixed-at-time': 'of the time',
  'same-seed': 'same seed',
};

/** Which definition the files used; "none" where no floor and ceiling here give what they state. */
function agreementText({ pgr }: CountedMethod): string {
  const [stated] = pgr;
  if (stated?.status !== 'measured' || stated.agreesWith === undefined) return NONE;
  return stated.agreesWith.length === 0 ? 'none' : listed(stated.agreesWith.map(name => DEFINITION_NAMES[name]));
}

/** Why there are dashes. */
function missingPgr({ methods }: CountedDomain): string {
  const reasons = methods.flatMap(({ pgr }) =>
    pgr.flatMap(one => (one.status === 'none' ? [`${DEFINITION_NAMES[one.definition]}: ${one.reason}`] : [])),
  );
  return reasons.length === 0 ? '' : ` A dash stands where nothing can be said: ${[...new Set(reasons)].join('; ')}.`;
}

function setText({ pgr }: CountedMethod): string {
  const set = pgr.flatMap(reading => (reading.status === 'measured' && reading.set ? [reading.set] : []))[0];
  return set === undefined ? NONE : ratioText(set);
}

/** PGR under every definition of floor and ceiling. */
export function pgrTable(domain: CountedDomain, { settings }: CountsResult): TableView {
  const { methods } = domain;
  return {
    title: 'PGR, by what floor and ceiling are taken to be',
    note: `Mean over runs ± standard error over seeds, floor and ceiling taken as known. “As stated” is what the files say; “all files” uses the mean floor and ceiling of every reference file, “of the time” of those alone that existed when the run ended, “same seed” those of the run’s own seed. The set is Fieller’s at ${level(1 - settings.alpha)}, against all files, with the seeds of floor and ceiling counted and items not. † seeds of these runs are not believed to be theirs.${missingPgr(domain)}`,
    columns: ['Method', 'As stated', 'All files', 'Of the time', 'Same seed', 'Set, all files', 'Files agree with'],
    rows: methods.map(method => ({
      names: [method.method],
      values: [...method.pgr.map(pgrText), setText(method), agreementText(method)],
    })),
  };
}

/** Both accuracies where they are not one, and what they give: sums of the files can be followed to their last digit. */
export function asStatedTable({ methods }: CountedDomain): TableView | undefined {
  const rows = methods.flatMap(({ method, runs, accuracy, pgr, asStated }) => {
    if (asStated === undefined) return [];
    const mark = doubt(runs);
    const rowOf = (which: string, mean: SeedMean | undefined, readings: readonly PgrReading[]) => ({
      names: [method, which],
      values: [`${accuracyText(mean)}${mark}`, ...readings.map(pgrText)],
    });
    return [
      rowOf('believed', accuracy, pgr.filter(isAgainstReferences)),
      rowOf('as stated', asStated.accuracy, asStated.pgr),
    ];
  });
  if (rows.length === 0) return undefined;
  return {
    title: 'Where files state another accuracy than their counts',
    note: 'What is believed is the number right divided by the number of items, and stands everywhere else. “As stated” is the mean of the accuracies that the files say, rounded or not, and what follows from it.',
    columns: [
      'Method',
      'Accuracies',
      'Accuracy',
      ...GAP_DEFINITIONS.map(definition => `PGR, ${DEFINITION_NAMES[definition]}`),
    ],
    rows,
  };
}
