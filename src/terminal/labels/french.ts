import { labelLanguageList } from '../../language/label-language.ts';
import { counting, typeset } from '../../wording/label-text.ts';
import type { TerminalLabels } from '../terminal-labels.ts';

const inFrench = counting('fr');

export const french: TerminalLabels = {
  prompt: 'Question',
  question: (question) => typeset`Question : ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg ne répond qu’avec des phrases citées mot pour mot de ${inFrench(articles, 'article', 'articles')} (${inFrench(sentences, 'phrase', 'phrases')}).`
      : typeset`beleg ne répond qu’avec des phrases citées mot pour mot de l’article « ${title} ».`,
  start: 'Il suffit de taper une question. :help affiche les commandes, :quit permet de quitter.',
  helpHeading: 'Commandes',
  helpQuestion: typeset`Tout le reste est une question. Une brève question de suivi (« et quand ? ») se rapporte à la dernière question qui se suffisait à elle-même.`,
  commands: {
    articles: 'Les articles consultés',
    article: typeset`Ne consulter qu’un article : :article <identifiant ou titre> ; :article tous revient à l’ensemble`,
    context: 'Les phrases autour d’un passage, par exemple :context 1 ou :context b',
    more: 'Les trois passages suivants pour la dernière question ou, après un aperçu, les sections suivantes',
    new: 'Oublier la question précédente',
    help: 'Cette aide',
    quit: 'Quitter (ou :q, :exit, Ctrl-D)',
  },
  noArticles: 'L’index ne contient aucun article. corpus/README.md explique comment en ajouter un.',
  sentences: (count) => inFrench(count, 'phrase', 'phrases'),
  leftOut: (count) => `${inFrench(count, 'passage laissé', 'passages laissés')} de côté`,
  nothingShown: 'Aucun passage n’est encore affiché. Posez d’abord une question.',
  noSuchPassage: (mark, marks) =>
    typeset`Il n’y a pas de passage « ${mark} » ici. Passages disponibles : ${marks}`,
  noMore: 'Il n’y a pas d’autre passage.',
  readOn: '(:more affiche la suite)',
  forgotten: 'La question précédente est oubliée.',
  unknownCommand: (command, meant) =>
    `La commande ${command} n’existe pas. ${meant === undefined ? ':help les affiche toutes.' : typeset`Vouliez-vous dire ${meant} ?`}`,
  interrupted: 'Pour quitter, appuyez de nouveau sur Ctrl-C ou sur Ctrl-D, ou tapez :quit.',
  goodbye: 'Au revoir.',
  fault: 'Une erreur s’est produite.',
  articleChanged: {
    problem: 'L’article a été modifié entre-temps.',
    remedy: 'Posez de nouveau la question.',
  },
  ask: {
    description:
      'Répond à une question par des phrases citées des articles ou dit qu’aucune réponse n’a été trouvée.',
    question: typeset`la question ; « - » la lit sur l’entrée standard`,
    json: typeset`n’afficher qu’un objet JSON (docs/json.md) ; avec -, un par ligne de l’entrée standard`,
    lang: typeset`langue des libellés : ${labelLanguageList('ou')} (par défaut celle de la locale)`,
    article: 'chercher seulement dans cet article',
    exitCodes: typeset`Code de retour : 0 réponse trouvée, 3 aucune réponse trouvée, 2 mauvaise utilisation, 1 erreur`,
    noQuestion: 'Il manque la question.',
    howToCall: (usage) => typeset`Voici la commande : ${usage}`,
    unknownArticle: (id) => typeset`Aucun article n’a l’identifiant « ${id} ».`,
    knownArticles: (ids) =>
      ids === '' ? 'L’index ne contient aucun article.' : typeset`Articles disponibles : ${ids}`,
  },
};
