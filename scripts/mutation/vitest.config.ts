import { defineConfig } from 'vitest/config';

/** Only the tests that speak about numbers: what a command makes of them is no test of the number. */
export default defineConfig({
  test: { include: ['test/stats/**/*.test.ts'], testTimeout: 60_000, isolate: false },
});
