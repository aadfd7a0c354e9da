import { quote } from '../core/quote.ts';
import { expectOneOf, type Fault, findRepeats } from './fault.ts';
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

function* checkPairs(rungs: Rungs, learners: readonly string[]): Generator<Fault> {
  for (const [at, rung] of rungs.entries()) {
    for (const part of ['weak', 'strong'] as const) {
      const found = rung[part];
      if (learners.includes(found)) continue;
      const text = `rungs[${at}].${part} is ${quote(found)}: unknown learner; ${expectOneOf(found, learners)}`;
      yield { path: ['rungs', at, part], text, hint: 'Name one of the learners above.' };
    }
    if (rung.weak !== rung.strong) continue;
    const text = `rungs[${at}]: weak and strong are both ${quote(rung.strong)}; expected a student larger than its teacher`;
    yield { path: ['rungs', at, 'strong'], text, hint: 'Without a gap between the two there is nothing to recover.' };
  }
}

/** What is wrong with the rungs, by what they say together. */
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
