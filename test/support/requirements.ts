import { describe, test } from 'vitest';

const NAMED = (process.env.CARRYOVER_REQUIRE ?? '').split(',');

type Need = 'chromium' | 'clang' | 'latex' | 'runs' | 'kills' | 'xmllint';

/** Whether `CARRYOVER_REQUIRE` names what a suite needs: heavy suites run then only, so that a newcomer's `npm test` stays short. */
export const isRequired = (need: Need): boolean => NAMED.includes(need);

/** The title of a suite that is skipped where `missing` says what it lacks; then the title says it too. */
export const skippedTitle = (title: string, missing: string | undefined): string =>
  missing === undefined ? title : `${title} (skipped: ${missing})`;

/** The title of a suite that runs where `CARRYOVER_REQUIRE` names its need. */
export const titleOf = (title: string, need: Need): string =>
  skippedTitle(title, isRequired(need) ? undefined : `set CARRYOVER_REQUIRE=${need} to run it`);

const isLong = !isRequired('runs');

/** `describe` of what a newcomer need not wait for; the title says how to run it. */
export const describeRuns = (title: string, body: () => void): void =>
  void describe.skipIf(isLong)(titleOf(title, 'runs'), body);

/** `test` of what a newcomer need not wait for; the title says how to run it. */
export const testRuns = (title: string, body: () => unknown): void =>
  void test.skipIf(isLong)(titleOf(title, 'runs'), body);
