import type { CountedDomain, CountedReference, CountsResult } from '../../core/counts-result.ts';
import { count, counted, fixed, level, percent, unsignedPoints } from '../../util/format.ts';
import { accuracyText, doubt, NONE } from './accuracy-text.ts';
import { contrastSentence } from './contrast-words.ts';
import { contrastsTable } from './contrasts-table.ts';
import type { DomainView, TableView } from './counts-view.ts';
import { asStatedTable, pgrTable } from './pgr-tables.ts';

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
        itemError === undefined ? NONE : unsignedPoints(itemError),
        itemErrorPgr === undefined ? NONE : fixed(itemErrorPgr, 3),
      ],
    })),
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
        const error = part?.itemError === undefined ? '' : ` (${unsignedPoints(part.itemError, 1)})`;
        return part === undefined ? NONE : `${accuracyText(part.accuracy)}${error}`;
      });
      return { names: [name], values: [items.size === 1 ? count([...items][0] ?? 0) : 'differ', ...cells] };
    }),
  };
}

/** "64.64% (states 0.6464)": what is believed, and what the file says where that is another number. */
const sharesText = (believed: number | undefined, stated: number | undefined): string =>
  `${believed === undefined ? NONE : percent(believed, 2)}${stated === undefined ? '' : ` (states ${stated})`}`;

function runsTable({ methods }: CountedDomain, { settings }: CountsResult): TableView {
  return {
    title: 'Every run',
    note: `Wilson’s ${level(1 - settings.alpha)} interval is for other items from the same source. PGR is against the mean floor and ceiling of all reference files.`,
    columns: ['Method', 'Seed', 'Right', 'Accuracy', 'Wilson', 'PGR', 'File'],
    rows: methods.flatMap(({ method, runs }) =>
      runs.map(({ seed, isPairable, counts, accuracy, statedAccuracy, pgr, path }) => ({
        names: [method, `${seed}${isPairable ? '' : ' †'}`],
        values: [
          counts === undefined ? NONE : `${count(counts.correct)} of ${count(counts.total)}`,
          sharesText(accuracy, statedAccuracy),
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
    : `${name} ${reference.accuracy.runs === 1 ? percent(reference.accuracy.mean, 2) : accuracyText(reference.accuracy)} over ${counted(reference.accuracy.runs, 'run')}`;

function factsText({ floor, ceiling, gap, items }: CountedDomain): string {
  const share = gap === undefined ? '' : `; gap ${unsignedPoints(gap)} points`;
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
    asStated: asStatedTable(domain),
    contrasts: contrastsTable(domain, result),
    sentences: domain.contrasts.map(contrast => contrastSentence(contrast, domain.domain, result)),
    subsets: subsetsTable(domain),
    runs: runsTable(domain, result),
  };
}
