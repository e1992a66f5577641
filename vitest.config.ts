import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Minutes of work of their own: `npm run test:plants`.
    exclude: ['test/planted-bugs.test.ts'],
    // One cache of modules a worker: no test changes a module, and loading the sources anew for each file costs a minute.
    isolate: false,
    globalSetup: ['test/compile-kernels.mjs'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One worker a core; the default leaves one core to a watcher.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['src/**'], exclude: ['src/cli/main.ts'], reporter: ['text-summary', 'html'] },
  },
});
