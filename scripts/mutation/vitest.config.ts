import { defineConfig } from 'vitest/config';

/** A room answers for itself: its own tests alone, which also are a fraction of all those that happen to call it. */
const tests = process.env.MUTATION_TESTS ?? 'test/stats/**/*.test.ts';

export default defineConfig({
  test: { include: [tests], setupFiles: ['scripts/mutation/skip-heavy.ts'], testTimeout: 60_000, isolate: false },
});
