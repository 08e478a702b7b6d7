import type { HeadMistake } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { languageList } from '../../../language/language.ts';
import {
  ENTRY_KEYS,
  type MarkDifference,
  type OwnQuestionsFault,
  type QuestionFacts,
  type QuestionProblem,
} from '../../../questions/own-question.ts';
import { typeset } from '../../label-text.ts';
import { codedMark, MOST_LISTED } from '../questions-labels.ts';
import { file, MISTAKES } from './files.ts';

/** What keeps own questions from being used or written. */
export function ownQuestions({ facts }: OwnQuestionsFault): Told {
  switch (facts.kind) {
    case 'wrong-questions': {
      const { length } = facts.problems;
      const what =
        length === 1
          ? typeset`Un point ne va pas dans vos questions :`
          : typeset`${length} points ne vont pas dans vos questions :`;
      return {
        problem: `${what}\n${questionProblems(facts.problems)}`,
        remedy: typeset`Corrigez cela sur place ; corpus/README.md montre à quoi ressemble un tel fichier.`,
      };
    }
    case 'article-gone':
      return {
        problem: `${facts.file} n’est plus dans le dossier des articles.`,
        remedy: 'Remettez le fichier, ou relancez la commande avec les articles présents.',
      };
    case 'unwritable':
      return {
        problem: `${facts.path} ne peut pas être écrit (${facts.code}).`,
        remedy: 'Vérifiez la place sur le disque, et que l’utilisateur de beleg peut y écrire.',
      };
    case 'being-written':
      return {
        problem: `Un autre programme est en train d’écrire ${facts.path}.`,
        remedy: typeset`Attendez que l’autre « npm run questions » ou « npm run feedback » ait fini, ou arrêtez-le, et réessayez.`,
      };
  }
}

/** The problems with their places, a line each; of many the first. */
export function questionProblems(problems: readonly QuestionProblem[]): string {
  const rest = problems.length - MOST_LISTED;
  const listed = problems.slice(0, MOST_LISTED).map((problem) => `  ${placed(problem)}`);
  return [...listed, ...(rest > 0 ? [`  … et ${rest} de plus.`] : [])].join('\n');
}

function placed({ path, line, facts }: QuestionProblem): string {
  const place = line === undefined ? path : `${path}, ligne ${line}`;
  return typeset`${place} : ${complaint(facts, path)}`;
}

function complaint(facts: QuestionFacts, path: string): string {
  switch (facts.kind) {
    case 'file': {
      const { problem, remedy } = file(facts.why, path);
      return `${problem} ${remedy}`;
    }
    case 'large':
      return `Le fichier a ${Math.ceil(facts.bytes / 1000)} ko, plus de ${facts.most / 1000} ko. Retirez-en ce qui ne sert pas.`;
    case 'full':
      return `Avec cette question le fichier aurait plus de ${facts.most / 1000} ko, et ne serait plus lu. Retirez-en ce qui ne sert pas.`;
    case 'reads-otherwise':
      return typeset`Avec cette question le fichier se lirait autrement que voulu ; il reste tel qu’il était. Écrivez-y la question à la main, entre guillemets : question: "…"`;
    case 'nothing':
      return 'Il n’y a aucune question. Écrivez-en une, ou supprimez le fichier.';
    case 'no-list':
      return 'Ce n’est pas une liste. Commencez chaque question par un tiret\u00A0: - question: "…"';
    case 'nested':
      return 'Les listes ou les crochets sont trop imbriqués. Mettez entre guillemets les textes qui ont des crochets.';
    case 'no-article':
      return 'À côté, aucun article de ce nom n’est lu. Donnez-lui le nom du fichier de son article, avec .questions.yaml à la place de l’extension.';
    case 'broken':
      return typeset`La lecture s’arrête ici : ${MISTAKES[facts.mistake]}. ${howToMend(facts.mistake)}`;
    case 'no-entry':
      return 'Ce n’est pas une entrée. Il faut une ligne question: "…" et une ligne answer: "…".';
    case 'no-question':
      return 'La question manque. Écrivez-la après la clé question.';
    case 'no-answer':
      return 'La réponse manque. Copiez la phrase de l’article après la clé answer, ou écrivez not-in-article: true';
    case 'two-answers':
      return 'L’entrée donne une réponse, et dit qu’il n’y en a pas. Supprimez l’une des deux.';
    case 'unknown-key':
      return typeset`La clé « ${facts.key} » n’existe pas. Il y a : ${ENTRY_KEYS.join(', ')}.`;
    case 'key-twice':
      return typeset`La clé ${facts.key} figure deux fois. Supprimez-en une ; plusieurs phrases forment une liste sous un seul answer.`;
    case 'no-text':
      return typeset`Sous ${facts.key} il n’y a pas un seul texte. Mettez-le entre guillemets : "…"`;
    case 'cut-off':
      return typeset`« ${facts.comment} » est perdu : un # après une espace commence un commentaire. Mettez tout ce qui suit ${facts.key} entre guillemets, ou le commentaire sur une ligne à part.`;
    case 'no-yes':
      return typeset`Après not-in-article il y a « ${facts.value} ». Écrivez true, ou supprimez la ligne et donnez une réponse.`;
    case 'unknown-language':
      return typeset`« ${facts.value} » n’est pas une langue que lit beleg. Écrivez ${languageList('ou')}, ou supprimez la ligne.`;
    case 'long-question':
      return `La question a ${facts.characters} caractères, plus que les ${facts.most} que l’on peut demander. Raccourcissez-la.`;
    case 'no-sentence': {
      const meant =
        facts.meant === undefined
          ? 'Copiez la phrase comme npm run ask la cite.'
          : typeset`Vouliez-vous dire celle-ci ? « ${facts.meant} »${differing(facts.marks)}`;
      return typeset`Aucune phrase de l’article n’est, lettre pour lettre : « ${facts.typed} » ${meant}`;
    }
    case 'no-words':
      return typeset`Les mots « ${facts.words} » ne sont pas dans la réponse. Copiez-les de là, ou supprimez la ligne.`;
    case 'question-twice': {
      const first = `La même question figure à la ligne ${facts.first} de ${facts.firstPath}`;
      return `${first}${facts.contradicts ? ', avec une autre réponse' : ''}. Supprimez l’une des deux.`;
    }
  }
}

/** What tells both sentences apart, which cannot be seen. */
function differing(marks: readonly MarkDifference[]): string {
  const pairs = marks.map(
    ({ typed, meant }) => `dans l’article ${codedMark(meant, 'aucun')}, ici ${codedMark(typed, 'aucun')}`,
  );
  return pairs.length === 0 ? '' : typeset` Seuls des caractères diffèrent : ${pairs.join(typeset` ; `)}.`;
}

const INDENT = 'Indentez avec des espaces, toutes les clés d’une question de la même façon.';

/** How to mend what the usual advice, quotes, does not. */
const HOW_TO_MEND: Readonly<Partial<Record<HeadMistake, string>>> = {
  tab: INDENT,
  indentation: INDENT,
  'no-key': typeset`Écrivez après la clé un deux-points et une espace : answer: "…"`,
};

function howToMend(mistake: HeadMistake): string {
  return HOW_TO_MEND[mistake] ?? typeset`Mettez le texte entre guillemets : "…"`;
}
