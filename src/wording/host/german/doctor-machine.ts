import type { MachineFacts, NativeFacts } from '../../../examining/collected-facts.ts';
import { counting, decimals } from '../../label-text.ts';
import { moment, type CheckWords } from '../upkeep-labels.ts';

const counted = counting('de');
const short = decimals('de', 1);
const cores = (count: number): string =>
  Number.isInteger(count) ? counted(count, 'Kern', 'Kerne') : `${short(count)} Kerne`;

/** What the machine is, and what its libraries do. */
export function machineFound(facts: MachineFacts | NativeFacts): CheckWords {
  switch (facts.kind) {
    case 'native':
      return native(facts);
    case 'node':
      return {
        found: `${facts.version} (ab ${facts.least})`,
        remedy: `Installiere Node.js ${facts.least} oder neuer (https://nodejs.org/en/download, oder in diesem Ordner nvm install), danach npm ci.`,
      };
    case 'platform':
      return {
        found: `${facts.platform} auf ${facts.architecture}${facts.glibc === undefined ? (facts.platform === 'linux' ? ', ohne glibc' : '') : `, glibc ${facts.glibc}`}`,
        remedy:
          facts.platform === 'linux' && facts.glibc === undefined
            ? 'Die Bibliotheken brauchen glibc: Nimm Debian, Ubuntu oder Fedora statt Alpine (als Abbild node:20-bookworm-slim).'
            : 'Hier wurde beleg nicht erprobt. Ob seine Bibliotheken laden, sagen deren Zeilen; gemacht ist es für Linux auf x64 oder arm64.',
      };
    case 'processor': {
      const { avx2, vnni } = facts;
      const slow =
        vnni === false && avx2 !== false
          ? ', kein VNNI: Eine Frage zu lesen dürfte etwa doppelt so lange dauern'
          : '';
      const knows = vnni === true ? ', mit VNNI' : avx2 === false ? ', ohne AVX2' : slow;
      return {
        found: cores(facts.cores) + knows,
        remedy:
          avx2 === false
            ? 'Die Antworten stimmen, dauern aber länger, als docs/performance.md sagt; wie viel, wurde nicht gemessen. Eine virtuelle Maschine kann AVX2 verbergen: Gib ihr den Prozessor des Wirts (cpu=host).'
            : 'Antworten dauern länger, als docs/performance.md sagt, denn gemessen wurde mit zwei Kernen. Gib der Maschine oder dem Container einen zweiten.',
      };
    }
    case 'memory': {
      const { total, available, limit, needed } = facts;
      const most = limit === undefined ? `von ${total} MB` : `bei einer Grenze von ${limit} MB`;
      return {
        found: `${available} MB frei ${most}; beleg nimmt bis zu ${needed} MB`,
        remedy:
          (limit ?? total) < needed
            ? limit === undefined
              ? 'Diese Maschine ist zu klein: Nimm eine mit wenigstens 1 GB.'
              : 'Heb die Grenze des Containers oder der Unit auf 1 GB an (docker: --memory 1g; systemd: MemoryMax=1G).'
            : 'Beende, was sonst Speicher nimmt, oder richte Swap ein, bevor du beleg startest.',
      };
    }
    case 'clock':
      return { found: `${moment(facts.now)}, soweit es sich hier sagen lässt` };
    case 'clock-behind':
      return {
        found: `zeigt ${moment(facts.now)}, doch ${facts.path} wurde am ${moment(facts.newest)} geschrieben`,
        remedy: 'sudo timedatectl set-ntp true lässt sie vom Netz stellen.',
      };
    case 'clock-jumps':
      return {
        found: `wurde während dieser Prüfung um ${facts.seconds} s gestellt`,
        remedy: 'Warte, bis die Zeit gestellt ist (timedatectl zeigt es), und ruf dies noch einmal auf.',
      };
  }
}

/** Why a library does not load. */
function native({ module, version, end, missingTools }: NativeFacts): CheckWords {
  const built =
    missingTools.length === 0
      ? `npm rebuild ${module} baut es für diese Maschine`
      : `Es wird hier gebaut, und dafür fehlt ${missingTools.join(', ')}: sudo apt-get install python3 make g++, danach npm rebuild ${module}`;
  // Of the others there is nothing to build.
  const install = module === 'hnswlib-node' ? built : 'npm ci installiert es neu';
  switch (end.how) {
    case 'loaded':
      return { found: `${version ?? ''} lädt und rechnet`.trimStart() };
    case 'missing':
      return {
        found: 'ist nicht installiert, oder nicht für dieses System',
        remedy:
          'npm ci installiert, was package-lock.json nennt. Für welche Systeme es gemacht ist, sagt README.md.',
      };
    case 'not-built':
      return { found: 'ist da, aber ohne seinen Maschinencode', remedy: `${install}.` };
    case 'foreign':
      return {
        found: `wurde für ein anderes System oder eine andere Version von Node.js gemacht: ${end.said}`,
        remedy:
          module === 'hnswlib-node'
            ? `${install}.`
            : 'Entferne node_modules, das anderswoher kopiert oder beschädigt ist, und ruf npm ci auf.',
      };
    case 'needs-library':
      return {
        found: `dem System fehlt, was es braucht: ${end.said}`,
        remedy: 'Nimm Debian 12, Ubuntu 22.04 oder neuer, oder installiere die genannte Bibliothek.',
      };
    case 'unknown-instruction':
      return {
        found: 'der Prozessor kennt einen Befehl darin nicht',
        remedy: `${install}. Eine virtuelle Maschine braucht vielleicht den Prozessor des Wirts (cpu=host).`,
      };
    case 'killed':
      return {
        found: `beendete seinen Prozess (${end.signal})`,
        remedy:
          'npm ci installiert es neu. Auch wo der Speicher knapp ist, beendet das System Prozesse: dmesg sagt es.',
      };
    case 'failed':
      return { found: `lädt nicht: ${end.said}`, remedy: 'npm ci installiert es neu.' };
  }
}
