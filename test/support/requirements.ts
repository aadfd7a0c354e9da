const NAMED = (process.env.CARRYOVER_REQUIRE ?? '').split(',');

type Need = 'chromium' | 'clang' | 'latex' | 'runs' | 'kills';

/** Whether `CARRYOVER_REQUIRE` names what a suite needs: heavy suites run then only, so that a newcomer's `npm test` stays short. */
export const isRequired = (need: Need): boolean => NAMED.includes(need);

/** The title of a suite, and why it is skipped. */
export const titleOf = (title: string, need: Need): string =>
  isRequired(need) ? title : `${title} (skipped: set CARRYOVER_REQUIRE=${need} to run it)`;
