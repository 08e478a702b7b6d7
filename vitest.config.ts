import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // onnxruntime-node loads only once a process: the thread pools of vitest break it.
    pool: 'forks',
    // A process for each file would spend more than half its time importing what the one before it has imported.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
