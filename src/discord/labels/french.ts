import { counting, typeset } from '../../wording/label-text.ts';
import type { DiscordLabels } from './discord-labels.ts';

const count = counting('fr');

const FURTHER = 'Question de suivi';
const FORGET = 'Effacer définitivement';

const command = {
  ask: {
    name: 'demander',
    description: typeset`Interroger les articles ; la réponse est faite de leurs propres phrases, mot pour mot`,
  },
  question: { name: 'question', description: 'Ce que vous voulez savoir' },
  article: { name: 'article', description: 'Chercher seulement dans cet article' },
  private: { name: 'privé', description: 'Personne d’autre ne voit la réponse' },
  articles: { name: 'articles', description: 'Les articles que l’on peut interroger' },
  help: {
    name: 'aide',
    description: 'Ce que ce bot sait faire, ce qu’il conserve et pendant combien de temps',
  },
  forget: { name: 'oublier', description: 'Effacer tout ce que ce bot a conservé de vous' },
  check: { name: 'Comparer avec l’article' },
  reindex: { description: 'Reconstruire l’index à partir des articles (responsables du bot seulement)' },
} satisfies DiscordLabels['command'];

export const french: DiscordLabels = {
  command,
  question: (question) => typeset`Question : ${question}`,
  sharedBy: (mention) => `Partagé par ${mention}`,
  shortened: '(abrégé)',
  omitted: (omitted) =>
    omitted === 1
      ? 'Un autre passage ne tenait pas dans le message.'
      : `${omitted} autres passages ne tenaient pas dans le message.`,
  searched: (articles) => `${count(articles, 'article consulté', 'articles consultés')}.`,
  button: {
    context: (number) => `Contexte ${number}`,
    more: 'Autres passages',
    further: FURTHER,
    share: 'Partager',
    helpful: 'Utile',
    unhelpful: 'Pas utile',
    remove: 'Supprimer',
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
    previousSections: 'Sections précédentes',
    nextSections: 'Sections suivantes',
    goOn: {
      list: (left) => typeset`Suite : ${count(left, 'autre point', 'autres points')}`,
      section: (left) => typeset`Suite : ${count(left, 'autre phrase', 'autres phrases')}`,
    },
  },
  modal: {
    title: FURTHER,
    question: 'Votre nouvelle question',
    hint: 'Elle est lue avec la dernière question qui se suffisait à elle-même, et avec aucune autre.',
  },
  context: {
    title: 'Contexte',
    before: 'Phrase précédente',
    quoted: 'Phrase citée',
    after: 'Phrase suivante',
    start: typeset`Rien avant : l’article commence ici.`,
    end: typeset`Rien après : l’article se termine ici.`,
  },
  more: {
    title: (from, to, total) =>
      from === to
        ? typeset`Autre passage : ${from} sur ${total}`
        : typeset`Autres passages : ${from} à ${to} sur ${total}`,
    none: 'Il n’y a pas d’autre passage.',
  },
  goingOn: {
    list: (from, to, total) =>
      from === to
        ? typeset`Suite de la liste : ${from} sur ${total}`
        : typeset`Suite de la liste : ${from} à ${to} sur ${total}`,
    section: (from, to, total) =>
      from === to
        ? typeset`Suite de la section : ${from} sur ${total}`
        : typeset`Suite de la section : ${from} à ${to} sur ${total}`,
  },
  contents: {
    sections: (from, to, total) =>
      from === to ? `Section ${from} sur ${total}` : `Sections ${from} à ${to} sur ${total}`,
    sentences: (from, to, total) =>
      `${from === to ? from : `${from} à ${to}`} sur ${count(total, 'phrase', 'phrases')}`,
  },
  check: {
    title: 'Passages les plus proches – sans juger si le message est exact',
    statement: (statement) => typeset`**Dans le message :** ${statement}`,
    nothing: 'Aucun passage ne s’en approche.',
    omitted: (omitted) =>
      omitted === 1
        ? 'Il n’y avait pas de place ici pour une autre phrase du message.'
        : `Il n’y avait pas de place ici pour ${omitted} autres phrases du message.`,
  },
  articles: {
    title: (articles) => count(articles, 'article', 'articles'),
    page: (page, pages) => `Page ${page} sur ${pages}`,
    sentences: (sentences) => count(sentences, 'phrase', 'phrases'),
    leftOut: (places) => `${count(places, 'passage laissé', 'passages laissés')} de côté`,
    language: { de: 'allemand', en: 'anglais', fr: 'français' },
    none: 'Il n’y a pas encore d’article.',
  },
  help: {
    title: (botName) => `Ce que ${botName} sait faire`,
    paragraphs: ({
      articleCount,
      storedDays,
      logsQuestions,
      languageModel,
      asksDatabaseElsewhere,
      readsReplies,
      botName,
    }) => {
      const all = asksDatabaseElsewhere ? 'Tout le reste' : 'Tout';
      return [
        `${botName} répond aux questions sur ${count(articleCount, 'article', 'articles')}, uniquement par des phrases ` +
          'citées mot pour mot. S’il n’y trouve pas de réponse, le bot le dit aussi.',
        typeset`**Demander :** utilisez \`/${command.ask.name}\`, mentionnez le bot ou écrivez-lui en privé. ` +
          `Avec \`${command.private.name}\`, personne d’autre ne voit la réponse. ` +
          'Modifiez votre message dans la minute, et la réponse est refaite au même endroit.',
        typeset`**${FURTHER} :** utilisez le bouton sous la réponse, ou répondez-y, avec @ activé sur un serveur. ` +
          (readsReplies
            ? ''
            : typeset`Là, Discord ne montre pas au bot les réponses au résultat d’une commande : prenez alors le bouton. `) +
          'En message privé, la question précédente compte d’elle-même pendant 30 minutes' +
          (readsReplies ? ', dans les fils du bot toujours. ' : '. ') +
          'Seule est lue avec elle la dernière question qui se suffisait à elle-même.',
        typeset`**Articles :** \`/${command.articles.name}\` en donne la liste et mène à leurs sections. **Vérifier un message :** clic droit sur un message, ` +
          typeset`Applications, « ${command.check.name} » : les phrases les plus proches, sans jugement.`,
        typeset`**Ce qui est conservé :** la question et ses passages pendant ${count(storedDays, 'jour', 'jours')} au plus, pour ` +
          typeset`que les boutons fonctionnent ; votre avis aussi longtemps, avec la question seulement là où tout le monde ` +
          typeset`pouvait la voir, puis sous forme de simple nombre. Dès que la réponse est effacée, avec « Supprimer » ou ` +
          `autrement, il ne reste que ce nombre. Un pseudonyme remplace votre nom. \`/${command.forget.name}\` efface tout ce qui est conservé de vous. ` +
          'Une question avec des avis que tout le monde pouvait voir peut être gardée par les responsables comme test, sans rien de vous. ' +
          (logsQuestions
            ? 'Les questions figurent aussi dans le journal de ce bot, tant que ses responsables le gardent. '
            : '') +
          (asksDatabaseElsewhere
            ? 'Pour chercher, les racines des mots de chaque question et les nombres qu’un modèle en tire sont envoyés à une base de données sur une autre machine, choisie par les responsables. '
            : '') +
          {
            none: `${all} reste sur la machine où tourne le bot.`,
            here:
              'Un modèle de langage, sur la machine où tourne le bot, lit chaque question et les phrases trouvées pour ' +
              `elle. ${all} reste sur cette machine.`,
            elsewhere:
              'Chaque question et les phrases trouvées pour elle sont envoyées à un modèle de langage sur une autre ' +
              'machine, choisie par les responsables de ce bot. Tout le reste reste sur la machine où tourne le bot.',
          }[languageModel],
      ];
    },
  },
  forget: {
    title: 'Oublier ce qui est conservé de vous',
    stored: (answers, votes) =>
      typeset`Conservé de vous : ${count(answers, 'réponse avec sa question', 'réponses avec leurs questions')}, ` +
      typeset`${count(votes, 'vote', 'votes')}. « ${FORGET} » efface tout cela.`,
    stays:
      typeset`Les messages restent dans Discord ; leurs boutons disent alors que la réponse n’est plus conservée. ` +
      typeset`Ce qui doit aussi disparaître de là, retirez-le avant avec « Supprimer », au-dessous.`,
    logged:
      'Les questions figurent aussi dans le journal de ce bot, que seuls ses responsables peuvent effacer.',
    confirm: FORGET,
    nothing: 'Rien n’est conservé de vous.',
    done: (answers, votes, storedDays) =>
      typeset`Effacé : ${count(answers, 'réponse avec sa question', 'réponses avec leurs questions')}, ` +
      `${count(votes, 'vote', 'votes')}. Ce que vous demanderez désormais sera de nouveau conservé, pendant ` +
      `${count(storedDays, 'jour', 'jours')} au plus.`,
    failed: `Tout n’a pas pu être effacé du disque. Réessayez plus tard avec \`/${command.forget.name}\`.`,
  },
  error: {
    title: 'Une erreur s’est produite',
    reference: (reference) => typeset`Réessayez plus tard. Référence : ${reference}.`,
  },
  refusal: {
    'too-long': (limit) =>
      `La question est trop longue. Raccourcissez-la à ${count(limit, 'caractère', 'caractères')} au plus.`,
    'too-short': (limit) =>
      `La question est trop courte. Écrivez au moins ${count(limit, 'caractère', 'caractères')}.`,
    'rate-limited': (limit, when) =>
      `Au plus ${count(limit, 'question', 'questions')} par minute (les plus coûteuses comptent davantage), de nouveau possible ${when}.`,
    'guild-rate-limited': (limit, when) =>
      `Au plus ${count(limit, 'question', 'questions')} par minute sur ce serveur (les plus coûteuses comptent davantage), de nouveau possible ${when}.`,
    'button-rate-limited': (limit, when) =>
      `Au plus ${count(limit, 'clic', 'clics')} par minute, de nouveau possible ${when}.`,
    busy: 'Il y a trop de questions en ce moment. Réessayez dans une minute.',
    draining: 'Le bot redémarre et revient dans un instant.',
    'channel-not-listed': typeset`Dans ce salon, le bot ne répond qu’en privé : demandez avec \`/${command.ask.name}\`.`,
    'role-needed': (roles) =>
      `Ici, les questions sont réservées aux membres qui ont ${roles.length === 1 ? 'le rôle' : 'l’un des rôles'} ${roles.join(', ')}. ` +
      'Adressez-vous pour cela à ceux qui gèrent ce serveur.',
    'nobody-asks-here':
      'Ce bot ne répond à aucune question en message privé. Posez-la dans un salon d’un serveur où vous êtes tous deux.',
    'text-withheld': typeset`Discord ne laisse pas le bot lire les réponses à une commande. Utilisez « ${FURTHER} » ou mentionnez le bot.`,
    'role-mentioned': typeset`Discord ne laisse pas le bot lire ce message : vous avez mentionné son rôle. Choisissez le bot lui-même après @.`,
    'not-operator': 'Seuls les responsables du bot peuvent le faire.',
    'may-not-remove':
      'Seule la personne qui a posé la question, ou qui peut gérer les messages ici, peut supprimer la réponse.',
    'cannot-send-here': 'Il vous faut pour cela le droit d’envoyer des messages ici.',
    'already-building': 'Une réindexation est déjà en cours.',
  },
  notice: {
    buttonOutdated: 'Ce bouton n’est plus valable. Posez de nouveau la question.',
    commandOutdated: `Cette commande n’est plus valable. /${command.help.name} montre ce que le bot sait faire.`,
    answerExpired: 'Cette réponse n’est plus conservée. Posez de nouveau la question.',
    articleChanged: 'L’article a été modifié ou retiré depuis cette réponse. Posez de nouveau la question.',
    changedMeanwhile: 'L’article a été modifié entre-temps. Posez de nouveau la question.',
    articleUnknown: `Cet article est inconnu. /${command.articles.name} donne la liste des articles.`,
    alreadyShared: 'Cette réponse est déjà partagée.',
    shareFailed: 'Le partage a échoué. Réessayez.',
    alreadyRemoved: 'Cette réponse est déjà supprimée.',
    removeFailed: 'La suppression a échoué. Réessayez.',
    thanksHelpful: typeset`Merci ! Réponse notée comme utile.`,
    thanksUnhelpful: typeset`Merci ! Réponse notée comme pas utile.`,
    emptyMessage: 'Ce message ne contient pas de texte à comparer.',
  },
  index: {
    title: 'Réindexation',
    progress: (done, total) => typeset`Lecture : ${done} sur ${count(total, 'phrase', 'phrases')}.`,
    done: (articles, sentences, seconds) =>
      typeset`Terminé : ${count(articles, 'article', 'articles')}, ${count(sentences, 'phrase', 'phrases')} en ` +
      `${count(seconds, 'seconde', 'secondes')}. Le nouvel index est en service.`,
    failed: typeset`La réindexation a échoué ; l’ancien index reste en service.`,
  },
};
