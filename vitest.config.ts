import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/seed-properties.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // A process for each of 400 files costs more than most of them; they share no state but caches of pure functions.
    isolate: false,
    // Without this one core is left idle, which on a machine of two is half of it.
    maxWorkers: '100%',
  },
});
