import { CarryoverError } from '../core/errors.ts';
import type { ItemInput, Label } from '../core/item.ts';
import { quote } from '../core/quote.ts';
import type { FileItem } from './parse-item.ts';
import { seenText } from './seen-text.ts';

/** An item with the place where it was read. */
export interface PlacedItem {
  readonly item: FileItem;
  /** File and line. */
  readonly where: string;
}

const refuse = (message: string, hint: string): CarryoverError => new CarryoverError('data-invalid', message, hint);

/** What is asked, and what is said to be right. */
interface Question {
  readonly asked: string;
  readonly truth: Label;
}

/**
 * The question of an item, its texts read by `read`: a pair and the same pair with its answers swapped ask the same, and the
 * label is turned with them.
 */
function questionOf(input: ItemInput, label: Label, read: (text: string) => string): Question {
  if (typeof input === 'string') return { asked: JSON.stringify(read(input)), truth: label };
  const [prompt, first, second] = [read(input.prompt), read(input.first), read(input.second)];
  if (first < second) return { asked: JSON.stringify([prompt, first, second]), truth: label };
  return { asked: JSON.stringify([prompt, second, first]), truth: label === 1 ? 0 : 1 };
}

/** One truth for one text; blanks within it may be what makes it wrong, blanks at its ends may not. */
function refuseTwoTruths(items: readonly PlacedItem[]): void {
  const known = new Map<string, PlacedItem & { readonly truth: Label }>();
  for (const { item, where } of items) {
    const { asked, truth } = questionOf(item.input, item.label, text => text.trim());
    const before = known.get(asked);
    if (before === undefined) known.set(asked, { item, where, truth });
    else if (before.truth !== truth) {
      throw refuse(
        `${where}: the same input as ${before.where} (ids ${quote(item.id)}, ${quote(before.item.id)}), with the opposite answer; expected one truth for one input.`,
        'Find out which label is right, and remove the other item.',
      );
    }
  }
}

function refuseEqualIds(items: readonly PlacedItem[]): void {
  const placeOf = new Map<string, string>();
  for (const { item, where } of items) {
    const before = placeOf.get(item.id);
    if (before !== undefined) {
      throw refuse(
        `${where}: id ${quote(item.id)} is that of ${before} too; expected ids that are unique in the domain.`,
        'Rename one of the two, or remove it if it is the same item.',
      );
    }
    placeOf.set(item.id, where);
  }
}

/**
 * Equal inputs within a cluster are let pass: real sets hold some (two models that gave the same answer), and clusters are
 * split and resampled whole. Between clusters they would leak from training to test, where a learner skips blanks too.
 */
function refuseEqualInputs(items: readonly PlacedItem[]): void {
  const known = new Map<string, PlacedItem>();
  for (const { item, where } of items) {
    const { asked, truth } = questionOf(item.input, item.label, seenText);
    const before = known.get(`${truth} ${asked}`);
    if (before === undefined) known.set(`${truth} ${asked}`, { item, where });
    else if (item.cluster === undefined || item.cluster !== before.item.cluster) {
      throw refuse(
        `${where}: the same input as ${before.where} (ids ${quote(item.id)}, ${quote(before.item.id)}), not in the same cluster; expected every input once.`,
        'Remove one of the two, or give both the same "cluster" if they share a problem.',
      );
    }
  }
}

function refuseMixedForms(items: readonly PlacedItem[]): void {
  const text = items.find(({ item }) => typeof item.input === 'string');
  const pair = items.find(({ item }) => typeof item.input !== 'string');
  if (text === undefined || pair === undefined) return;
  throw refuse(
    `${pair.where}: the input is a pair, and that of ${text.where} a text; expected one form in a domain.`,
    'Put texts and pairs in domains of their own.',
  );
}

function refuseOneClass(items: readonly PlacedItem[], domain: string): void {
  const [first] = items;
  if (first === undefined || items.some(({ item }) => item.label !== first.item.label)) return;
  throw refuse(
    `${first.where}: all ${items.length} items of domain ${quote(domain)} have label ${first.item.label}; expected both labels.`,
    'Add items of the other class: with one class there is nothing to tell apart.',
  );
}

function refuseSplitClusters(items: readonly PlacedItem[]): void {
  const firstOf = new Map<string, PlacedItem>();
  for (const placed of items) {
    const { cluster, split } = placed.item;
    if (cluster === undefined || split === undefined) continue;
    const before = firstOf.get(cluster);
    if (before === undefined) firstOf.set(cluster, placed);
    else if (before.item.split !== split) {
      throw refuse(
        `${placed.where}: cluster ${quote(cluster)} is in split ${quote(split)} here and in ${quote(before.item.split)} at ${before.where}; expected whole clusters in one split.`,
        'Move all items of the cluster to one split: they share a problem, and would leak.',
      );
    }
  }
}

/**
 * Holds the items of one domain against each other.
 * @throws CarryoverError `data-invalid`, naming both lines where two items do not go together
 */
export function checkItems(items: readonly PlacedItem[], domain: string): void {
  refuseEqualIds(items);
  refuseMixedForms(items);
  refuseTwoTruths(items);
  refuseEqualInputs(items);
  refuseSplitClusters(items);
  refuseOneClass(items, domain);
}
