import type { FileFacts, HeadComplaint, HeadMistake } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { languageList, listed } from '../../../language/language.ts';
import { typeset } from '../../label-text.ts';
import { archive, megabytes } from './archives.ts';
import { unreadable } from './unreadable.ts';

const quoted = (value: string): string => typeset`« ${value} »`;
const place = ({ key, line }: { key: string; line: number }): string => `${key}, ligne ${line},`;

const saveAsUtf8 = (likely: string): string =>
  typeset`Enregistrez-le en UTF-8 dans votre éditeur, ou convertissez-le : iconv -f ${likely} -t UTF-8 ancien.txt > nouveau.txt`;

/** What is wrong with a file of the corpus, or to know of it: whole sentences. */
export function file(facts: FileFacts, path: string): Told {
  switch (facts.kind) {
    case 'no-permission':
      return {
        problem: 'beleg n’a pas le droit d’y lire.',
        remedy: typeset`Laissez lire l’utilisateur qui exécute beleg : chmod a+rX '${path}'`,
      };
    case 'vanished':
      return {
        problem: 'Le fichier a disparu pendant la lecture.',
        remedy: 'Remettez-le, ou relancez.',
      };
    case 'name-not-utf-8':
      return {
        problem: 'Le nom du fichier n’est pas codé en UTF-8.',
        remedy: typeset`Renommez-le, ou convertissez les noms de tout le dossier : convmv -r --notest -f WINDOWS-1252 -t UTF-8 articles`,
      };
    case 'unreadable':
      return {
        problem: `La lecture est impossible (${facts.code}).`,
        remedy: 'Vérifiez le disque ou le montage qui le porte.',
      };
    case 'symbolic-link':
      return {
        problem: 'C’est un lien symbolique, et beleg ne suit pas les liens hors du dossier des articles.',
        remedy: 'Mettez-y le fichier lui-même.',
      };
    case 'folder-like-article':
      return {
        problem: 'C’est un dossier qui porte le nom d’un fichier d’article.',
        remedy: typeset`Renommez le dossier ; les articles des dossiers qui portent d’autres noms sont lus.`,
      };
    case 'no-regular-file':
      return {
        problem: 'Ce n’est pas un fichier ordinaire.',
        remedy: 'Mettez-y un fichier ordinaire, ou retirez-le.',
      };
    case 'other-ending':
      return {
        problem: typeset`Laissé de côté : le nom d’un article finit par ${listed(facts.endings, 'ou', '')}.`,
        remedy: 'Convertissez le fichier dans l’un de ces formats, ou retirez-le du dossier.',
      };
    case 'too-large':
      return {
        problem: `Le fichier fait ${megabytes(facts.bytes)}, plus que les ${megabytes(facts.most)} d’un seul article.`,
        remedy: 'Partagez-le en plusieurs fichiers, un par article ou par chapitre.',
      };
    case 'utf-16':
      return {
        problem: 'Le fichier est codé en UTF-16 et non en UTF-8.',
        remedy: saveAsUtf8('UTF-16'),
      };
    case 'zero-bytes':
      return {
        problem: typeset`Le fichier contient des octets nuls : il est codé en UTF-16 ou en UTF-32, ou n’est pas du texte.`,
        remedy: saveAsUtf8('UTF-16LE'),
      };
    case 'not-utf-8':
      return {
        problem: typeset`Le fichier n’est pas codé en UTF-8 : le premier octet fautif est à la ligne ${facts.line}.`,
        remedy: saveAsUtf8('WINDOWS-1252'),
      };
    case 'empty':
      return { problem: 'Le fichier est vide.', remedy: 'Écrivez-y l’article, ou supprimez-le.' };
    case 'nested-too-deeply':
      return {
        problem: 'Les listes, citations ou balises sont trop imbriquées.',
        remedy: typeset`Cherchez en début de ligne une longue suite de « > », « - » ou « < » et raccourcissez-la.`,
      };
    case 'no-archive':
    case 'compound-file':
    case 'no-document':
    case 'damaged':
    case 'encrypted':
    case 'unpacks-too-large':
      return archive(facts);
    case 'no-id':
      return {
        problem: 'Le nom du fichier ne contient ni lettre latine ni chiffre.',
        remedy: 'Renommez-le, par exemple en traite.md.',
      };
    case 'same-id':
      return {
        problem: typeset`Le nom du fichier donne le même identifiant que ${facts.namesake} : ${facts.id}.`,
        remedy: `Renommez l’un des deux fichiers pour que leurs ${facts.letters} premières lettres diffèrent.`,
      };
    case 'no-title':
      return {
        problem: 'Le titre manque.',
        remedy: typeset`Commencez par un en-tête qui contient une ligne « title: … », par un titre « # … » (.md) ou par une ligne de titre (.txt) ; pour tout autre fichier, écrivez cette ligne à côté, dans le fichier de même nom en .meta.yaml.`,
      };
    case 'long-title':
      return {
        problem: typeset`Le titre a ${facts.characters} caractères, plus de ${facts.most} ; il commence par : ${facts.begins}`,
        remedy: 'Mettez le titre sur une ligne à part, au-dessus du texte.',
      };
    case 'no-sentences':
      return {
        problem: 'Il n’y a pas de phrase sous le titre.',
        remedy: typeset`Écrivez le texte en paragraphes ; code, images, commentaires et texte barré sont laissés de côté.`,
      };
    case 'no-article-beside':
      return {
        problem: 'Il parle d’un article qui n’est pas là.',
        remedy: typeset`Donnez-lui le nom de son article : traite.meta.yaml se trouve à côté de traite.pdf.`,
      };
    case 'pdf-locked':
    case 'pdf-damaged':
    case 'no-text-layer':
    case 'too-many-pages':
    case 'too-long':
    case 'too-slow':
    case 'too-much-memory':
    case 'process-ended':
    case 'bug':
      return unreadable(facts);
    case 'unread-text':
      return {
        problem: `${facts.percent}\u00A0% du texte n’a pas pu être lu et ne peut pas être cité.`,
        remedy: typeset`npm run embed -- --explain nomme les endroits : écrivez-les en simples paragraphes.`,
      };
    case 'key-twice':
      return {
        problem: typeset`${facts.key} figure deux fois, à la ligne ${facts.first} et à la ligne ${facts.second} : le premier compte.`,
        remedy: 'Supprimez l’un des deux.',
      };
    case 'no-text':
      return {
        problem: `${place(facts)} est une liste ou un tableau et non une ligne de texte, et est laissé de côté.`,
        remedy: typeset`Écrivez un seul texte après la clé, ou supprimez-la : ${facts.key}: "…"`,
      };
    case 'unknown-language':
      return {
        problem: typeset`${place(facts)} ${quoted(facts.value)}, n’est pas une langue que lit beleg : elle a été devinée d’après le texte.`,
        remedy: `Écrivez ${languageList('ou')}, ou supprimez la ligne.`,
      };
    case 'no-address':
      return {
        problem: `${place(facts)} ${quoted(facts.value)}, n’est pas une adresse http(s) et est laissé de côté.`,
        remedy: 'Écrivez l’adresse entière, comme https://example.org/article, ou supprimez la ligne.',
      };
    case 'no-date':
      return {
        problem: `${place(facts)} ${quoted(facts.value)}, n’est pas une date que beleg sait lire et est laissé de côté.`,
        remedy: 'Écrivez l’année, le mois et le jour, comme 2024-11-18, ou supprimez la ligne.',
      };
    case 'two-dates':
      return {
        problem: `${place(facts)} ${quoted(facts.value)}, peut vouloir dire ${facts.dates.join(' ou ')} et est laissé de côté.`,
        remedy: 'Écrivez l’année, le mois et le jour, comme 2024-11-18, ou supprimez la ligne.',
      };
    case 'no-provenance':
      return {
        problem: typeset`La provenance de l’article est laissée de côté : ${facts.value === '' ? `${facts.key} manque sous la ligne ${facts.line}` : `${facts.key}, ligne ${facts.line}, ne peut pas être ${quoted(facts.value)}`}.`,
        remedy: typeset`Sous provenance, en retrait, figurent from: (une adresse ou un nom de fichier), at: (2026-01-31T10:00:00Z) et sha256: (64 chiffres de 0 à 9 et de a à f) ; ou supprimez-la.`,
      };
    case 'cut-off':
      return {
        problem: typeset`${place(facts)} perd ${quoted(facts.comment)} : un # après une espace commence un commentaire.`,
        remedy: typeset`Si cela en fait partie, mettez le tout entre guillemets droits : ${facts.key}: ${JSON.stringify(facts.whole)}`,
      };
    case 'head-not-closed':
      return {
        problem: typeset`L’en-tête commence à la ligne ${facts.first} et ne finit pas : les lignes jusqu’à ${facts.last} ont été lues comme ses clés.`,
        remedy: typeset`Mettez une ligne ${facts.fence} sous la dernière clé ; si ce n’est pas un en-tête, supprimez la ligne ${facts.first}.`,
      };
    case 'head-broken':
      return {
        problem: typeset`L’en-tête a été lu ligne par ligne : ${complaint(facts.complaint)}.`,
        remedy: HOW_TO_WRITE[facts.syntax],
      };
  }
}

function complaint(why: HeadComplaint): string {
  switch (why.kind) {
    case 'large':
      return `il dépasse ${why.most / 1000} ko`;
    case 'brackets':
      return `il a plus de ${why.most} crochets ou accolades`;
    case 'no-keys':
      return typeset`ses lignes n’ont pas la forme « key: valeur »`;
    case 'mistake':
      return `à la ligne ${why.line}, ${MISTAKES[why.mistake]}`;
  }
}

export const MISTAKES: Readonly<Record<HeadMistake, string>> = {
  'colon-in-value': 'une valeur sans guillemets contient un deux-points',
  'open-quote': 'le guillemet fermant manque',
  'behind-quote': 'quelque chose suit le guillemet qui termine la valeur',
  'open-bracket': 'un crochet n’est pas fermé, ou il manque une virgule entre crochets',
  'no-key': 'la valeur n’est pas précédée d’une clé bien écrite',
  'no-quotes': 'les guillemets manquent autour de la valeur',
  'reserved-mark': 'une valeur sans guillemets commence par un signe spécial',
  backslash: 'une barre oblique inverse est mal placée entre guillemets',
  tab: 'une tabulation se trouve au début',
  indentation: 'le retrait ne s’accorde pas avec les lignes précédentes',
  'key-twice': 'une clé figure pour la deuxième fois',
  'last-comma': 'une virgule suit la dernière valeur',
  unreadable: 'quelque chose est illisible',
};

const HOW_TO_WRITE = {
  YAML: typeset`Écrivez un « key: valeur » par ligne, avec une espace après le deux-points, et mettez entre guillemets droits une valeur qui contient un deux-points ou un signe spécial : title: "Berlin : le traité"`,
  TOML: typeset`Écrivez un key = "valeur" par ligne, et chaque clé une seule fois : title = "Berlin : le traité"`,
  JSON: typeset`Écrivez un "key": "valeur" par ligne, et une virgule après chacune sauf la dernière : "title": "Berlin : le traité",`,
} as const;
