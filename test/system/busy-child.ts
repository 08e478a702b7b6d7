import { connect } from 'node:net';
import { endWithParent } from '../../src/system/child-process.ts';

/* The child of child-process.test.ts: says on the port of its argument that it is there, and computes without a pause. */

/** Milliseconds: longer than the test waits, and not for ever where the test fails. */
const BUSY_FOR = 90_000;

endWithParent();
connect(Number(process.argv[2]), '127.0.0.1').write('busy', () => {
  const end = Date.now() + BUSY_FOR;
  while (Date.now() < end);
});
