import { openBuilder } from '../../src/beleg.ts';
import { configFromEnvironment } from '../../src/run-script.ts';

/** Prints how many seconds it took to check the model's files, import its library and load it. */
const config = configFromEnvironment();
const started = performance.now();
await openBuilder(config, () => undefined);
process.stdout.write(`${(performance.now() - started) / 1000}\n`);
