import { labelLanguageOfLocale, LABEL_LANGUAGES, type LabelLanguage } from '../../language/label-language.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { parseCall, usageOf, type Call, type Program } from './command-line.ts';
import { chosenLanguage, languageOf } from '../locale-language.ts';
import type { Environment } from '../screen.ts';

/** How `npm start` was called, the language that it speaks, and whether that was chosen. */
export type StartCall = Call & { readonly language: LabelLanguage; readonly isChosen: boolean };

/** Reads the arguments behind `npm start --`: `--lang`, which goes before the locale. */
export function parseStartArguments(argv: readonly string[], env: Environment): StartCall {
  const language = languageOf(env);
  const spoken = { language, isChosen: chosenLanguage(env) !== undefined };
  const program = startProgram(language);
  const call = parseCall(program, argv, language);
  if (call.kind !== 'called') return { ...call, ...spoken };
  const { lang } = call.options;
  if (typeof lang !== 'string') return { ...call, ...spoken };
  const chosen = labelLanguageOfLocale(lang);
  if (chosen !== undefined) return { ...call, language: chosen, isChosen: true };
  const facts = { kind: 'unknown-language', given: lang, usage: usageOf(program) } as const;
  return { kind: 'misused', facts, ...spoken };
}

function startProgram(language: LabelLanguage): Program {
  const { description, lang, closing } = HOST_LABELS[language].programs.help.start;
  return {
    command: 'npm start --',
    usage: `[--lang ${LABEL_LANGUAGES.join('|')}]`,
    description,
    options: [{ flags: `--lang <${LABEL_LANGUAGES.join('|')}>`, description: lang }],
    closing,
  };
}
