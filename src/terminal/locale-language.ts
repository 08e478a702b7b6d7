import { DEFAULT_LANGUAGE, languageOfLocale, LANGUAGES, type Language } from '../language/language.ts';
import { BelegError } from '../errors.ts';
import type { Environment } from './screen.ts';

/** What a person may have said of the language that they want. */
interface Wish {
  readonly flag?: string | undefined;
  readonly env: Environment;
}

/**
 * The language of the labels: the one that was chosen, else German. The article that comes with beleg is German, so its
 * first users are.
 * @throws BelegError where the flag names no language that beleg speaks.
 */
export function languageOf(wish: Wish): Language {
  return chosenLanguage(wish) ?? DEFAULT_LANGUAGE;
}

/**
 * The language that a person chose: that of `--lang`, else of the locale as POSIX reads it (the first of LC_ALL, LC_MESSAGES
 * and LANG that is set and not empty). Undefined where the locale says nothing (C, POSIX, none: containers and cron) or
 * names a language that beleg does not speak: there the labels of an answer follow its question.
 * @throws BelegError where the flag names no language that beleg speaks.
 */
export function chosenLanguage({ flag, env }: Wish): Language | undefined {
  if (flag !== undefined) {
    const language = languageOfLocale(flag);
    if (language !== undefined) return language;
    throw new BelegError(
      `Expected --lang to be one of ${LANGUAGES.join(', ')}, got ${JSON.stringify(flag)}.`,
      'Choose one of them, or leave --lang out to follow the locale.',
    );
  }
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale === undefined ? undefined : languageOfLocale(locale);
}
