import onnx from 'onnxruntime-node';

/** A model that is loaded. */
export interface ModelSession {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /**
   * Gives the numbers of each output, or of those that are named. Each input is a list of whole numbers: an int64 tensor of
   * shape [1, length]. Computes on the calling thread, whose event loop stands still meanwhile.
   */
  readonly run: (
    feeds: Readonly<Record<string, readonly number[]>>,
    outputs?: readonly string[],
  ) => Promise<Readonly<Record<string, Float32Array>>>;
}

export interface SessionOptions {
  /**
   * Threads to compute with; one for each core where left out. ONNX Runtime's threads go on spinning for some 50 ms after
   * a run and take the cores from whoever runs next: with two threads each, a reader took 72 ms after an embedder instead of 45.
   */
  readonly threads?: number | undefined;
}

/** Loads a model in the ONNX format. Throws what the library throws, which says little to a person. */
export async function openSession(
  weightsPath: string,
  { threads }: SessionOptions = {},
): Promise<ModelSession> {
  const session = await onnx.InferenceSession.create(
    weightsPath,
    threads === undefined ? {} : { intraOpNumThreads: threads },
  );
  return {
    inputs: session.inputNames,
    outputs: session.outputNames,
    run: async (feeds, outputs = session.outputNames) => {
      const tensors = Object.entries(feeds).map(([name, feed]) => {
        const numbers = BigInt64Array.from(feed, BigInt);
        return [name, new onnx.Tensor('int64', numbers, [1, numbers.length])] as const;
      });
      const results = await session.run(Object.fromEntries(tensors), [...outputs]);
      return Object.fromEntries(
        Object.entries(results).map(([name, { data }]) => {
          if (!(data instanceof Float32Array)) throw new Error(`its output ${name} is not of 32-bit floats`);
          return [name, data];
        }),
      );
    },
  };
}
