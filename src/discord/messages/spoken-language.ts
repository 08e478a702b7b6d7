import { type Guild, GuildFeature } from 'discord.js';
import { tellLanguage } from '../../language/detect-language.ts';
import { labelLanguageOfLocale, type LabelLanguage } from '../../language/label-language.ts';

interface Clues {
  /** Those that were chosen by a person, the nearest first; undefined where nobody chose. */
  readonly locales: readonly (string | undefined)[];
  /** What was asked, if anything. */
  readonly question: string;
  /** That of the user's client when they last used a command or a button. */
  readonly lastUsed: LabelLanguage | undefined;
  readonly defaultLanguage: LabelLanguage;
}

/**
 * The language to answer in: that of the first locale that was chosen; else, or where beleg does not speak it, the question's;
 * where that cannot be told, the one last used.
 */
export function spokenLanguage({ locales, question, lastUsed, defaultLanguage }: Clues): LabelLanguage {
  const locale = locales.find((one) => typeof one === 'string');
  const chosen = locale === undefined ? undefined : labelLanguageOfLocale(locale);
  return chosen ?? tellLanguage(question) ?? lastUsed ?? defaultLanguage;
}

/** The locale that a guild chose: only a Community can, and of any other guild Discord says en-US. */
export function chosenLocale(guild: Guild | null): string | undefined {
  return guild?.features.includes(GuildFeature.Community) === true ? guild.preferredLocale : undefined;
}
