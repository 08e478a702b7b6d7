import { DEFAULT_LANGUAGE, languageOfLocale, LANGUAGES, type Language } from '../language/language.ts';
import { BelegError } from '../errors.ts';
import type { Environment } from './screen.ts';

/**
 * The language of the labels: that of `--lang`, else of the locale as POSIX reads it (the first of LC_ALL,
 * LC_MESSAGES and LANG that is set and not empty), else German: where the locale says nothing (C, POSIX, none: containers
 * and cron) or names a language that beleg does not speak. The article that comes with beleg is German, so its first users
 * are.
 * @throws BelegError where the flag names no language that beleg speaks.
 */
export function languageOf(options: {
  readonly flag?: string | undefined;
  readonly env: Environment;
}): Language {
  const { flag, env } = options;
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
  return (locale === undefined ? undefined : languageOfLocale(locale)) ?? DEFAULT_LANGUAGE;
}
