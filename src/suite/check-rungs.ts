import { quote } from '../core/quote.ts';
import { type Fault, findRepeats } from './fault.ts';
import { isLearnerFault, parseLearner } from './parse-learner.ts';
import type { SuiteText } from './schema.ts';

type Rungs = SuiteText['rungs'];

const LADDER = 'A ladder is the sandbox, then larger rungs, and production last, if there is one.';

function* checkOrder(rungs: Rungs): Generator<Fault> {
  const roles = rungs.map(({ role }) => role);
  const sandboxes = roles.filter(role => role === 'sandbox').length;
  if (sandboxes !== 1) {
    const found = sandboxes === 0 ? 'no rung has' : `${sandboxes} rungs have`;
    yield { path: ['rungs'], text: `rungs: ${found} the role sandbox; expected exactly one`, hint: LADDER };
  } else if (roles[0] !== 'sandbox') {
    const at = roles.indexOf('sandbox');
    yield { path: ['rungs', at], text: `rungs[${at}] is the sandbox; expected it to be the first rung`, hint: LADDER };
  } else if (rungs.length === 1) {
    const text = 'rungs: there is only the sandbox; expected at least one rung to carry the gain over to';
    yield { path: ['rungs'], text, hint: LADDER };
  }
  const productions = roles.filter(role => role === 'production').length;
  if (productions > 1) {
    const text = `rungs: ${productions} rungs have the role production; expected at most one`;
    yield { path: ['rungs'], text, hint: `${LADDER} Give the others the role larger.` };
  } else if (productions === 1 && roles.at(-1) !== 'production') {
    const at = roles.indexOf('production');
    yield { path: ['rungs', at], text: `rungs[${at}] is production; expected it to be the last rung`, hint: LADDER };
  }
}

/** What is wrong with the sizes of a pair; nothing is said about learners whose sizes are not known. */
function compareSizes({ weak, strong }: Rungs[number], learners: readonly string[]): string | undefined {
  if (weak === strong) return `weak and strong are both ${quote(strong)}`;
  const size = learners.indexOf(strong);
  if (size === -1 || learners.indexOf(weak) < size) return undefined;
  return `weak is ${quote(weak)} and strong the smaller ${quote(strong)}`;
}

function* checkPairs(rungs: Rungs, learners: readonly string[]): Generator<Fault> {
  for (const [at, rung] of rungs.entries()) {
    for (const part of ['weak', 'strong'] as const) {
      const found = rung[part];
      const parsed = parseLearner(found, learners);
      if (!isLearnerFault(parsed)) continue;
      const text = `rungs[${at}].${part} is ${quote(found)}: ${parsed.text}`;
      yield { path: ['rungs', at, part], text, hint: parsed.hint };
    }
    const found = compareSizes(rung, learners);
    if (found === undefined) continue;
    const text = `rungs[${at}]: ${found}; expected a student larger than its teacher`;
    yield { path: ['rungs', at, 'strong'], text, hint: 'Without a gap between the two there is nothing to recover.' };
  }
}

/**
 * What is wrong with the rungs, by what they say together.
 * @param learners those that are trained on the spot, small to large
 */
export function* checkRungs(rungs: Rungs, learners: readonly string[]): Generator<Fault> {
  for (const [at, before] of findRepeats(rungs.map(({ name }) => name))) {
    const text = `rungs[${at}].name is ${quote(rungs[at]?.name)}, as is rungs[${before}].name; expected names that differ`;
    yield { path: ['rungs', at, 'name'], text, hint: 'Rename one of the rungs.' };
  }
  yield* checkOrder(rungs);
  yield* checkPairs(rungs, learners);
  for (const [at, before] of findRepeats(rungs.map(({ weak, strong }) => JSON.stringify([weak, strong])))) {
    const text = `rungs[${at}] has the same weak and strong as rungs[${before}]; expected another pair`;
    yield { path: ['rungs', at], text, hint: 'A rung measured twice under two names would count as two.' };
  }
}
