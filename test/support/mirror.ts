import { stripTypeScriptTypes } from 'node:module';
import type { SourceTree } from './floor-plan.ts';
import { maskSource } from './source-text.ts';

const FUNCTION = /\bfunction\b|\bclass\b|=>|^\s*(?:async\s+)?[\w$]+\([^()]*\)\s*\{/m;

/** Whether a file has a function of its own; types, constants and re-exports have nothing to run. */
export function hasLogic(source: string): boolean {
  return FUNCTION.test(maskSource(stripTypeScriptTypes(source)).code);
}

export interface MirrorReport {
  /** Files of `src/` with logic, without a test of the same path, and without an exemption. */
  readonly untested: readonly string[];
  /** Exemptions that are not needed (any more). */
  readonly stale: readonly string[];
}

/**
 * Compares `src/` with `test/`: `x/y.ts` is tested by `x/y.test.ts`, or `x/y.TOPIC.test.ts`.
 * @param tree path below `src/` → source
 * @param tests paths of test files below `test/`
 * @param exempt path below `src/` → where it is tested instead, or why it is not
 */
export function compareMirror(
  tree: SourceTree,
  tests: readonly string[],
  exempt: Readonly<Record<string, string>>,
): MirrorReport {
  const tested = new Set(tests.map(path => path.replace(/(?:\.[a-z-]+)?\.test\.ts$/, '.ts')));
  const missing = [...tree].filter(([path, source]) => hasLogic(source) && !tested.has(path)).map(([path]) => path);
  return {
    untested: missing.filter(path => !(path in exempt)).sort(),
    stale: Object.keys(exempt).filter(path => !missing.includes(path)),
  };
}
