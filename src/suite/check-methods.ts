import { quote } from '../core/quote.ts';
import { expectOneOf, type Fault, findRepeats } from './fault.ts';
import type { SuiteText } from './schema.ts';
import { type KnownNames, type NamedMethod, nameMethod } from './suite-parts.ts';

interface PlacedMethod {
  readonly path: readonly PropertyKey[];
  readonly place: string;
  readonly method: NamedMethod;
}

const identify = (method: NamedMethod): string =>
  method.kind === 'built-in' ? `built-in ${method.name}` : `module ${method.location}`;

function* checkKnown({ path, place, method }: PlacedMethod, { methods }: KnownNames): Generator<Fault> {
  const names = methods.map(({ name }) => name);
  if (method.kind === 'module' || names.includes(method.name)) return;
  const text = `${place} is ${quote(method.name)}: unknown method; ${expectOneOf(method.name, names)}`;
  const hint = 'Name a built-in method, or a module of your own: { module: ./my-method.ts }.';
  yield { path, text, hint };
}

/** Two methods of the same name would be one in every table. */
function* checkPair(baseline: NamedMethod, candidate: NamedMethod): Generator<Fault> {
  const path = ['method', 'candidate'];
  if (identify(baseline) === identify(candidate)) {
    const text = `method.candidate is ${quote(candidate.name)}, as is method.baseline; expected two different methods`;
    yield { path, text, hint: 'Name the method that won in the sandbox as the candidate.' };
  } else if (baseline.name === candidate.name) {
    const text = `method.candidate and method.baseline are both called ${quote(candidate.name)}; expected names that differ`;
    yield { path, text, hint: 'A module is called as its file is: rename the file.' };
  }
}

function* checkSelection({ selection }: SuiteText, candidate: NamedMethod, among: readonly PlacedMethod[]) {
  if (selection === undefined) return;
  const path = ['selection', 'among'];
  const identities = among.map(({ method }) => identify(method));
  for (const [at, before] of findRepeats(identities)) {
    const text = `selection.among[${at}] is the same method as selection.among[${before}]`;
    yield { path: [...path, at], text, hint: 'Name every method once.' };
  }
  if (identities.includes(identify(candidate))) return;
  const text = `selection.among does not hold the candidate, ${quote(candidate.name)}`;
  yield { path, text, hint: 'Name every method that the search compared; the candidate is the one that won.' };
}

/** What is wrong with the methods, by what they say together. */
export function* checkMethods(suite: SuiteText, suitePath: string, known: KnownNames): Generator<Fault> {
  const baseline = nameMethod(suite.method.baseline, suitePath);
  const candidate = nameMethod(suite.method.candidate, suitePath);
  const among = (suite.selection?.among ?? []).map((method, at) => ({
    path: ['selection', 'among', at],
    place: `selection.among[${at}]`,
    method: nameMethod(method, suitePath),
  }));
  const compared = { baseline, candidate };
  for (const part of ['baseline', 'candidate'] as const) {
    yield* checkKnown({ path: ['method', part], place: `method.${part}`, method: compared[part] }, known);
  }
  yield* checkPair(baseline, candidate);
  if (known.methods.some(({ name, usesTeacher }) => name === suite.method.candidate && !usesTeacher)) {
    const teaching = known.methods.filter(({ usesTeacher }) => usesTeacher).map(({ name }) => name);
    const text = `method.candidate is ${quote(candidate.name)}, which does not use the teacher; ${expectOneOf(candidate.name, teaching)}`;
    const hint = 'Methods without a teacher are arms to compare with: name them under controls, or as the baseline.';
    yield { path: ['method', 'candidate'], text, hint };
  }
  for (const one of among) yield* checkKnown(one, known);
  yield* checkSelection(suite, candidate, among);
}
