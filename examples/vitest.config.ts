import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A table takes seconds, and longer where other things run.
  test: { root: import.meta.dirname, include: ['*.test.ts'], testTimeout: 60_000 },
});
