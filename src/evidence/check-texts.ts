import { CarryoverError } from '../core/errors.ts';
import type { Series } from '../core/evidence.ts';
import { quote } from '../core/quote.ts';
import type { Placement } from './assign-design.ts';
import { nameSeries } from './name-series.ts';

/** A question as it was met first. */
interface Known {
  readonly item: string;
  readonly content: string;
  readonly series: Series;
}

/** What each item of a series was asked first, where that is known. */
function questionsOf(series: Series): Iterable<Known> {
  const known = new Map<string, Known>();
  for (const { item, content } of series.outcomes)
    if (content !== undefined && !known.has(item)) known.set(item, { item, content, series });
  return known.values();
}

function refuse({ item, series }: Known, other: Known): never {
  const found = `${nameSeries(series)}: item ${quote(item)} is asked what item ${quote(other.item)} is in ${nameSeries(other.series)}`;
  const hint = 'Pair the items by what they were asked: --pair-by content.';
  throw new CarryoverError('data-invalid', `${found}; expected one question under one id.`, hint);
}

/** All questions of a domain, by id and by text. */
class Questions {
  readonly #ofItem = new Map<string, Known>();
  readonly #ofContent = new Map<string, Known>();
  /** Items with several texts. */
  readonly differing = new Set<string>();

  get size(): number {
    return this.#ofItem.size;
  }

  meet(one: Known): void {
    const known = this.#ofItem.get(one.item) ?? one;
    const twin = this.#ofContent.get(one.content) ?? one;
    this.#ofItem.set(one.item, known);
    this.#ofContent.set(one.content, twin);
    if (known.content === one.content) return;
    if (twin.item !== one.item && twin.series !== one.series) refuse(one, twin);
    this.differing.add(one.item);
  }
}

/**
 * Holds the texts of items that are paired by id against each other.
 * @throws CarryoverError `data-invalid` where an item was asked elsewhere what another one was asked here: the ids are mixed up
 */
export function checkTexts(placed: readonly Placement[], note: (path: string, text: string) => void): void {
  for (const [domain, own] of Map.groupBy(placed, one => one.domain)) {
    const questions = new Questions();
    for (const { series } of own) for (const one of questionsOf(series)) questions.meet(one);
    const { differing, size } = questions;
    if (differing.size === 0) continue;
    const found = `${differing.size} of ${size} items have more than one text under one id: other prompts, or other questions?`;
    note(`domain ${domain}`, `${found} (--pair-by content pairs equal texts only)`);
  }
}
