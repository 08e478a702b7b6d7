import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // onnxruntime-node loads only once a process: the thread pools of vitest break it.
    pool: 'forks',
    // A process for each file would spend more than half its time importing what the one before it has imported.
    isolate: false,
    // One process for each core; vitest would leave a core to itself, which on two cores is half of them.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
