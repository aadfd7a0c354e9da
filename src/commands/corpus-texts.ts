import type { Item } from '../core/item.ts';
import type { SuiteDomain } from '../core/suite.ts';
import { findDomain } from '../corpora/find-domain.ts';
import { itemTexts } from '../corpora/item-texts.ts';
import { makeCorpus } from '../corpora/make-corpus.ts';
import { parseCorpus } from '../corpora/parse-corpus.ts';
import { createRng } from '../stats/random/rng.ts';
import { readUnchangedText } from './read-unchanged.ts';

/**
 * What a local model is pretrained on, at most `most` texts: correct texts of a generated domain; for somebody's own items the
 * file that the suite names, or else the inputs of the training split, right and wrong alike.
 * @throws CarryoverError `data-invalid` where that file is not the one that was hashed
 */
export async function corpusTexts(
  domain: SuiteDomain,
  train: readonly Item[],
  most: number,
): Promise<Iterable<string>> {
  const { kind, source } = domain;
  if (source.kind === 'generated') return makeCorpus(findDomain(kind), most, createRng(1, 'corpus', kind));
  if (source.corpus === undefined) return train.flatMap(({ input }) => itemTexts(input)).slice(0, most);
  return parseCorpus(await readUnchangedText(source.corpus), source.corpus).slice(0, most);
}
