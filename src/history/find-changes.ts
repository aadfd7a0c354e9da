import { ASPECTS, type NightChange } from '../core/history.ts';
import type { NightFact, NightRun } from './night-run.ts';

/** A number that moves by itself has changed if the larger is more than this many times the smaller. */
const MOVED = 1.25;

const nameOf = ({ aspect, what }: NightFact): string => JSON.stringify([aspect, what]);

function isSame(before: NightFact | undefined, after: NightFact | undefined): boolean {
  if (before === undefined || after === undefined) return before === after;
  if (before.amount === undefined || after.amount === undefined) return before.value === after.value;
  const [low, high] = [Math.min(before.amount, after.amount), Math.max(before.amount, after.amount)];
  return high <= MOVED * low;
}

/** What differs between two nights, by aspect in the order of `ASPECTS`. */
export function findChanges(before: Pick<NightRun, 'facts'>, after: Pick<NightRun, 'facts'>): readonly NightChange[] {
  const old = new Map(before.facts.map(fact => [nameOf(fact), fact]));
  const fresh = new Map(after.facts.map(fact => [nameOf(fact), fact]));
  const changes = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name): NightChange[] => {
    const [was, is] = [old.get(name), fresh.get(name)];
    const fact = is ?? was;
    if (fact === undefined || isSame(was, is)) return [];
    return [{ aspect: fact.aspect, what: fact.what, before: was?.value, after: is?.value }];
  });
  return ASPECTS.flatMap(aspect => changes.filter(change => change.aspect === aspect));
}
