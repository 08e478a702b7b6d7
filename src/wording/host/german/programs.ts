import { labelLanguageList } from '../../../language/label-language.ts';
import { counting, decimals } from '../../label-text.ts';
import type { ProgramLabels, SetupChange, SetupFacts } from '../program-labels.ts';
import { calibrating } from './calibrating.ts';
import { serving } from './http.ts';
import { site } from './site.ts';

const numbers = decimals('de', 0);
const tenths = decimals('de', 1);
const counted = counting('de');
const size = ({ articles, sentences }: { articles: number; sentences: number }): string =>
  `${counted(articles, 'Artikel', 'Artikel')}, ${counted(sentences, 'Satz', 'Sätze')}`;

export const programs: ProgramLabels = {
  staleBuild: (build, sources) =>
    `${build} wurde aus anderen Quellen gebaut als denen in ${sources}: Führe npm run build aus.`,
  downloading: (file) => `${file} wird heruntergeladen`,
  embedding: 'Sätze werden eingelesen',
  buildingNow: 'Der Index wird jetzt gebaut.',
  leftOutOfIndex: (files) =>
    `${counted(files, 'Datei aus dem Artikelordner fehlt', 'Dateien aus dem Artikelordner fehlen')} im Index; npm run embed sagt, warum.`,
  otherCalibration: (embedder) =>
    `Die Treffsicherheit wurde mit dem Embedding-Modell ${embedder} kalibriert und nicht mit dem eingestellten: „passt gut“ kann öfter falsch sein. Führe npm run calibrate aus.`,
  calibrating,
  build: {
    upToDate: (summary) =>
      `Der Index ist aktuell: ${size(summary)} (geprüft in ${tenths(summary.seconds)} s).`,
    built: (summary) => {
      const { newSentences, reusedSentences, seconds, sentencesPerSecond } = summary;
      const speed =
        sentencesPerSecond === undefined
          ? ''
          : `, ${counted(Math.round(sentencesPerSecond), 'Satz', 'Sätze')} je Sekunde`;
      return `Index gebaut: ${size(summary)} (${numbers(newSentences)} neu, ${numbers(reusedSentences)} übernommen) in ${tenths(seconds)} s${speed}.`;
    },
    places: (count) =>
      `${counted(count, 'Stelle der Dateien ist', 'Stellen der Dateien sind')} nicht unter den Sätzen; npm run embed -- --explain nennt sie.`,
    leftOut: (files) => `${counted(files, 'Datei wurde', 'Dateien wurden')} ausgelassen:`,
    withWarnings: (files) => `${counted(files, 'Datei wurde', 'Dateien wurden')} mit Hinweisen gelesen:`,
  },
  omissions: {
    nothing: 'Alles, was in den Dateien steht, ist unter den Sätzen.',
    names: {
      code: 'Codeblock',
      image: 'Bild',
      comment: 'Kommentar',
      script: 'Skript',
      struck: 'durchgestrichener Text',
      embed: 'eingebettete Datei',
      hidden: 'versteckter Text',
      surroundings: 'Umgebung des Artikels auf seiner Seite',
      running: 'was jede Seite wiederholt',
      contents: 'Inhaltsverzeichnis',
      turned: 'gedrehter Text',
      text: 'nicht gelesen, und das nicht mit Absicht',
    },
    quoted: (name, beginning) => `${name}: „${beginning}“`,
    further: (name, count) => `${name}: ${count} weitere`,
    page: (page) => `S. ${page}`,
  },
  serving,
  site,
  help: {
    headings: { 'Usage:': 'Aufruf:', 'Arguments:': 'Argumente:', 'Options:': 'Optionen:' },
    option: 'diese Hilfe zeigen',
    start: {
      description: 'Antwortet in Discord, wenn es ein DISCORD_TOKEN gibt, sonst hier in einem Chat.',
      lang: `Sprache des Chats: ${labelLanguageList('oder')} (sonst nach der Locale)`,
      closing: `Was einzustellen ist, steht in der Datei .env oder in der Umgebung; .env.beispiel erklärt alles.

Weitere Befehle:
  npm run embed            bringt den Index auf den Stand der Artikel
  npm run add -- …         nimmt einen Artikel auf, aus einer Datei oder von ihrer Adresse
  npm run articles         zeigt die Artikel; npm run remove nimmt einen heraus
  npm run drift            sagt, was sich in den Quellen der Artikel geändert hat
  npm run ask -- "…"       beantwortet eine Frage
  npm run --silent mcp     gibt einem Programm mit Sprachmodell die Sätze der Artikel
  npm run questions        hilft, eigene Fragen aufzuschreiben, an denen sich die Güte misst
  npm run feedback         macht eigene Fragen aus den Stimmen in Discord
  npm run stats            zeigt, wie der Bot in Discord genutzt wurde
  npm run forget -- …      entfernt alles, was von einem Nutzer gespeichert ist
  npm run places           prüft, wer wo was sehen und fragen darf
  npm run serve            antwortet über HTTP
  npm run site             schreibt eine Seite zu jedem Artikel, für eine Website
  npm run doctor           sagt, was an allem, worauf beleg läuft, nicht stimmt und was es behebt
  npm run verify           prüft Index, Modelle und alles, was aufbewahrt wird
  npm run rollback         geht zum Index vor dem jetzigen zurück
  npm run backup           legt alles Behaltene in eine Datei; npm run restore setzt es wieder ein
  npm run discord:setup    prüft das Token und zeigt den Einladungslink
  npm run discord:local    der Bot ohne Konto, in einem nachgebauten Discord auf diesem Rechner`,
    },
    embed: {
      description: 'Bringt den Index auf den Stand der Artikel.',
      force: 'alles neu bauen',
      explain: 'nennen, was in den Dateien nicht unter den Sätzen ist',
    },
    calibrate: {
      description:
        'Passt an, wie sicher eine Antwort sein muss, um gegeben zu werden und als „passt gut“ zu gelten.',
      corpus: 'an deine eigenen Fragen neben den Artikeln; gilt, wo es etwas bringt',
      reset: 'entfernen, was an eigene Fragen angepasst ist',
      closing: 'Ohne Option: an die Entwicklungsartikel in evaluation/, für ein eigenes Lesemodell.',
    },
    setup: {
      description:
        'Prüft DISCORD_TOKEN, registriert die Befehle und zeigt den Einladungslink und was einzustellen ist.',
    },
    serve: {
      description: 'Antwortet über HTTP, für Programme und Websites.',
      host: 'die Adresse, auf der es lauscht, statt HTTP_HOST',
      port: 'der Port, statt HTTP_PORT',
      discord: 'bedient im selben Prozess auch Discord; braucht DISCORD_TOKEN',
    },
    site: {
      description:
        'Schreibt eine Website der Artikel: eine Startseite und eine Seite zu jedem, mit einer Sprungmarke für jeden Satz.',
      out: 'der Ordner dafür, statt site im Datenordner; er wird ganz ersetzt',
      findable: 'lässt Suchmaschinen die Seiten aufnehmen; sonst bitten die Seiten, es zu lassen',
      serve: 'zeigt den Ordner danach im Browser, nur auf diesem Rechner',
      port: 'zeigt ihn auf diesem Port, statt auf HTTP_PORT',
      closing:
        'Die Seiten sprechen die Sprache von DEFAULT_LOCALE. Ruf es wieder auf, wenn sich Artikel geändert haben.',
    },
    mcp: {
      description:
        'Gibt Programmen mit einem Sprachmodell die Sätze der Artikel, über das Model Context Protocol auf Standardein- und -ausgabe.',
      closing: 'Ein solches Programm startet es selbst; docs/mcp.md sagt, was in seine Einstellungen gehört.',
    },
  },
  setup,
};

function setup(facts: SetupFacts): string {
  const { botName, applicationId, guildNames, changes, threads } = facts;
  const guilds = guildNames.length === 0 ? 'noch keiner' : guildNames.join(', ');
  const commands =
    changes.length === 0 ? 'Discord hat die Befehle schon.' : changes.map(changeLine).join('\n  ');
  return `Das Token stimmt: Discord kennt den Bot als ${botName}. Server, auf denen er ist: ${guilds}.

Befehle
  ${commands}

Lade den Bot mit diesem Link auf einen Server ein (er bittet um View Channels, Send Messages,${threads ? ' Create Public Threads,' : ''}
Send Messages in Threads und Read Message History, und um nichts sonst):
  ${facts.invitation}

Im Developer Portal (https://discord.com/developers/applications/${applicationId}):
  Bot > Privileged Gateway Intents: ${intentsAdvice(facts)}
  Bot > Public Bot: ${publicAdvice(facts.botPublic)}
  Bot > Requires OAuth2 Code Grant: ${codeGrantAdvice(facts.requiresCodeGrant)}
  General Information > Interactions Endpoint URL: ${endpointAdvice(facts.interactionsEndpoint)}
  Installation > Installation Contexts: Guild Install.

${threads && !facts.mayReadAll ? 'Schalte erst den Message Content Intent ein und starte den Bot dann' : 'Starte den Bot'} mit: npm start
`;
}

function changeLine({ kind, guildId, commands }: SetupChange): string {
  const what = counted(commands, 'Befehl', 'Befehle');
  if (kind === 'registered')
    return guildId === undefined
      ? `${what} überall registriert.`
      : `${what} auf dem Server ${guildId} registriert.`;
  return guildId === undefined
    ? `${what} überall sonst entfernt: DEV_GUILD_ID hat sie nur auf seinem Server.`
    : `${what} auf dem Server ${guildId} entfernt, wo keine Einstellung ${commands === 1 ? 'ihn' : 'sie'} verlangt.`;
}

/** Discord closes the connection of a bot that asks for an intent which is off there. */
function intentsAdvice({ threads, mayReadAll }: Pick<SetupFacts, 'threads' | 'mayReadAll'>): string {
  if (!threads) return 'lass alle drei aus; der Bot braucht keinen.';
  return mayReadAll
    ? 'Message Content Intent ist an, wie THREADS=true es braucht. Gut.'
    : 'SCHALTE Message Content Intent EIN, THREADS=true braucht ihn, oder nimm THREADS heraus. Lass die anderen aus.';
}

function publicAdvice(botPublic: boolean): string {
  return botPublic
    ? 'an, also kann jeder den Bot auf seinen Server holen. Schalte es aus, wenn du das nicht willst.'
    : 'aus, also kannst nur du den Bot hinzufügen. Gut.';
}

function codeGrantAdvice(required: boolean): string {
  return required ? 'SCHALTE ES AUS; der Link oben geht damit nicht.' : 'aus. Gut.';
}

function endpointAdvice(endpoint: string | undefined): string {
  return endpoint === undefined
    ? 'leer. Gut.'
    : `LEERE DAS FELD; Discord schickt die Befehle an ${endpoint} und nicht an diesen Bot.`;
}
