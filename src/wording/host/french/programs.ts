import { labelLanguageList } from '../../../language/label-language.ts';
import type { ProgramLabels, SetupChange, SetupFacts } from '../program-labels.ts';
import { counting, decimals, typeset } from '../../label-text.ts';
import { calibrating } from './calibrating.ts';
import { serving } from './http.ts';
import { site } from './site.ts';

const tenths = decimals('fr', 1);
const counted = counting('fr');
const size = ({ articles, sentences }: { articles: number; sentences: number }): string =>
  `${counted(articles, 'article', 'articles')}, ${counted(sentences, 'phrase', 'phrases')}`;

export const programs: ProgramLabels = {
  staleBuild: (build, sources) =>
    typeset`${build} a été construit à partir d’autres sources que celles de ${sources} : lancez npm run build.`,
  downloading: (file) => `Téléchargement de ${file}`,
  embedding: 'Lecture des phrases',
  buildingNow: 'L’index est en construction.',
  leftOutOfIndex: (files) =>
    typeset`${counted(files, 'fichier du dossier des articles manque', 'fichiers du dossier des articles manquent')} dans l’index ; npm run embed dit pourquoi.`,
  otherCalibration: (embedder) =>
    typeset`La confiance a été calibrée avec le modèle d’embedding ${embedder}, qui n’est pas celui du réglage : « correspond bien » peut être faux plus souvent. Lancez npm run calibrate.`,
  calibrating,
  build: {
    upToDate: (summary) =>
      typeset`L’index est à jour : ${size(summary)} (vérifié en ${tenths(summary.seconds)} s).`,
    built: (summary) => {
      const { newSentences, reusedSentences, seconds, sentencesPerSecond } = summary;
      const speed =
        sentencesPerSecond === undefined
          ? ''
          : `, ${counted(Math.round(sentencesPerSecond), 'phrase', 'phrases')} par seconde`;
      const fresh = counted(newSentences, 'nouvelle', 'nouvelles');
      const reused = counted(reusedSentences, 'reprise', 'reprises');
      return typeset`Index construit : ${size(summary)} (${fresh}, ${reused}) en ${tenths(seconds)} s${speed}.`;
    },
    places: (count) =>
      typeset`${counted(count, 'passage des fichiers n’est pas', 'passages des fichiers ne sont pas')} parmi les phrases ; npm run embed -- --explain ${count < 2 ? 'le' : 'les'} nomme.`,
    leftOut: (files) =>
      typeset`${counted(files, 'fichier a été laissé', 'fichiers ont été laissés')} de côté :`,
    withWarnings: (files) =>
      typeset`${counted(files, 'fichier a été lu', 'fichiers ont été lus')} avec des remarques :`,
  },
  omissions: {
    nothing: 'Tout ce que contiennent les fichiers est parmi les phrases.',
    names: {
      code: 'bloc de code',
      image: 'image',
      comment: 'commentaire',
      script: 'script',
      struck: 'texte barré',
      embed: 'fichier intégré',
      hidden: 'texte caché',
      surroundings: 'entourage de l’article sur sa page',
      running: 'ce que chaque page répète',
      contents: 'table des matières',
      turned: 'texte tourné',
      text: 'non lu, et ce n’est pas voulu',
    },
    quoted: (name, beginning) => typeset`${name} : « ${beginning} »`,
    further: (name, count) => typeset`${name} : ${count} de plus`,
    page: (page) => `p. ${page}`,
  },
  serving,
  site,
  help: {
    headings: {
      'Usage:': typeset`Utilisation :`,
      'Arguments:': typeset`Arguments :`,
      'Options:': typeset`Options :`,
    },
    option: 'afficher cette aide',
    start: {
      description: 'Répond dans Discord s’il y a un DISCORD_TOKEN, sinon ici, dans le terminal.',
      lang: typeset`langue de la discussion : ${labelLanguageList('ou')} (par défaut celle de la locale)`,
      closing: typeset`Les réglages se trouvent dans le fichier .env ou dans l’environnement ; .env.exemple les explique tous.

Autres commandes :
  npm run embed            met l’index à jour avec les articles
  npm run add -- …         ajoute un article, d’un fichier ou de son adresse
  npm run articles         montre les articles ; npm run remove en retire un
  npm run drift            dit ce qui a changé dans les sources des articles
  npm run ask -- "…"       répond à une question
  npm run --silent mcp     donne à un programme doté d’un modèle de langue les phrases des articles
  npm run questions        aide à écrire vos propres questions, qui mesurent la qualité
  npm run feedback         fait des votes dans Discord vos propres questions
  npm run stats            montre comment le bot a été utilisé dans Discord
  npm run forget -- …      efface tout ce qui est conservé d’un utilisateur
  npm run places           vérifie qui peut voir et demander quoi, et où
  npm run serve            répond par HTTP
  npm run site             écrit une page par article, pour un site web
  npm run doctor           dit ce qui ne va pas dans tout ce sur quoi beleg tourne, et ce qui le répare
  npm run verify           vérifie l’index, les modèles et tout ce qui est conservé
  npm run rollback         revient à l’index précédent
  npm run backup           met tout ce qui est conservé dans un fichier ; npm run restore le remet
  npm run discord:setup    vérifie le jeton et affiche le lien d’invitation
  npm run discord:local    le bot sans compte, dans un Discord simulé sur cet ordinateur`,
    },
    embed: {
      description: 'Met l’index à jour avec les articles.',
      force: 'tout reconstruire',
      explain: 'nommer ce qui, dans les fichiers, n’est pas parmi les phrases',
    },
    calibrate: {
      description:
        'Ajuste la confiance qu’il faut à une réponse pour être donnée, et pour passer pour bonne.',
      corpus: typeset`à vos propres questions à côté des articles ; gardé s’il y a un gain`,
      reset: 'enlever ce qui a été ajusté à vos questions',
      closing: typeset`Sans option : aux articles de développement dans evaluation/, pour votre propre modèle de lecture.`,
    },
    setup: {
      description:
        'Vérifie DISCORD_TOKEN, enregistre les commandes et affiche le lien d’invitation et ce qu’il faut régler.',
    },
    serve: {
      description: 'Répond par HTTP, pour des programmes et des sites.',
      host: 'l’adresse sur laquelle il écoute, au lieu de HTTP_HOST',
      port: 'le port, au lieu de HTTP_PORT',
      discord: 'sert aussi le bot dans Discord, dans le même processus ; il faut DISCORD_TOKEN',
    },
    site: {
      description: typeset`Écrit un site web des articles : une page d’accueil et une page par article, avec une ancre pour chaque phrase.`,
      out: typeset`le dossier à écrire, au lieu de site dans le dossier de données ; il est remplacé en entier`,
      findable: 'laisse les moteurs de recherche indexer les pages, qui leur demandent sinon de s’abstenir',
      serve: 'sert ensuite le dossier, sur cette machine seulement',
      port: 'le sert sur ce port, au lieu de HTTP_PORT',
      closing:
        'Les pages parlent la langue de DEFAULT_LOCALE. Relancez la commande quand des articles ont changé.',
    },
    mcp: {
      description:
        'Donne aux programmes dotés d’un modèle de langue les phrases des articles, par le Model Context Protocol sur l’entrée et la sortie standard.',
      closing: typeset`Un tel programme le lance lui-même ; docs/mcp.md dit ce qu’il faut écrire dans ses réglages.`,
    },
  },
  setup,
};

function setup(facts: SetupFacts): string {
  const { botName, applicationId, guildNames, changes, threads } = facts;
  const guilds = guildNames.length === 0 ? 'aucun pour l’instant' : guildNames.join(', ');
  const commands =
    changes.length === 0 ? 'Discord a déjà les commandes.' : changes.map(changeLine).join('\n  ');
  return typeset`Le jeton est bon : Discord connaît le bot sous le nom de ${botName}. Ses serveurs : ${guilds}.

Commandes
  ${commands}

Invitez le bot sur un serveur avec ce lien (il demande View Channels, Send Messages,${threads ? ' Create Public Threads,' : ''}
Send Messages in Threads et Read Message History, et rien d’autre) :
  ${facts.invitation}

Dans le Developer Portal (https://discord.com/developers/applications/${applicationId}) :
  Bot > Privileged Gateway Intents : ${intentsAdvice(facts)}
  Bot > Public Bot : ${publicAdvice(facts.botPublic)}
  Bot > Requires OAuth2 Code Grant : ${codeGrantAdvice(facts.requiresCodeGrant)}
  General Information > Interactions Endpoint URL : ${endpointAdvice(facts.interactionsEndpoint)}
  Installation > Installation Contexts : Guild Install.

${threads && !facts.mayReadAll ? 'Activez d’abord le Message Content Intent, puis lancez le bot' : 'Lancez le bot'} avec : npm start
`;
}

function changeLine({ kind, guildId, commands }: SetupChange): string {
  const what = counted(commands, 'commande', 'commandes');
  const done = `${what} ${{ registered: 'enregistrée', removed: 'retirée' }[kind]}${commands < 2 ? '' : 's'}`;
  if (kind === 'registered')
    return guildId === undefined ? `${done} partout.` : `${done} sur le serveur ${guildId}.`;
  return guildId === undefined
    ? typeset`${done} partout ailleurs : avec DEV_GUILD_ID, seul son serveur en a.`
    : `${done} du serveur ${guildId}, où aucun réglage n’en demande.`;
}

/** Discord closes the connection of a bot that asks for an intent which is off there. */
function intentsAdvice({ threads, mayReadAll }: Pick<SetupFacts, 'threads' | 'mayReadAll'>): string {
  if (!threads) return typeset`laissez les trois désactivés ; le bot n’en a pas besoin.`;
  return mayReadAll
    ? 'Message Content Intent est activé, comme l’exige THREADS=true. C’est bon.'
    : 'ACTIVEZ Message Content Intent, qu’exige THREADS=true, ou retirez THREADS. Laissez les autres désactivés.';
}

function publicAdvice(botPublic: boolean): string {
  return botPublic
    ? 'activé, donc n’importe qui peut ajouter le bot à son serveur. Désactivez-le si vous ne le voulez pas.'
    : 'désactivé, donc vous seul pouvez ajouter le bot. C’est bon.';
}

function codeGrantAdvice(required: boolean): string {
  return required
    ? typeset`DÉSACTIVEZ-LE ; le lien ci-dessus ne marche pas avec lui.`
    : 'désactivé. C’est bon.';
}

function endpointAdvice(endpoint: string | undefined): string {
  return endpoint === undefined
    ? 'vide. C’est bon.'
    : typeset`VIDEZ-LE ; Discord envoie les commandes à ${endpoint} et non à ce bot.`;
}
