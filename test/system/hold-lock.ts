// Tries to lock the file that it is given, says how that went, and holds on until its input ends.
import { lockFile } from '../../src/system/file-lock.ts';

const [path = ''] = process.argv.slice(2);
const lock = await lockFile(path).catch(() => undefined);
process.stdout.write(lock === undefined ? 'refused\n' : 'held\n');
if (lock !== undefined) {
  process.stdin.on('end', () => void lock.release()).resume();
} else {
  process.stdin.destroy();
}
