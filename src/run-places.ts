import { resolve } from 'node:path';
import { listCorpusFiles } from './corpus/corpus-files.ts';
import type { NamedPlaces, PlaceRules } from './places/place-rules.ts';
import { emptyFolders, seenFromEach, type Viewpoint } from './places/seen-from.ts';
import { readPlaces } from './run-seen.ts';
import { configFromEnvironment, readCall, runScript } from './run-script.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { places: labels } = HOST_LABELS[language];

/** `npm run places`: checks the file of who may see and ask what, and shows what each place sees; needs no index. */
await runScript(language, async () => {
  const call = readCall(language, {
    command: 'npm run places --',
    usage: '[<file>]',
    description: labels.help.description,
    argument: { name: '[file]', description: labels.help.file },
    options: [],
    closing: labels.help.closing,
  });
  if (call === undefined) return 0;
  const { corpusFolder, placesFile } = configFromEnvironment();
  const [given] = call.args;
  const named = given ?? placesFile;
  if (named === undefined) {
    process.stdout.write(`${labels.unset}\n`);
    return 0;
  }
  const path = resolve(named);
  const rules = await readPlaces({ placesFile: path, corpusFolder });
  const { files } = await listCorpusFiles(corpusFolder);
  const sees = seenFromEach(rules, files).map(
    ({ from, articles, folders }) => `${nameOf(from)}: ${labels.sees(articles, folders.map(shown))}`,
  );
  const lines = [
    labels.inOrder(path),
    ...emptyFolders(rules, files).map((folder) => labels.emptyFolder(shown(folder))),
    ...listed(labels.headings.sees, sees),
    ...listed(labels.headings.asks, asks(rules)),
    ...listed(
      labels.headings.quotas,
      rules.quotas.map(
        ({ roles, questionsPerMinute }) => `${labels.roles(roles)}: ${labels.perMinute(questionsPerMinute)}`,
      ),
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
});

function listed(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}

function asks({ ask }: PlaceRules): readonly string[] {
  if (ask.length === 0) return [];
  const { direct, guild } = labels.viewers;
  const ofGuilds = ask.flatMap(({ roles, ...rule }) =>
    placesIn(rule, guild).map((place) => `${place}: ${labels.roles(roles)}`),
  );
  const isOpen = ask.some((rule) => rule.direct);
  return [...ofGuilds, `${direct}: ${isOpen ? labels.everybody : labels.nobody}`];
}

function placesIn({ guilds, channels }: NamedPlaces, guild: (id: string) => string): readonly string[] {
  return [...guilds.map(guild), ...channels.map(labels.channel)];
}

function nameOf(from: Viewpoint): string {
  return 'id' in from ? labels.viewers[from.kind](from.id) : labels.viewers[from.kind];
}

/** The folder of all articles is called as it is typed. */
function shown(folder: string): string {
  return folder === '' ? '.' : folder;
}
