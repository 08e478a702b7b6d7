import type { DiscordLabels } from './discord-labels.ts';

const numbers = new Intl.NumberFormat('fr');
// French counts nought as singular.
const count = (value: number, one: string, many: string): string =>
  `${numbers.format(value)} ${value <= 1 ? one : many}`;

const command = {
  ask: {
    name: 'demander',
    description: 'Interroger les articles ; la réponse est faite de leurs phrases, mot pour mot',
  },
  question: { name: 'question', description: 'Ce que vous voulez savoir' },
  article: { name: 'article', description: 'Chercher dans cet article seulement' },
  private: { name: 'privé', description: 'Vous seul voyez la réponse' },
  articles: { name: 'articles', description: 'Les articles que l’on peut interroger' },
  help: { name: 'aide', description: 'Ce que ce bot sait faire, ce qu’il conserve et combien de temps' },
  check: { name: 'Comparer avec l’article' },
  reindex: { description: 'Reconstruire l’index à partir des articles (exploitants seulement)' },
} satisfies DiscordLabels['command'];

export const french: DiscordLabels = {
  command,
  question: (question) => `Question : ${question}`,
  sharedBy: (mention) => `Partagé par ${mention}`,
  shortened: '(abrégé)',
  omitted: (omitted) =>
    omitted === 1
      ? 'Un autre passage ne tenait pas dans le message.'
      : `${omitted} autres passages ne tenaient pas dans le message.`,
  searched: (articles) => `Recherche dans ${count(articles, 'article', 'articles')}.`,
  button: {
    context: (number) => `Contexte ${number}`,
    more: 'Autres passages',
    further: 'Question suivante',
    share: 'Partager',
    helpful: 'Utile',
    unhelpful: 'Pas utile',
    remove: 'Supprimer',
    previousPage: 'Page précédente',
    nextPage: 'Page suivante',
  },
  modal: {
    title: 'Question suivante',
    question: 'Votre nouvelle question',
    hint: 'Elle est lue avec la question précédente, et aucune plus ancienne.',
  },
  context: {
    title: 'Contexte',
    before: 'Phrase précédente',
    quoted: 'Phrase citée',
    after: 'Phrase suivante',
    start: 'Rien avant : l’article commence ici.',
    end: 'Rien après : l’article finit ici.',
  },
  more: {
    title: (from, to, total) =>
      from === to ? `Autre passage ${from} sur ${total}` : `Autres passages ${from} à ${to} sur ${total}`,
    none: 'Il n’y a pas d’autre passage.',
  },
  check: {
    title: 'Passages les plus proches – sans dire si le message est juste',
    statement: (statement) => `**Dans le message :** ${statement}`,
    nothing: 'Aucun passage ne s’en approche.',
    omitted: (omitted) =>
      omitted === 1
        ? 'Une autre phrase du message ne tenait pas ici.'
        : `${omitted} autres phrases du message ne tenaient pas ici.`,
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
    paragraphs: ({ articleCount, storedDays, logsQuestions, botName }) => [
      `${botName} répond aux questions sur ${count(articleCount, 'article', 'articles')} – uniquement avec des phrases ` +
        'qui y figurent mot pour mot. S’il n’y trouve pas de réponse, le bot le dit aussi.',
      `**Demander :** \`/${command.ask.name}\`, mentionner le bot, lui écrire en privé ou répondre à sa réponse. ` +
        `Avec \`${command.private.name}\`, vous seul voyez la réponse. ` +
        'Modifiez votre message dans la minute, et la réponse est refaite au même endroit.',
      '**Question suivante :** le bouton sous chaque réponse. Seule la question précédente compte.',
      `**Articles :** \`/${command.articles.name}\` en donne la liste. **Vérifier un message :** clic droit sur un message, ` +
        `Applications, « ${command.check.name} » : les phrases les plus proches, sans jugement.`,
      `**Ce qui est conservé :** la question et les passages pendant ${count(storedDays, 'jour', 'jours')} au plus, pour ` +
        'les boutons ; aussi longtemps votre avis, avec la question seulement là où tous pouvaient la voir, puis ' +
        'comme simple nombre. Dès que la réponse est effacée, avec « Supprimer » ou autrement, il n’en reste que ce nombre. ' +
        'Un code chiffré remplace votre nom. ' +
        (logsQuestions
          ? 'Les questions figurent aussi dans le journal de ce bot, tant que ses exploitants le gardent. '
          : '') +
        'Tout reste sur la machine du bot.',
    ],
  },
  error: {
    title: 'La réponse a échoué',
    reference: (reference) => `Veuillez réessayer plus tard. Référence ${reference}.`,
  },
  refusal: {
    'too-long': (limit) => `La question est trop longue. Raccourcissez-la à ${limit} caractères au plus.`,
    'too-short': (limit) => `La question est trop courte. Écrivez au moins ${limit} caractères.`,
    'rate-limited': (limit, when) =>
      `Au plus ${limit} questions par minute (les plus coûteuses comptent davantage), à nouveau possible ${when}.`,
    'guild-rate-limited': (limit, when) =>
      `Au plus ${limit} questions par minute sur ce serveur (les plus coûteuses comptent davantage), à nouveau possible ${when}.`,
    'button-rate-limited': (limit, when) => `Au plus ${limit} clics par minute, à nouveau possible ${when}.`,
    busy: 'Trop de questions en ce moment, réessayez dans une minute.',
    draining: 'Redémarrage, de retour dans un instant.',
    'channel-not-listed': `Dans ce salon, le bot ne répond qu’en privé : demandez avec \`/${command.ask.name}\`.`,
    'text-withheld':
      'Discord ne laisse pas le bot lire les réponses à une commande. Utilisez « Question suivante » ou mentionnez-le.',
    'role-mentioned':
      'Discord n’a pas laissé le bot lire ce message : vous avez mentionné son rôle. Choisissez le bot lui-même après @.',
    'not-operator': 'Seuls les exploitants du bot peuvent le faire.',
    'may-not-remove':
      'Seule la personne qui a posé la question, ou qui peut gérer les messages ici, peut supprimer la réponse.',
    'cannot-send-here': 'Il faut pour cela le droit d’envoyer des messages ici.',
    'already-building': 'Les articles sont déjà en cours de relecture.',
  },
  notice: {
    buttonOutdated: 'Ce bouton n’est plus valable, posez la question à nouveau.',
    commandOutdated: `Cette commande n’est plus valable. /${command.help.name} montre ce qu’il y a.`,
    answerExpired: 'Cette réponse n’est plus conservée, posez la question à nouveau.',
    articleChanged: 'L’article a changé ou disparu depuis cette réponse. Posez la question à nouveau.',
    changedMeanwhile: 'L’article a changé entre-temps. Posez la question à nouveau.',
    articleUnknown: `Cet article n’est pas connu. /${command.articles.name} en donne la liste.`,
    alreadyShared: 'Cette réponse est déjà partagée.',
    shareFailed: 'Le partage a échoué. Veuillez réessayer.',
    alreadyRemoved: 'Cette réponse est déjà supprimée.',
    removeFailed: 'La suppression a échoué. Veuillez réessayer.',
    thanksHelpful: 'Merci ! Noté comme utile.',
    thanksUnhelpful: 'Merci ! Noté comme pas utile.',
    emptyMessage: 'Ce message ne contient pas de texte à comparer.',
  },
  index: {
    title: 'Relecture des articles',
    progress: (done, total) => `${done} sur ${count(total, 'phrase lue', 'phrases lues')}.`,
    done: (articles, sentences, seconds) =>
      `Terminé : ${count(articles, 'article', 'articles')}, ${count(sentences, 'phrase', 'phrases')} en ` +
      `${count(seconds, 'seconde', 'secondes')}. Le nouvel état est en vigueur.`,
    failed: 'La lecture a échoué ; l’ancien état reste en vigueur.',
  },
};
