import type { MachineFacts, NativeFacts } from '../../../examining/collected-facts.ts';
import { counting, decimals } from '../../label-text.ts';
import { moment, type CheckWords } from '../upkeep-labels.ts';

const counted = counting('en');
const short = decimals('en', 1);
const cores = (count: number): string =>
  Number.isInteger(count) ? counted(count, 'core', 'cores') : `${short(count)} cores`;

/** What the machine is, and what its libraries do. */
export function machineFound(facts: MachineFacts | NativeFacts): CheckWords {
  switch (facts.kind) {
    case 'native':
      return native(facts);
    case 'node':
      return {
        found: `${facts.version} (from ${facts.least} on)`,
        remedy: `Install Node.js ${facts.least} or newer (https://nodejs.org/en/download, or nvm install in this folder), then run npm ci.`,
      };
    case 'platform':
      return {
        found: `${facts.platform} on ${facts.architecture}${facts.glibc === undefined ? (facts.platform === 'linux' ? ', without glibc' : '') : `, glibc ${facts.glibc}`}`,
        remedy:
          facts.platform === 'linux' && facts.glibc === undefined
            ? 'The libraries need glibc: take Debian, Ubuntu or Fedora in place of Alpine (as an image, node:20-bookworm-slim).'
            : 'beleg was not tried here. The lines of its libraries say whether they load; Linux on x64 or arm64 is what it is made for.',
      };
    case 'processor': {
      const { avx2, vnni } = facts;
      const slow =
        vnni === false && avx2 !== false
          ? ', no VNNI: reading a question should take about twice as long'
          : '';
      const knows = vnni === true ? ', with VNNI' : avx2 === false ? ', without AVX2' : slow;
      return {
        found: cores(facts.cores) + knows,
        remedy:
          avx2 === false
            ? 'Answers are right but slower than docs/performance.md says, by how much was not measured. A virtual machine may hide AVX2: let it have the host’s processor (cpu=host).'
            : 'Answers take longer than docs/performance.md says, which was measured with two cores. Give the machine or container a second one.',
      };
    }
    case 'memory': {
      const { total, available, limit, needed } = facts;
      const most = limit === undefined ? `${total} MB` : `a limit of ${limit} MB`;
      return {
        found: `${available} MB free of ${most}; beleg takes up to ${needed} MB`,
        remedy:
          (limit ?? total) < needed
            ? limit === undefined
              ? 'This machine is too small: take one with 1 GB at least.'
              : 'Raise the limit of the container or unit to 1 GB (docker: --memory 1g; systemd: MemoryMax=1G).'
            : 'End what else takes memory, or add swap, before you start beleg.',
      };
    }
    case 'clock':
      return { found: `${moment(facts.now)}, as far as can be told here` };
    case 'clock-behind':
      return {
        found: `says ${moment(facts.now)}, and ${facts.path} was written on ${moment(facts.newest)}`,
        remedy: 'sudo timedatectl set-ntp true lets the network set it.',
      };
    case 'clock-jumps':
      return {
        found: `was set by ${facts.seconds} s while this ran`,
        remedy: 'Wait until the time is set (timedatectl shows it), then run it again.',
      };
  }
}

/** Why a library does not load. */
function native({ module, version, end, missingTools }: NativeFacts): CheckWords {
  const built =
    missingTools.length === 0
      ? `npm rebuild ${module} builds it for this machine`
      : `It is built here, and ${missingTools.join(', ')} for that is missing: sudo apt-get install python3 make g++, then npm rebuild ${module}`;
  // Of the others there is nothing to build.
  const install = module === 'hnswlib-node' ? built : 'npm ci installs it anew';
  switch (end.how) {
    case 'loaded':
      return { found: `${version ?? ''} loads and computes`.trimStart() };
    case 'missing':
      return {
        found: 'is not installed, or not for this system',
        remedy: 'npm ci installs what package-lock.json names. README.md says which systems it is made for.',
      };
    case 'not-built':
      return { found: 'is there without its machine code', remedy: `${install}.` };
    case 'foreign':
      return {
        found: `was made for another system or version of Node.js: ${end.said}`,
        remedy:
          module === 'hnswlib-node'
            ? `${install}.`
            : 'Remove node_modules, which was copied from elsewhere or is damaged, and run npm ci.',
      };
    case 'needs-library':
      return {
        found: `the system lacks what it needs: ${end.said}`,
        remedy: 'Take Debian 12, Ubuntu 22.04 or newer, or install the library that is named.',
      };
    case 'unknown-instruction':
      return {
        found: 'the processor does not know an instruction in it',
        remedy: `${install}. A virtual machine may need the host’s processor (cpu=host).`,
      };
    case 'killed':
      return {
        found: `ended its process (${end.signal})`,
        remedy: 'npm ci installs it anew. Where memory is short the system ends processes too: dmesg tells.',
      };
    case 'failed':
      return { found: `does not load: ${end.said}`, remedy: 'npm ci installs it anew.' };
  }
}
