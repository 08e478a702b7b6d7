import type { Told } from '../../../indexing/build-fault.ts';
import type { PlacesExpectation, PlacesFacts, PlacesFaultFacts } from '../../../places/places-fault.ts';
import { counting, typeset } from '../../label-text.ts';
import { MOST_PROBLEMS, type PlacesLabels } from '../places-labels.ts';
import { MISTAKES } from './files.ts';

const counted = counting('fr');

export const places: PlacesLabels = {
  help: {
    description: 'Vérifie le fichier qui dit qui peut voir et demander quoi, et montre ce qui se voit où.',
    file: 'le fichier à vérifier, au lieu de celui de PLACES_FILE',
    closing: 'Un bot en marche reprend un fichier modifié en quelques secondes, si rien n’y est faux.',
  },
  fault,
  unset: typeset`PLACES_FILE ne nomme aucun fichier : tous les articles se voient partout, et tout le monde peut demander. docs/places.md montre comment changer cela.`,
  inOrder: (path) => `${path} est en ordre.`,
  headings: { sees: 'Articles visibles', asks: 'Qui peut demander', quotas: 'Questions par minute' },
  viewers: {
    everywhere: 'partout dans Discord',
    direct: 'messages privés',
    programs: 'HTTP, MCP et le site',
    guild: (id) => `serveur ${id}`,
    channel: (id) => `salon ${id} (et ce que voit son serveur)`,
  },
  channel: (id) => `salon ${id}`,
  sees: (articles, folders) =>
    counted(articles, 'article', 'articles') + (folders.length === 0 ? '' : `, avec ${folders.join(', ')}`),
  emptyFolder: (folder) => `Il n’y a pas encore d’article dans ${folder}.`,
  roles: (ids) => (ids.length === 1 ? `rôle ${ids[0]}` : `rôles ${ids.join(', ')}`),
  everybody: 'tout le monde',
  nobody: 'personne',
  perMinute: (questions) => counted(questions, 'question', 'questions'),
  unpublished: (articles) =>
    typeset`${counted(articles, 'article', 'articles')} de dossiers sans « programs: true » ${articles < 2 ? 'a été laissé' : 'ont été laissés'} de côté.`,
};

function fault(facts: PlacesFaultFacts): Told {
  const { path } = facts;
  switch (facts.kind) {
    case 'wrong-places': {
      const { problems } = facts;
      const listed = problems
        .slice(0, MOST_PROBLEMS)
        .map(
          ({ line, column, facts: wrong }) =>
            typeset`\n  ligne ${line}, colonne ${column} : ${complaint(wrong)}`,
        );
      const rest = problems.length - listed.length;
      const more = rest > 0 ? `\n  … et ${rest} de plus.` : '';
      return {
        problem: typeset`${path} n’est pas juste :${listed.join('')}${more}`,
        remedy: typeset`Corrigez-le là ; docs/places.md explique chaque ligne, et npm run places vérifie le fichier.`,
      };
    }
    case 'places-missing':
      return {
        problem: `Il n’y a pas de fichier ${path} avec les règles des lieux.`,
        remedy: typeset`Mettez-le là, ou nommez-en un autre ; si PLACES_FILE le nomme et que tout le monde peut tout voir et tout demander, supprimez cette ligne.`,
      };
    case 'places-no-text':
      return {
        problem: `${path} n’est pas du texte en UTF-8.`,
        remedy: 'Enregistrez-le en UTF-8 avec un éditeur de texte.',
      };
    case 'places-large':
      return {
        problem: `${path} fait ${Math.ceil(facts.bytes / 1000)} ko, plus de ${facts.most / 1000} ko.`,
        remedy: 'Vérifiez que PLACES_FILE nomme le bon fichier.',
      };
    case 'places-unreadable':
      return {
        problem: `${path}, avec les règles des lieux, ne peut pas être lu (${facts.code}).`,
        remedy: 'Vérifiez que c’est un fichier, et que l’utilisateur sous lequel beleg tourne peut le lire.',
      };
  }
}

function complaint(facts: PlacesFacts): string {
  switch (facts.kind) {
    case 'broken':
      return typeset`à partir d’ici, il ne peut pas être lu : ${MISTAKES[facts.mistake]}. Indentez avec des espaces, toutes les clés d’une entrée pareil, et mettez les textes entre guillemets : "…"`;
    case 'nothing':
      return typeset`il ne contient rien. Écrivez les règles ; s’il ne doit pas y en avoir : articles: []`;
    case 'nested':
      return 'ses listes ou ses crochets sont trop imbriqués.';
    case 'unknown-key': {
      const meant = facts.meant === undefined ? '' : typeset` Vouliez-vous dire ${facts.meant} ?`;
      return typeset`il n’y a pas de clé « ${facts.key} » ici.${meant} Il y a : ${facts.known.join(', ')}.`;
    }
    case 'key-twice':
      return typeset`la clé ${facts.key} figure deux fois dans cette entrée. Supprimez-en une ; plusieurs identifiants forment une liste sous une seule.`;
    case 'missing-key':
      return `il manque à cette entrée la clé ${facts.key}. Ajoutez-la.`;
    case 'unexpected':
      return typeset`${EXPECTED[facts.expected](facts.key)} ; trouvé : ${facts.found === '' ? 'rien' : facts.found}`;
    case 'no-id':
      return typeset`il faut sous ${facts.key} des identifiants de Discord, de 17 à 20 chiffres ; trouvé : ${facts.found === '' ? 'rien' : facts.found}. Activez le mode développeur dans Discord, puis clic droit > Copier l’identifiant.`;
    case 'no-such-folder': {
      const meant = facts.meant === undefined ? '' : typeset` Vouliez-vous dire ${facts.meant} ?`;
      return typeset`il n’y a pas de dossier « ${facts.folder} » sous CORPUS_FOLDER.${meant} Écrivez-le comme il s’y appelle, majuscules comprises, ou créez-le.`;
    }
    case 'outside-folder':
      return typeset`« ${facts.folder} » n’est pas sous CORPUS_FOLDER. Écrivez le dossier comme il s’y appelle : conseil/proces-verbaux`;
    case 'said-twice':
      return facts.what === 'direct'
        ? `qui peut demander en message privé est déjà dit à la ligne ${facts.line}. Supprimez l’un des deux.`
        : `${facts.value} a déjà une règle à la ligne ${facts.line}. Supprimez l’une des deux, ou n’en faites qu’une.`;
    case 'nowhere':
      return typeset`cette entrée ne nomme aucun lieu. Donnez-lui guilds ou channels, ou direct: true`;
  }
}

const EXPECTED: Readonly<Record<PlacesExpectation, (key: string) => string>> = {
  mapping: (key) =>
    key === '' ? 'il faut des clés, par exemple articles:' : `il faut une entrée avec des clés sous ${key}`,
  entries: (key) => `il faut une liste sous ${key}, un tiret devant chaque entrée`,
  ids: (key) => `il faut un identifiant, ou une liste d’identifiants, sous ${key}`,
  'yes-or-no': (key) => `il faut ${key}: true ou ${key}: false`,
  count: (key) => `il faut un nombre entier à partir de 1 sous ${key}`,
  folder: (key) => `il faut le nom d’un dossier sous ${key}`,
};
