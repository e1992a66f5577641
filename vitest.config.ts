import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/compile-kernels.mjs'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One worker a core; the default leaves one core to a watcher.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/cli/main.ts'], reporter: ['text-summary', 'html'] },
  },
});
