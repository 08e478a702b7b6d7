import type { ProgramLabels, SetupChange, SetupFacts } from '../program-labels.ts';
import { labelLanguageList } from '../../../language/label-language.ts';
import { calibrating } from './calibrating.ts';
import { serving } from './http.ts';
import { site } from './site.ts';

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
const size = ({ articles, sentences }: { articles: number; sentences: number }): string =>
  `${counted(articles, 'article')}, ${counted(sentences, 'sentence')}`;

export const programs: ProgramLabels = {
  staleBuild: (build, sources) =>
    `${build} was built from other sources than those in ${sources}: run npm run build.`,
  downloading: (file) => `Downloading ${file}`,
  embedding: 'Embedding sentences',
  buildingNow: 'Building the index now.',
  leftOutOfIndex: (files) =>
    `${counted(files, 'file of the corpus is', 'files of the corpus are')} left out of the index; npm run embed says why.`,
  otherCalibration: (embedder) =>
    `The confidence was calibrated with the embedding model ${embedder}, not the one in use: “fits well” may be wrong more often. Run npm run calibrate.`,
  calibrating,
  build: {
    upToDate: (summary) =>
      `The index is up to date: ${size(summary)} (checked in ${summary.seconds.toFixed(1)} s).`,
    built: (summary) => {
      const { newSentences, reusedSentences, seconds, sentencesPerSecond } = summary;
      const speed =
        sentencesPerSecond === undefined ? '' : `, ${Math.round(sentencesPerSecond)} sentences a second`;
      return `Index built: ${size(summary)} (${newSentences} new, ${reusedSentences} reused) in ${seconds.toFixed(1)} s${speed}.`;
    },
    places: (count) =>
      `${counted(count, 'place of the files is', 'places of the files are')} not among the sentences; npm run embed -- --explain names ${count === 1 ? 'it' : 'them'}.`,
    leftOut: (files) => `${counted(files, 'file was', 'files were')} left out:`,
    withWarnings: (files) => `${counted(files, 'file was', 'files were')} read with warnings:`,
  },
  omissions: {
    nothing: 'Everything in the files is among the sentences.',
    names: {
      code: 'code block',
      image: 'image',
      comment: 'comment',
      script: 'script',
      struck: 'struck text',
      embed: 'embedded file',
      hidden: 'hidden text',
      surroundings: 'surroundings of the article on its page',
      running: 'what each page repeats',
      contents: 'table of contents',
      turned: 'text that is turned',
      text: 'not read, and not on purpose',
    },
    quoted: (name, beginning) => `${name}: "${beginning}"`,
    further: (name, count) => `${name}: ${count} more`,
    page: (page) => `p. ${page}`,
  },
  serving,
  site,
  help: {
    headings: { 'Usage:': 'Usage:', 'Arguments:': 'Arguments:', 'Options:': 'Options:' },
    option: 'show this help',
    start: {
      description: `Answers in Discord where there is a DISCORD_TOKEN, else in a chat here.`,
      lang: `language of the chat: ${labelLanguageList('or')} (by default that of the locale)`,
      closing: `Settings stand in the file .env or in the environment; .env.example explains them all.

Other commands:
  npm run embed            brings the index up to the articles
  npm run add -- …         takes an article in, from a file or its address
  npm run articles         lists the articles; npm run remove takes one out
  npm run drift            says what has changed in the articles’ sources
  npm run ask -- "…"       answers one question
  npm run --silent mcp     gives a program with a language model the articles’ own sentences
  npm run questions        helps to write questions of your own, which measure how well it answers
  npm run feedback         makes questions of your own of the votes in Discord
  npm run stats            shows how the bot in Discord was used
  npm run forget -- …      removes all that is stored of a user
  npm run places           checks who may see and ask what, where
  npm run serve            answers over HTTP
  npm run site             writes a page for each article, for a website
  npm run doctor           says what is wrong with all that beleg runs on, and what mends it
  npm run verify           checks index, models and all that is kept
  npm run rollback         goes back to the index before the one in use
  npm run backup           puts all that is kept into one file; npm run restore brings it back
  npm run discord:setup    checks the token and prints the invite link
  npm run discord:local    the bot without an account, on a Discord on this machine alone`,
    },
    embed: {
      description: 'Brings the index up to the articles.',
      force: 'build all of it anew',
      explain: 'name what of the files is not among the sentences',
    },
    calibrate: {
      description: 'Fits how sure an answer must be to be given, and to be marked as “fits well”.',
      corpus: 'to your own questions beside the articles; kept in the data folder where it gains',
      reset: 'remove what was fitted to your own questions',
      closing: 'Without an option: to the development articles of evaluation/, for a reader of your own.',
    },
    setup: {
      description:
        'Checks DISCORD_TOKEN, registers the commands and prints the link of the invitation and what to set.',
    },
    serve: {
      description: 'Answers over HTTP, for programs and websites.',
      host: 'the address to listen on, instead of HTTP_HOST',
      port: 'the port, instead of HTTP_PORT',
      discord: 'serves the bot in Discord too, in the same process; needs DISCORD_TOKEN',
    },
    site: {
      description:
        'Writes a website of the articles: a front page and a page for each, with an anchor for every sentence.',
      out: 'the folder to write, instead of site in the data folder; all of it is replaced',
      findable: 'lets search engines list the pages, which else ask them not to',
      serve: 'serves the folder afterwards, on this machine alone',
      port: 'serves it on this port, instead of HTTP_PORT',
      closing: 'The pages speak the language of DEFAULT_LOCALE. Run it again whenever articles have changed.',
    },
    mcp: {
      description:
        'Gives programs with a language model the articles’ own sentences, by the Model Context Protocol on standard input and output.',
      closing: 'Such a program starts it by itself; docs/mcp.md says what to write into its settings.',
    },
  },
  setup,
};

function setup(facts: SetupFacts): string {
  const { botName, applicationId, guildNames, changes, threads } = facts;
  const guilds = guildNames.length === 0 ? 'no server yet' : guildNames.join(', ');
  const commands =
    changes.length === 0 ? 'Discord already holds the commands.' : changes.map(changeLine).join('\n  ');
  return `The token is good: Discord knows the bot as ${botName}. It is in: ${guilds}.

Commands
  ${commands}

Invite the bot to a server with this link (it asks for View Channels, Send Messages,${threads ? ' Create Public Threads,' : ''}
Send Messages in Threads and Read Message History, and for nothing else):
  ${facts.invitation}

In the Developer Portal (https://discord.com/developers/applications/${applicationId}):
  Bot > Privileged Gateway Intents: ${intentsAdvice(facts)}
  Bot > Public Bot: ${publicAdvice(facts.botPublic)}
  Bot > Requires OAuth2 Code Grant: ${codeGrantAdvice(facts.requiresCodeGrant)}
  General Information > Interactions Endpoint URL: ${endpointAdvice(facts.interactionsEndpoint)}
  Installation > Installation Contexts: Guild Install.

${threads && !facts.mayReadAll ? 'Turn the Message Content Intent on first, then start it' : 'Start it'} with: npm start
`;
}

function changeLine({ kind, guildId, commands }: SetupChange): string {
  const what = `${counted(commands, 'command')} ${kind}`;
  if (kind === 'registered')
    return `${what} ${guildId === undefined ? 'everywhere' : `in the server ${guildId}`}.`;
  return guildId === undefined
    ? `${what} everywhere else: DEV_GUILD_ID has them in its server alone.`
    : `${what} in the server ${guildId}, where no setting asks for ${commands === 1 ? 'it' : 'them'}.`;
}

/** Discord closes the connection of a bot that asks for an intent which is off there. */
function intentsAdvice({ threads, mayReadAll }: Pick<SetupFacts, 'threads' | 'mayReadAll'>): string {
  if (!threads) return 'leave all three off; the bot needs none.';
  return mayReadAll
    ? 'Message Content Intent is on, as THREADS=true needs it. Good.'
    : 'TURN Message Content Intent ON, which THREADS=true needs, or unset THREADS. Leave the others off.';
}

function publicAdvice(botPublic: boolean): string {
  return botPublic
    ? 'on, so anyone may add the bot to their server. Turn it off unless you want that.'
    : 'off, so only you can add the bot. Good.';
}

function codeGrantAdvice(required: boolean): string {
  return required ? 'TURN IT OFF; the link above does not work with it.' : 'off. Good.';
}

function endpointAdvice(endpoint: string | undefined): string {
  return endpoint === undefined
    ? 'empty. Good.'
    : `EMPTY IT; Discord sends the commands to ${endpoint} and not to this bot.`;
}
