import { forkModule, moduleBeside } from '../../src/system/child-process.ts';

/* The parent in child-process.test.ts, which is killed. */
forkModule(moduleBeside(import.meta.url, 'busy-child'), { args: process.argv.slice(2) });
