import type { EvidenceNote } from '../core/evidence.ts';
import { quote } from '../core/quote.ts';
import type { Placement } from './assign-design.ts';
import { counted } from './counted.ts';
import { parseNumber } from './parse-number.ts';

/** What the items of an arm are called, and what each was asked where that is known. */
interface ArmItems {
  readonly arm: string;
  readonly domain: string;
  readonly contents: ReadonlyMap<string, string | undefined>;
}

const MOST_SHOWN = 3;
/** Of the smaller arm's items, so that two tasks that number from 1 are not taken for one at a glance. */
const MOSTLY = 0.5;

function armsOf(cell: readonly Placement[]): readonly ArmItems[] {
  return [...Map.groupBy(cell, ({ arm }) => arm)].map(([arm, own]) => ({
    arm,
    domain: own[0]?.domain ?? '',
    contents: new Map(
      own.flatMap(({ series }) => series.outcomes.map(({ item, content }) => [item, content] as const)),
    ),
  }));
}

/** What is left of an id without what programs change in it: blanks, case, the way a number is written. */
function foldId(id: string): string {
  const text = id.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const number = parseNumber(text);
  return number === undefined ? text : String(number);
}

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const value of one) if (other.has(value)) shared++;
  return shared;
}

const idsOf = ({ contents }: ArmItems): ReadonlySet<string> => new Set(contents.keys());
const foldedOf = ({ contents }: ArmItems): ReadonlySet<string> => new Set([...contents.keys()].map(foldId));
const textsOf = ({ contents }: ArmItems): ReadonlySet<string> =>
  new Set([...contents.values()].filter(content => content !== undefined));

function listIds({ arm, contents }: ArmItems): string {
  const shown = [...contents.keys()].slice(0, MOST_SHOWN).map(quote).join(', ');
  return `${arm} has ${shown}${contents.size > MOST_SHOWN ? ', …' : ''}`;
}

/** What makes of the items of two arms that share none the same ones. */
function adviseOn(one: ArmItems, other: ArmItems): string {
  const texts = countShared(textsOf(one), textsOf(other));
  if (texts > 0) return `; ${counted(texts, 'has', 'have')} the same text: --pair-by content pairs by it`;
  const folded = countShared(foldedOf(one), foldedOf(other));
  if (folded === 0) return '';
  return `; ${folded} would be the same but for blanks, case or how a number is written: write them alike`;
}

interface ArmGroup {
  readonly arms: readonly ArmItems[];
  readonly items: Set<string>;
}

/** Arms in sets that share items, directly or by way of others. */
function findGroups(arms: readonly ArmItems[]): readonly ArmGroup[] {
  let groups: readonly ArmGroup[] = [];
  for (const arm of arms) {
    const ids = [...arm.contents.keys()];
    const met = groups.filter(({ items }) => ids.some(id => items.has(id)));
    const items = met[0]?.items ?? new Set<string>();
    for (const id of [...ids, ...met.slice(1).flatMap(group => [...group.items])]) items.add(id);
    const joined = { arms: [...met.flatMap(group => group.arms), arm], items };
    groups = [...groups.filter(group => !met.includes(group)), joined];
  }
  return groups;
}

function noteStrangers(arms: readonly ArmItems[], path: string): readonly EvidenceNote[] {
  const [first, ...others] = findGroups(arms).map(group => group.arms[0] as ArmItems);
  if (first === undefined) return [];
  return others.map(other => {
    const found = `arms ${quote(first.arm)} and ${quote(other.arm)} share no item`;
    return {
      path,
      text: `${found}: ${listIds(first)}; ${listIds(other)}${adviseOn(first, other)}`,
    };
  });
}

/** How many items two arms of different domains seem to share: by their texts where both have these, else by their ids. */
function overlapOf(one: ArmItems, other: ArmItems): number {
  const [texts, others] = [textsOf(one), textsOf(other)];
  return texts.size > 0 && others.size > 0 ? countShared(texts, others) : countShared(idsOf(one), idsOf(other));
}

/** Domains of one rung that hold one arm each pair nothing; where their items are the same, they may be one domain. */
function noteLoneDomains(lone: readonly ArmItems[], rung: string): readonly EvidenceNote[] {
  for (const [at, one] of lone.entries()) {
    for (const other of lone.slice(at + 1)) {
      if (one.arm === other.arm) continue;
      const shared = overlapOf(one, other);
      const least = MOSTLY * Math.min(one.contents.size, other.contents.size);
      if (shared === 0 || shared < least) continue;
      const found = `domains ${quote(one.domain)} and ${quote(other.domain)} have one arm each (${one.arm}, ${other.arm}), and ${counted(shared, 'item', 'items')} in common`;
      const text = `${found}: if they are one task, call them alike: --domain 'task=~.*:NAME'`;
      return [{ path: `rung ${rung}`, text }];
    }
  }
  return [];
}

/**
 * Notes where nothing pairs that may be meant to: arms of one rung and domain whose items have no name in common, with examples
 * of both; and arms that stand alone in domains of other names though their items are the same.
 * @param placed series in their places
 */
export function compareItems(placed: readonly Placement[]): readonly EvidenceNote[] {
  return [...Map.groupBy(placed, ({ rung }) => rung)].flatMap(([rung, own]) => {
    const domains = [...Map.groupBy(own, ({ domain }) => domain)].map(([domain, cell]) => ({
      domain,
      arms: armsOf(cell),
    }));
    const lone = domains.flatMap(({ arms }) => (arms.length === 1 ? arms : []));
    return [
      ...domains.flatMap(({ domain, arms }) => noteStrangers(arms, `domain ${domain} of rung ${rung}`)),
      ...noteLoneDomains(lone, rung),
    ];
  });
}
