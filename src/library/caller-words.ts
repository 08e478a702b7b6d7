import { BelegError, messageOf } from '../errors.ts';
import { worded } from '../wording/fault-words.ts';
import { SETTING_OF } from '../wording/host/host-facts.ts';

/** What is an option to a program, where the words for a host name a setting. */
const OPTION_OF: Readonly<Record<string, string>> = {
  [SETTING_OF.corpus]: 'corpusFolder',
  [SETTING_OF.data]: 'dataFolder',
  [SETTING_OF.embedder]: 'model',
  [SETTING_OF.reader]: 'reader',
  [SETTING_OF.ollama]: 'ollamaUrl',
  [SETTING_OF.ollamaSeconds]: 'ollamaSeconds',
  [SETTING_OF.downloads]: 'allowDownload',
  [SETTING_OF.database]: 'indexUrl',
};

/** A setting's name as a word by itself and in no path: a folder may be called so too. */
const SETTING = new RegExp(`(?<![\\w./\\\\-])(${Object.keys(OPTION_OF).join('|')})(=?)(?![/\\\\-])\\b`, 'gu');

/** What a host does by a command, and a program otherwise. */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/; npm run embed says why\b/gu, ''],
  [/\brun npm run embed(?: again)?(?! --)/gu, 'open it again'],
  [/\bRun npm run embed(?! --)/gu, 'Open it again'],
  [
    /\bnpm run (?:embed|calibrate|restore)(?: -- (?:--\w+(?: \d+)?|<file>))?/gu,
    '"$&" in a checkout of beleg',
  ],
  [/"git checkout -- model"/gu, '"npm ci"'],
  [/\bstart again\b/gu, 'open it again'],
];

/** What is said to a host, as it concerns a program that calls the library: its options, and no commands or variables. */
export function inCallersWords(said: string): string {
  const withoutCommands = COMMANDS.reduce(
    (text, [command, instead]) => text.replaceAll(command, instead),
    said,
  );
  return withoutCommands.replaceAll(
    SETTING,
    (_, name: string, sets: string) => `${OPTION_OF[name] ?? name}${sets && ': '}`,
  );
}

/** Whatever was thrown, in words for whoever wrote the program that called; what was thrown is the cause. */
export function toldToCaller(fault: unknown): BelegError {
  const told = worded(fault, 'en');
  if (told === undefined) {
    const problem = `Something went wrong inside beleg: ${messageOf(fault)}`;
    return new BelegError(problem, 'Report it with the trace of its cause.', { cause: fault });
  }
  const [problem, remedy] = [inCallersWords(told.message), inCallersWords(told.remedy)];
  if (told === fault && problem === told.message && remedy === told.remedy) return told;
  return new BelegError(problem, remedy, { cause: fault });
}
