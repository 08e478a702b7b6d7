import type { MachineFacts, NativeFacts } from '../../../examining/collected-facts.ts';
import { counting, decimals, typeset } from '../../label-text.ts';
import { moment, type CheckWords } from '../upkeep-labels.ts';

const counted = counting('fr');
const short = decimals('fr', 1);
const cores = (count: number): string =>
  Number.isInteger(count) ? counted(count, 'cœur', 'cœurs') : `${short(count)} cœurs`;

/** What the machine is, and what its libraries do. */
export function machineFound(facts: MachineFacts | NativeFacts): CheckWords {
  switch (facts.kind) {
    case 'native':
      return native(facts);
    case 'node':
      return {
        found: typeset`${facts.version} (à partir de ${facts.least})`,
        remedy: typeset`Installez Node.js ${facts.least} ou plus récent (https://nodejs.org/en/download, ou nvm install dans ce dossier), puis npm ci.`,
      };
    case 'platform':
      return {
        found: `${facts.platform} sur ${facts.architecture}${facts.glibc === undefined ? (facts.platform === 'linux' ? ', sans glibc' : '') : `, glibc ${facts.glibc}`}`,
        remedy:
          facts.platform === 'linux' && facts.glibc === undefined
            ? typeset`Les bibliothèques demandent glibc : prenez Debian, Ubuntu ou Fedora au lieu d’Alpine (comme image, node:20-bookworm-slim).`
            : typeset`beleg n’a pas été essayé ici. Les lignes de ses bibliothèques disent si elles se chargent ; il est fait pour Linux sur x64 ou arm64.`,
      };
    case 'processor': {
      const { avx2, vnni } = facts;
      const slow =
        vnni === false && avx2 !== false
          ? typeset`, sans VNNI : lire une question devrait prendre environ deux fois plus de temps`
          : '';
      const knows = vnni === true ? ', avec VNNI' : avx2 === false ? ', sans AVX2' : slow;
      return {
        found: cores(facts.cores) + knows,
        remedy:
          avx2 === false
            ? typeset`Les réponses sont justes, mais plus lentes que ne le dit docs/performance.md, sans qu’on ait mesuré de combien. Une machine virtuelle peut cacher AVX2 : donnez-lui le processeur de l’hôte (cpu=host).`
            : typeset`Les réponses prennent plus de temps que ne le dit docs/performance.md, mesuré avec deux cœurs. Donnez-en un second à la machine ou au conteneur.`,
      };
    }
    case 'memory': {
      const { total, available, limit, needed } = facts;
      const most = limit === undefined ? `sur ${total} Mo` : `sous une limite de ${limit} Mo`;
      return {
        found: typeset`${available} Mo libres ${most} ; beleg en prend jusqu’à ${needed}`,
        remedy:
          (limit ?? total) < needed
            ? limit === undefined
              ? typeset`Cette machine est trop petite : prenez-en une d’au moins 1 Go.`
              : typeset`Portez la limite du conteneur ou de l’unité à 1 Go (docker : --memory 1g ; systemd : MemoryMax=1G).`
            : 'Arrêtez ce qui prend de la mémoire par ailleurs, ou ajoutez du swap, avant de démarrer beleg.',
      };
    }
    case 'clock':
      return { found: `${moment(facts.now)}, pour autant qu’on puisse le dire ici` };
    case 'clock-behind':
      return {
        found: `indique ${moment(facts.now)}, or ${facts.path} a été écrit le ${moment(facts.newest)}`,
        remedy: 'sudo timedatectl set-ntp true la fait régler par le réseau.',
      };
    case 'clock-jumps':
      return {
        found: `a été décalée de ${facts.seconds} s pendant cet examen`,
        remedy: 'Attendez que l’heure soit réglée (timedatectl le montre), puis recommencez.',
      };
  }
}

/** Why a library does not load. */
function native({ module, version, end, missingTools }: NativeFacts): CheckWords {
  const built =
    missingTools.length === 0
      ? `npm rebuild ${module} la construit pour cette machine`
      : typeset`Elle se construit ici, et il manque pour cela ${missingTools.join(', ')} : sudo apt-get install python3 make g++, puis npm rebuild ${module}`;
  // Of the others there is nothing to build.
  const install = module === 'hnswlib-node' ? built : 'npm ci la réinstalle';
  switch (end.how) {
    case 'loaded':
      return { found: `${version ?? ''} se charge et calcule`.trimStart() };
    case 'missing':
      return {
        found: 'n’est pas installée, ou pas pour ce système',
        remedy:
          'npm ci installe ce que nomme package-lock.json. README.md dit pour quels systèmes elle est faite.',
      };
    case 'not-built':
      return { found: 'est là sans son code machine', remedy: `${install}.` };
    case 'foreign':
      return {
        found: typeset`a été faite pour un autre système ou une autre version de Node.js : ${end.said}`,
        remedy:
          module === 'hnswlib-node'
            ? `${install}.`
            : 'Supprimez node_modules, copié d’ailleurs ou endommagé, et lancez npm ci.',
      };
    case 'needs-library':
      return {
        found: typeset`il manque au système ce qu’elle demande : ${end.said}`,
        remedy: 'Prenez Debian 12, Ubuntu 22.04 ou plus récent, ou installez la bibliothèque nommée.',
      };
    case 'unknown-instruction':
      return {
        found: 'le processeur ne connaît pas une de ses instructions',
        remedy: typeset`${install}. Il faut peut-être à une machine virtuelle le processeur de l’hôte (cpu=host).`,
      };
    case 'killed':
      return {
        found: `a mis fin à son processus (${end.signal})`,
        remedy: typeset`npm ci la réinstalle. Là où la mémoire manque, le système aussi met fin à des processus : dmesg le dit.`,
      };
    case 'failed':
      return { found: typeset`ne se charge pas : ${end.said}`, remedy: 'npm ci la réinstalle.' };
  }
}
