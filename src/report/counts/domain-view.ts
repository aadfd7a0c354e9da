import type {
  CountedDomain,
  CountedMethod,
  CountedReference,
  CountsResult,
  ItemErrorBounds,
  PgrDefinition,
  PgrReading,
  SeedMean,
} from '../../core/counts-result.ts';
import { count, counted, fixed, level, percent, plainPercent, points, pValue, significant } from '../format.ts';
import { ratioText } from '../interval-text.ts';
import { listed, shortName } from '../words.ts';
import { contrastSentence, differenceText } from './contrast-words.ts';
import type { DomainView, TableView } from './counts-view.ts';

const NONE = '–';
/** A size of a difference in points: no sign. */
const size = (fraction: number, decimals = 2): string => fixed(100 * fraction, decimals);

/** "56.96% ± 0.93"; the error over seeds is left out for one run. */
function accuracyText(accuracy: SeedMean | undefined): string {
  if (accuracy === undefined) return NONE;
  const mean = percent(accuracy.mean, 2);
  return accuracy.sem === undefined ? `${mean} (one run)` : `${mean} ± ${size(accuracy.sem)}`;
}

/** Marks a spread over seeds that are not believed to be those of the runs. */
const doubt = (runs: CountedMethod['runs']): string => (runs.some(({ isPairable }) => !isPairable) ? ' †' : '');

function methodsTable({ methods }: CountedDomain): TableView {
  return {
    title: 'Accuracy of each method',
    note: 'Mean over seeds ± its standard error, in points. The item error is what another test set of this size would move one run by; all seeds, floor and ceiling share the items, so it does not shrink with seeds. † seeds of these runs are not believed to be theirs.',
    columns: ['Method', 'Runs', 'Answers right', 'Accuracy', 'Item error, points', 'Item error, PGR'],
    rows: methods.map(({ method, runs, answers, accuracy, itemError, itemErrorPgr }) => ({
      names: [method],
      values: [
        count(runs.length),
        answers === undefined ? 'no counts' : `${count(answers.correct)} of ${count(answers.total)}`,
        `${accuracyText(accuracy)}${doubt(runs)}`,
        itemError === undefined ? NONE : size(itemError),
        itemErrorPgr === undefined ? NONE : fixed(itemErrorPgr, 3),
      ],
    })),
  };
}

/** "0.2035 ± 0.0457", with what stands against it. */
function pgrText(reading: PgrReading): string {
  if (reading.status === 'none') return NONE;
  const { pgr, of, doubtfulSeeds } = reading;
  const spread = pgr.sem === undefined ? '' : ` ± ${fixed(pgr.sem, 4)}`;
  const fewer = pgr.runs < of ? ` (${pgr.runs} of ${of} runs)` : '';
  return `${fixed(pgr.mean, 4)}${spread}${fewer}${doubtfulSeeds > 0 ? ' †' : ''}`;
}

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

function pgrTable(domain: CountedDomain, { settings }: CountsResult): TableView {
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

/** "0.22 to 2.60 (× 11.8), 1.97 if independent", in points. */
function boundsText(bounds: ItemErrorBounds | undefined): string {
  if (bounds === undefined) return NONE;
  const { least, independent, most } = bounds;
  const factor = least > 0 ? ` (× ${fixed(most / least, 1)})` : '';
  return `${size(least)} to ${size(most)}${factor}, ${size(independent)} if independent`;
}

function contrastRow(contrast: CountedDomain['contrasts'][number]): string[] {
  const bounds = boundsText(contrast.itemError);
  if (contrast.status === 'unpaired') {
    const means = contrast.means === undefined ? NONE : `${points(contrast.means)} (means, no error)`;
    return ['0', means, NONE, NONE, NONE, NONE, bounds];
  }
  const { difference, t, signFlip, holm, inPgr } = contrast;
  const hasTest = !('status' in t);
  const share = inPgr === undefined ? NONE : inPgr.set ? ratioText(inPgr.set) : fixed(inPgr.mean, 3);
  return [
    count(difference.runs),
    differenceText(contrast),
    hasTest ? `${pValue(t.p)} (Holm ${pValue(holm.t ?? 1)})` : NONE,
    `${pValue(signFlip.p)} (least ${significant(signFlip.floor)}; Holm ${pValue(holm.signFlip)})`,
    hasTest ? `${size(t.mde)}${inPgr?.mde === undefined ? '' : ` (${fixed(inPgr.mde, 3)} PGR)`}` : NONE,
    share,
    bounds,
  ];
}

function contrastsTable({ contrasts }: CountedDomain, { settings, family }: CountsResult): TableView | undefined {
  if (contrasts.length === 0) return undefined;
  const { alpha, power, baseline } = settings;
  return {
    title: `Against ${shortName(baseline)}, paired by seed`,
    note: `Differences in accuracy points with ${level(1 - alpha)} intervals by t over new seeds on these items. Holm counts ${counted(family, 'contrast')} of this report as one family, those that could not be paired too. “Finds” is the true difference that so many seeds of this spread detect with ${plainPercent(power)} power. The last column is what the choice of items adds for one run of each: between erring on the same items and on different ones, as far as the totals allow.`,
    columns: [
      'Method',
      'Pairs',
      'Difference, points',
      'p of t',
      'Exact sign-flip p',
      'Finds, points',
      'In PGR',
      'Item error, points',
    ],
    rows: contrasts.map(contrast => ({ names: [contrast.method], values: contrastRow(contrast) })),
  };
}

/** One column for each arm that has counts by part. */
function subsetsTable({ methods, floor, ceiling }: CountedDomain): TableView | undefined {
  const references = [floor, ceiling].flatMap(one => (one === undefined ? [] : [{ ...one, method: one.role }]));
  const arms = [...methods, ...references].filter(({ subsets }) => subsets.length > 0);
  if (arms.length === 0) return undefined;
  const names = [...new Set(arms.flatMap(({ subsets }) => subsets.map(({ name }) => name)))];
  const partOf = (arm: (typeof arms)[number], name: string) => arm.subsets.find(part => part.name === name);
  return {
    title: 'Parts of the test set',
    note: 'Mean accuracy over the runs whose counts by part were believed ± standard error over seeds, in points. One run’s item error on a part is in brackets: on small parts it is larger than anything between methods.',
    columns: ['Part', 'Items', ...arms.map(({ method }) => method)],
    rows: names.map(name => {
      const parts = arms.map(arm => partOf(arm, name));
      const items = new Set(parts.flatMap(part => part?.items ?? []));
      const cells = parts.map(part => {
        const error = part?.itemError === undefined ? '' : ` (${size(part.itemError, 1)})`;
        return part === undefined ? NONE : `${accuracyText(part.accuracy)}${error}`;
      });
      return { names: [name], values: [items.size === 1 ? count([...items][0] ?? 0) : 'differ', ...cells] };
    }),
  };
}

function runsTable({ methods }: CountedDomain, { settings }: CountsResult): TableView {
  return {
    title: 'Every run',
    note: `Wilson’s ${level(1 - settings.alpha)} interval is for other items from the same source. PGR is against the mean floor and ceiling of all reference files.`,
    columns: ['Method', 'Seed', 'Right', 'Accuracy', 'Wilson', 'PGR', 'File'],
    rows: methods.flatMap(({ method, runs }) =>
      runs.map(({ seed, isPairable, counts, accuracy, pgr, path }) => ({
        names: [method, `${seed}${isPairable ? '' : ' †'}`],
        values: [
          counts === undefined ? NONE : `${count(counts.correct)} of ${count(counts.total)}`,
          accuracy === undefined ? NONE : percent(accuracy, 2),
          counts === undefined ? NONE : `[${percent(counts.low)}, ${percent(counts.high)}]`,
          pgr === undefined ? NONE : fixed(pgr, 4),
          path,
        ],
      })),
    ),
  };
}

const referenceText = (name: string, reference: CountedReference | undefined): string =>
  reference === undefined
    ? `no ${name}`
    : `${name} ${accuracyText(reference.accuracy)} over ${counted(reference.accuracy.runs, 'run')}`;

function factsText({ floor, ceiling, gap, items }: CountedDomain): string {
  const share = gap === undefined ? '' : `; gap ${size(gap)} points`;
  const one = gap !== undefined && gap > 0 ? `, so that one point is ${fixed(0.01 / gap, 3)} of PGR` : '';
  const test =
    items === undefined ? 'runs disagree on the number of test items, or give none' : counted(items, 'test item');
  return `${test}; ${referenceText('floor', floor)}; ${referenceText('ceiling', ceiling)}${share}${one}.`;
}

/** Everything the report says about one domain, in words and tables. */
export function domainView(domain: CountedDomain, id: string, result: CountsResult): DomainView {
  return {
    id,
    domain: domain.domain,
    pair: domain.pair,
    place: `${domain.domain}, ${domain.pair}`,
    facts: factsText(domain),
    methods: methodsTable(domain),
    pgr: pgrTable(domain, result),
    contrasts: contrastsTable(domain, result),
    sentences: domain.contrasts.map(contrast => contrastSentence(contrast, domain.domain, result.settings)),
    subsets: subsetsTable(domain),
    runs: runsTable(domain, result),
  };
}
