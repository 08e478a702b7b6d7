import type { ReadingFacts } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { ended } from './causes.ts';
import { typeset } from '../../label-text.ts';

const SHORTEN = typeset`Partagez le fichier en plusieurs, un par chapitre par exemple ; dans un fichier de texte, cherchez d’abord une longue suite d’un même signe ou de lignes presque sans lettres et raccourcissez-la`;

/** What a text that is too long has too many of. */
const PIECES = {
  characters: 'caractères',
  sentences: 'phrases',
  pieces: 'paragraphes, titres et lignes de tableaux',
} as const;

/** What keeps a file from being read that is opened: whole sentences. */
export function unreadable(facts: ReadingFacts): Told {
  switch (facts.kind) {
    case 'pdf-locked':
      return {
        problem: 'Le fichier ne s’ouvre qu’avec un mot de passe.',
        remedy: typeset`Enregistrez-le sans mot de passe : qpdf --decrypt --password=... ferme.pdf ouvert.pdf`,
      };
    case 'pdf-damaged':
      return {
        problem: 'Le fichier n’est pas un PDF, ou il est endommagé.',
        remedy: 'Téléchargez-le de nouveau, ou imprimez-le depuis une visionneuse dans un nouveau PDF.',
      };
    case 'no-text-layer':
      return {
        problem: 'Les pages sont des images sans texte, comme un scanner les fait.',
        remedy: typeset`Faites reconnaître le texte par un programme : ocrmypdf -l fra scan.pdf article.pdf`,
      };
    case 'too-many-pages':
      return {
        problem: `Le fichier a ${facts.pages} pages, plus de ${facts.most}.`,
        remedy: typeset`Divisez-le en plusieurs fichiers : qpdf --split-pages=500 long.pdf partie.pdf`,
      };
    case 'too-long':
      return {
        problem: `Le fichier a plus de ${facts.most} ${PIECES[facts.counted]}.`,
        remedy: 'Partagez le fichier en plusieurs, un par chapitre.',
      };
    case 'too-slow':
      return {
        problem: `La lecture prend plus de ${facts.seconds} s.`,
        remedy: typeset`${SHORTEN} ; si la machine était seulement occupée, reconstruisez tout l’index : npm run embed -- --force`,
      };
    case 'too-much-memory':
      return {
        problem: `La lecture prend plus de ${facts.megabytes} Mo de mémoire.`,
        remedy: `${SHORTEN}.`,
      };
    case 'process-ended':
      return {
        problem: `Le processus qui lisait le fichier s’est arrêté trop tôt (${ended(facts.how)}).`,
        remedy: `${SHORTEN}.`,
      };
    case 'bug':
      return {
        problem: typeset`Une erreur de beleg empêche de lire le fichier : ${facts.message}`,
        remedy: 'Retirez-le du dossier, et signalez l’erreur avec le fichier.',
      };
  }
}
