import type { AarArchive } from '../aar/aar-archive.ts';
import type { AarRecord, Tally } from '../aar/aar-record.ts';
import { showCounts } from './check-subsets.ts';
import type { Seen } from './rule.ts';
import { mostCommon } from './test-sizes.ts';

/** What a tally says of its items, apart from the answers. */
const itemsOf = ({ total, labelled }: Tally): string =>
  `${total} items${labelled.size === 0 ? '' : ` (true: ${showCounts(labelled)})`}`;

const short = (field: string): string => field.replace(/^.*?per_subset\./u, '');

/** Records of one domain that state a distribution of true classes, beside those of most. */
function* checkDomain(records: readonly AarRecord[]): Iterable<Seen> {
  const tallies = records.flatMap(({ path, own }) => (own?.total === undefined ? [] : [{ path, own }]));
  const whole = tallies.filter(({ own }) => own.labelled.size > 0);
  const usual = mostCommon(whole.map(({ own }) => itemsOf(own)));
  for (const { path, own } of whole) {
    if (itemsOf(own) === usual) continue;
    const field = `${own.field}.total`;
    const expected = `${usual}, as in most files of the domain`;
    yield { code: 'ITEMS', path, field, expected, found: itemsOf(own), doubts: ['run'] };
  }
  const parts = tallies.flatMap(({ path, own }) => [...own.subsets].map(([name, part]) => ({ path, name, part })));
  for (const [name, same] of Map.groupBy(
    parts.filter(({ part }) => part.labelled.size > 0),
    one => one.name,
  )) {
    const common = mostCommon(same.map(({ part }) => itemsOf(part)));
    for (const { path, part } of same) {
      if (itemsOf(part) === common) continue;
      const expected = `${common} in ${short(name)}, as in most files of the domain`;
      yield { code: 'ITEMS', path, field: part.field, expected, found: itemsOf(part), doubts: ['subsets'] };
    }
  }
}

function* checkTeachers(records: readonly AarRecord[]): Iterable<Seen> {
  const taught = records.flatMap(({ path, softLabels }) =>
    softLabels === undefined ? [] : [{ path, rows: softLabels.length }],
  );
  const usual = mostCommon(taught.map(({ rows }) => rows));
  for (const { path, rows } of taught) {
    if (rows === usual) continue;
    const expected = `${usual} rows, as in most files of the domain`;
    const decision = 'the soft labels are not used';
    yield { code: 'ITEMS', path, field: 'soft_labels', expected, found: `${rows} rows`, decision };
  }
}

/** ITEMS: the test set, its subsets and the rows to be labelled, held against the other files of the domain. */
export function* checkItems(archive: AarArchive): Iterable<Seen> {
  for (const records of Map.groupBy(archive.records, ({ domain }) => domain).values()) {
    yield* checkDomain(records);
    yield* checkTeachers(records);
  }
}
