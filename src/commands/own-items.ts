import { CarryoverError } from '../core/errors.ts';
import { groupByCluster } from '../core/group-by-cluster.ts';
import type { LabelledItem, Split } from '../core/item.ts';
import { quote } from '../core/quote.ts';
import type { SourceFile, SplitSizes, Suite, SuiteDomain } from '../core/suite.ts';
import { itemTexts } from '../corpora/item-texts.ts';
import { parseCorpus } from '../corpora/parse-corpus.ts';
import { type ItemFile, parseItems } from '../corpora/read-items.ts';
import { seenText } from '../corpora/seen-text.ts';
import { splitItems } from '../corpora/split-items.ts';
import { createRng } from '../stats/random/rng.ts';
import { readUnchangedText } from './read-unchanged.ts';

export type OwnItems = Readonly<Record<Split, readonly LabelledItem[]>>;

/** Fewer test items than this, or fewer clusters of them, have no interval. */
const FEWEST_TESTED = 15;
const FEWEST_TRAINED = 10;

/** A corpus that holds a test item would have the model know the answer, with other blanks too: many a learner skips them. */
function refuseLeak(domain: SuiteDomain, texts: readonly string[], { test }: OwnItems, path: string): void {
  const known = new Set(texts.map(seenText));
  const leaked = test.find(item => itemTexts(item.input).some(text => known.has(seenText(text))));
  if (leaked === undefined) return;
  const found = `${path}: holds the text of test item ${quote(leaked.id)} of domain ${quote(domain.name)}; expected texts that are not tested.`;
  throw new CarryoverError('data-invalid', found, 'Take the test items out of the corpus.');
}

/** Items of one cluster are resampled together: a thousand of them in three clusters say as much as three. */
function refuseFewClusters({ name }: SuiteDomain, test: readonly LabelledItem[]): void {
  const { size } = groupByCluster(test);
  if (size >= FEWEST_TESTED) return;
  const clusters = `${size} cluster${size === 1 ? '' : 's'}`;
  const found = `domain ${quote(name)}: has ${test.length} items in ${clusters} to test; expected ${FEWEST_TESTED} clusters or more.`;
  const hint = 'Add items of other problems, or give "cluster" only to items that share a problem.';
  throw new CarryoverError('data-invalid', found, hint);
}

function refuseFew(domain: SuiteDomain, items: OwnItems): void {
  const say = (split: Split, least: number) => {
    const found = `domain ${quote(domain.name)}: has ${items[split].length} items to ${split === 'test' ? 'test' : 'train on'}; expected ${least} or more.`;
    throw new CarryoverError('data-invalid', found, 'Add items, or mark more of them for that split.');
  };
  if (items.test.length < FEWEST_TESTED) say('test', FEWEST_TESTED);
  refuseFewClusters(domain, items.test);
  if (items.train.length < FEWEST_TRAINED) say('train', FEWEST_TRAINED);
  for (const split of ['train', 'test'] as const) {
    const [first] = items[split];
    if (items[split].some(({ label }) => label !== first?.label)) continue;
    const found = `domain ${quote(domain.name)}: all ${items[split].length} ${split} items have label ${first?.label}; expected both labels.`;
    throw new CarryoverError('data-invalid', found, 'Add items of the other class, or mark their split.');
  }
}

const read = async (file: SourceFile): Promise<ItemFile> => ({ path: file.path, text: await readUnchangedText(file) });

async function readDomain(domain: SuiteDomain, splits: SplitSizes): Promise<OwnItems | undefined> {
  const { source } = domain;
  if (source.kind !== 'files') return undefined;
  const items = parseItems(await Promise.all(source.items.map(read)), domain.name);
  const split = splitItems(items, { test: splits.test }, createRng(1, 'split', domain.kind));
  refuseFew(domain, split);
  if (source.corpus !== undefined) {
    const texts = parseCorpus(await readUnchangedText(source.corpus), source.corpus);
    refuseLeak(domain, texts, split, source.corpus.path);
  }
  return split;
}

/**
 * Reads and checks the items that a suite brings along, by domain; nothing is measured before all of them are good.
 * @throws CarryoverError `data-invalid` naming file and line, what the domain lacks, or a file that changed since it was hashed
 */
export async function readOwnItems({ domains, splits }: Suite): Promise<ReadonlyMap<string, OwnItems>> {
  const own = new Map<string, OwnItems>();
  for (const domain of domains) {
    const items = await readDomain(domain, splits);
    if (items !== undefined) own.set(domain.name, items);
  }
  return own;
}
