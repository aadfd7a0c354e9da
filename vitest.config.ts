import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Without this one core is left idle, which on a machine of two is half of it.
    maxWorkers: '100%',
  },
});
