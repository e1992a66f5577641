import { defineConfig } from 'vitest/config';

/** `npm run test:plants`: bugs are planted in the sources one by one, and the suite must notice each. */
export default defineConfig({
  test: { include: ['test/planted-bugs.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: '100%' },
});
