import { labelLanguageOfLocale, type LabelLanguage } from '../language/label-language.ts';
import { DEFAULT_LANGUAGE, isLanguage, type Language } from '../language/language.ts';
import type { Environment } from './screen.ts';

/**
 * The language of a person at a terminal: the one that was chosen, else German. The article that comes with beleg is German,
 * so its first users are.
 */
export function languageOf(env: Environment): LabelLanguage {
  return chosenLanguage(env) ?? DEFAULT_LANGUAGE;
}

/** The same for who hosts it, where a program's own words stand among those around answers: Italian has only the latter. */
export function hostLanguageOf(env: Environment): Language {
  const language = languageOf(env);
  return isLanguage(language) ? language : 'en';
}

/**
 * The language that a person chose: the first of LANGUAGE that beleg speaks, a list as gettext reads it (`de:en`); else that of
 * the locale as POSIX reads it, the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty. Undefined where the locale
 * says nothing (C, POSIX, none: containers and cron) or names a language that beleg does not speak: there the labels of an
 * answer follow its question.
 */
export function chosenLanguage(env: Environment): LabelLanguage | undefined {
  const [wished] = (env['LANGUAGE'] ?? '').split(':').flatMap((name) => labelLanguageOfLocale(name) ?? []);
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return wished ?? (locale === undefined ? undefined : labelLanguageOfLocale(locale));
}
