import { ASPECTS, type NightChange } from '../core/history.ts';
import type { NightFact } from './night-run.ts';

/** What an amount moves by itself, unless its fact says otherwise. */
const MOVED = 1.25;

/** Facts by what they are about. */
const byName = (facts: readonly NightFact[]): Map<string, NightFact> =>
  new Map(facts.map(fact => [JSON.stringify([fact.aspect, fact.what]), fact]));

function isSame(before: NightFact | undefined, after: NightFact | undefined): boolean {
  if (before === undefined || after === undefined) return (before ?? after)?.isSeen === true;
  if (before.amount === undefined || after.amount === undefined) return before.value === after.value;
  const [low, high] = [Math.min(before.amount, after.amount), Math.max(before.amount, after.amount)];
  return high <= (after.moved ?? MOVED) * low;
}

/**
 * What differs between two nights, by aspect in the order of `ASPECTS`. What is read off outcomes is no difference where one
 * of the nights has none to read it off.
 */
export function findChanges(before: readonly NightFact[], after: readonly NightFact[]): readonly NightChange[] {
  const [old, fresh] = [byName(before), byName(after)];
  const changes = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name): NightChange[] => {
    const [was, is] = [old.get(name), fresh.get(name)];
    const fact = is ?? was;
    if (fact === undefined || isSame(was, is)) return [];
    return [{ aspect: fact.aspect, what: fact.what, before: was?.value, after: is?.value }];
  });
  return ASPECTS.flatMap(aspect => changes.filter(change => change.aspect === aspect));
}

/** The facts of a night, and what others saw where it saw nothing. */
export function addSeen(facts: readonly NightFact[], others: readonly NightFact[]): readonly NightFact[] {
  const known = byName(facts);
  const seen = [...byName(others)].filter(([name, { isSeen }]) => isSeen === true && !known.has(name));
  return [...facts, ...seen.map(([, fact]) => fact)];
}
