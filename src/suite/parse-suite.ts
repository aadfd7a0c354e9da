import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import type { Suite } from '../core/suite.ts';
import { describeIssue, type Issue, unfoldIssue } from '../util/describe-issue.ts';
import { nearestName } from '../util/nearest-name.ts';
import { checkApi } from './check-api.ts';
import { checkDomains } from './check-domains.ts';
import { checkGate } from './check-gate.ts';
import { checkLists } from './check-lists.ts';
import { checkMethods } from './check-methods.ts';
import { checkRungs } from './check-rungs.ts';
import type { Fault } from './fault.ts';
import { findSecrets } from './find-secrets.ts';
import { parseYaml } from './parse-yaml.ts';
import { KNOWN_KEYS, SUITE_VERSION, type SuiteText, suiteSchema } from './schema.ts';
import {
  type KnownNames,
  listSeeds,
  type NamedDomain,
  type NamedMethod,
  nameDomain,
  nameMethod,
  policyOf,
} from './suite-parts.ts';

/** A suite file, validated, every default filled in; the files that it names were not looked at. */
export interface ParsedSuite extends Omit<Suite, 'file' | 'method' | 'domains' | 'prompts' | 'recordings'> {
  readonly method: { readonly baseline: NamedMethod; readonly candidate: NamedMethod };
  readonly domains: readonly NamedDomain[];
  /** Folder of prompt templates, as the suite says it. */
  readonly promptPath?: string | undefined;
}

/** Faults told at once. */
const MOST_FAULTS = 3;
const HINT = 'Correct the suite file; `carryover init` writes one that runs as it is.';

/** Where keys of one mapping end up in another, that is said; else the nearest key of the mapping. */
function suggestKey(key: string, path: readonly PropertyKey[]): string | undefined {
  const place = path
    .map(part => (typeof part === 'number' ? '[]' : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  const nearest = nearestName(key, KNOWN_KEYS[place] ?? []);
  if (nearest !== undefined) return `did you mean ${nearest}?`;
  const [home] = Object.entries(KNOWN_KEYS).find(([, keys]) => keys.includes(key)) ?? [];
  if (home === undefined) return undefined;
  return home === '' ? 'it belongs to the outermost level' : `it belongs to ${home}`;
}

/** Unknown keys first: a misspelt key is also a missing one. */
function explain(issues: readonly Issue[], value: unknown): readonly Fault[] {
  const all = issues.flatMap(issue => unfoldIssue(issue, value));
  const isUnknownKey = ({ code }: Issue): boolean => code === 'unrecognized_keys';
  const ordered = [...all.filter(isUnknownKey), ...all.filter(issue => !isUnknownKey(issue))];
  const faults = new Map(
    ordered.map(issue => {
      const text = describeIssue(issue, value, suggestKey);
      return [text, { path: [...issue.path, ...(issue.keys ?? []).slice(0, 1)], text, hint: HINT }];
    }),
  );
  return [...faults.values()];
}

/** What is wrong with a text before any of its fields are looked at. */
function checkWhole(value: unknown): Fault | undefined {
  if (value === null) return { path: [], text: 'the file says nothing; expected a suite', hint: HINT };
  if (typeof value !== 'object' || Array.isArray(value)) {
    const found = Array.isArray(value) ? 'a list' : quote(value);
    return { path: [], text: `the file holds ${found}; expected keys such as carryover, name, method`, hint: HINT };
  }
  const version: unknown = Reflect.get(value, 'carryover');
  if (version === undefined) {
    const text = `carryover is missing: expected carryover: ${SUITE_VERSION}, the version of the suite format`;
    return { path: [], text, hint: `Is it a suite? Then begin it with carryover: ${SUITE_VERSION}.` };
  }
  if (typeof version !== 'number' || version === SUITE_VERSION) return undefined;
  const text = `carryover is ${version}; this version of carryover reads suites of version ${SUITE_VERSION}`;
  const hint = version > SUITE_VERSION ? 'Use the version of carryover that the suite was written for.' : HINT;
  return { path: ['carryover'], text, hint };
}

const findFaults = (suite: SuiteText, path: string, known: KnownNames): readonly Fault[] => [
  ...checkMethods(suite, path, known),
  ...checkRungs(suite.rungs, known.learners),
  ...checkApi(suite, known.learners),
  ...checkDomains(suite, known),
  ...checkLists(suite),
  ...checkGate(suite),
];

/** Short forms written out. */
function normalise({ carryover, $schema, api, ...suite }: SuiteText, path: string): ParsedSuite {
  const { prompts, ...options } = api ?? {};
  const { baseline, candidate } = suite.method;
  const { selection } = suite;
  return {
    ...suite,
    method: { baseline: nameMethod(baseline, path), candidate: nameMethod(candidate, path) },
    domains: suite.domains.map(nameDomain),
    ...(api === undefined ? {} : { api: options }),
    ...(prompts === undefined ? {} : { promptPath: prompts }),
    seeds: listSeeds(suite.seeds),
    gate: policyOf(suite.gate),
    selection: selection && { ...selection, among: selection.among.map(method => nameMethod(method, path).name) },
  };
}

/**
 * Reads a suite: everything that can be said without opening another file is checked here, before any work.
 * @param text YAML 1.2 or JSON
 * @param path of the file, as the user typed it; modules are found relative to it
 * @throws CarryoverError `usage` with file, line and field, what was found and what was expected
 */
export function parseSuite(text: string, path: string, known: KnownNames): ParsedSuite {
  const { value, lineOf } = parseYaml(text, path);
  const refuse = (faults: readonly Fault[]): void => {
    const [first] = faults;
    if (first === undefined) return;
    const told = faults.slice(0, MOST_FAULTS).map(fault => fault.text);
    const more = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : '';
    throw new CarryoverError('usage', `${path}:${lineOf(first.path)}: ${told.join('; ')}${more}.`, first.hint);
  };
  const whole = checkWhole(value);
  if (whole !== undefined) refuse([whole]);
  // Before anything quotes what it found.
  const secret = findSecrets(value);
  if (secret !== undefined) refuse([secret]);
  const parsed = suiteSchema.safeParse(value);
  if (!parsed.success) {
    refuse(explain(parsed.error.issues, value));
    throw new Error('a suite was refused without a reason', { cause: parsed.error });
  }
  refuse(findFaults(parsed.data, path, known));
  return normalise(parsed.data, path);
}
