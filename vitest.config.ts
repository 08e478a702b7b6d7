import { defineConfig } from 'vitest/config';

/** Of what their process holds they look at everything, compose it or end it: each has one of its own. */
const ALONE = [
  'test/linear-expressions.test.ts',
  'test/open-beleg.test.ts',
  'test/reading/question-answering-model.test.ts',
  'test/reading/reader-process.test.ts',
];

const COMMON = {
  // onnxruntime-node loads only once a process: the thread pools of vitest break it.
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    // One process for each core; vitest would leave a core to itself, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...COMMON,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: ALONE,
          // A process for each file would spend more than half its time importing what the one before it has imported.
          isolate: false,
        },
      },
      { test: { ...COMMON, name: 'alone', include: ALONE } },
    ],
  },
});
