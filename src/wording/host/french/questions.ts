import { counting, typeset } from '../../label-text.ts';
import { isEnough, LEAST_OF_A_KIND, LEAST_QUESTIONS } from '../../../calibrating/question-counts.ts';
import type { QuestionsLabels } from '../questions-labels.ts';

const counted = counting('fr');

export const questions: QuestionsLabels = {
  help: {
    questions: typeset`Aide à écrire vos propres questions sur les articles : montre des phrases, prend des questions, interroge le bot.`,
    article: typeset`ne montrer que les phrases de cet article : identifiant ou titre`,
    feedback: 'Propose ce sur quoi on a voté dans Discord, pour en faire vos propres questions.',
  },
  prompt: { question: 'Question', decision: 'Ce qui répond' },
  questions: {
    welcome: typeset`Pour chaque phrase : tapez des questions comme on les pose, aussi de celles auxquelles l’article ne répond pas. Le bot répond, et vous dites ce qui est juste. Chaque question est écrite aussitôt à côté de son article.`,
    hint: typeset`Taper une question · Entrée : phrase suivante · :quit ou Ctrl-C : quitter`,
    allShown: 'Toutes les phrases ont été montrées ou sont déjà des réponses. Relancez pour recommencer.',
    notSearched:
      'Pour cela, le bot ne cherche aucune phrase. Tapez une question à laquelle une phrase peut répondre.',
    aboutIs: (mark) => `La phrase ci-dessus est ${mark}.`,
  },
  feedback: {
    welcome: (proposals) =>
      typeset`${counted(proposals, 'proposition', 'propositions')} tirées des votes dans Discord. Ce que vous acceptez est écrit à côté de l’article et y reste plus longtemps que les votes : reformulez ce qui trahit qui a demandé.`,
    nothing: 'Les votes dans Discord ne donnent rien à proposer.',
    unseen: (answers) =>
      typeset`${counted(answers, 'réponse a', 'réponses ont')} des votes, mais la question n’a été vue que de qui l’a posée : elle n’est pas gardée.`,
    followUps: (answers) =>
      `${counted(answers, 'réponse avec des votes suivait', 'réponses avec des votes suivaient')} une relance, qui ne dit rien à elle seule.`,
    proposal: (at, of) => `Proposition ${at} sur ${of}`,
    votes: (helpful, unhelpful) => `${helpful}× utile, ${unhelpful}× pas utile`,
    quoted: typeset`Le bot citait :`,
    refused: 'Le bot n’a pas trouvé de réponse.',
    changed: typeset`L’article a changé depuis. Ce que le bot cite aujourd’hui :`,
    hint: typeset`=autres mots : reformuler la question · Entrée : plus tard · :quit ou Ctrl-C : quitter`,
    reworded: typeset`La question est désormais :`,
  },
  choice: {
    quoted: typeset`o : juste, [1] répond · n : faux, d’autres phrases · numéros : celles-ci répondent · 0 : pas dans l’article · /mots : chercher · x : abandonner`,
    refused: typeset`o : juste, pas dans l’article · n : faux, d’autres phrases · numéros : celles-ci répondent · /mots : chercher · x : abandonner`,
    further: typeset`L’une de celles-ci répond-elle ?`,
    noFurther: typeset`Le bot n’a pas trouvé d’autres phrases. Cherchez avec /mots, ou 0 : pas dans l’article.`,
    found: (words) => typeset`Phrases avec « ${words} » :`,
    nothingFound: (words) => typeset`Aucune phrase ne contient « ${words} ».`,
    noSuchNumber: (typed, most) =>
      most === 0
        ? `Il n’y a pas de numéro ${typed}.`
        : `Il n’y a pas de numéro ${typed}, seulement 1 à ${most}.`,
    unknown: (typed) => typeset`« ${typed} » ne veut rien dire ici.`,
  },
  wrongFiles: typeset`Quelque chose ne va pas dans les fichiers de questions ; corrigez-le dans un éditeur :`,
  known: (path, line) => `Cette question figure déjà à la ligne ${line} de ${path}.`,
  kept: (path) => `Écrit dans ${path}.`,
  progress: (counts) => {
    const { answerable, unanswerable } = counts;
    const written = typeset`${counted(answerable + unanswerable, 'question', 'questions')} : ${answerable} avec réponse, ${unanswerable} hors de l’article`;
    return isEnough(counts)
      ? `${written}. Assez pour npm run calibrate -- --corpus.`
      : typeset`${written} ; npm run calibrate -- --corpus en demande ${LEAST_QUESTIONS}, dont ${LEAST_OF_A_KIND} de chaque sorte.`;
  },
  dropped: 'Abandonné.',
  unfinished: typeset`La dernière question n’a pas été écrite : personne n’a dit ce qui y répond.`,
  end: (kept) => `${counted(kept, 'question écrite', 'questions écrites')}.`,
};
