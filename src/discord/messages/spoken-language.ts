import { type Guild, GuildFeature } from 'discord.js';
import { labelLanguageOfLocale, type LabelLanguage } from '../../language/label-language.ts';

interface Clues {
  /** Those that were chosen by a person, the nearest first; undefined where nobody chose. */
  readonly locales: readonly (string | undefined)[];
  /** What the question told, if anything was asked. */
  readonly told: LabelLanguage | undefined;
  /** The one that the user last wrote to the bot in, or that their client told. */
  readonly lastUsed: LabelLanguage | undefined;
  readonly defaultLanguage: LabelLanguage;
}

/**
 * The language to answer in: that of the first locale that was chosen; else, or where beleg does not speak it, the question's;
 * where that does not tell, the one last used.
 */
export function spokenLanguage({ locales, told, lastUsed, defaultLanguage }: Clues): LabelLanguage {
  const locale = locales.find((one) => typeof one === 'string');
  const chosen = locale === undefined ? undefined : labelLanguageOfLocale(locale);
  return chosen ?? told ?? lastUsed ?? defaultLanguage;
}

/** The locale that a guild chose: only a Community can, and of any other guild Discord says en-US. */
export function chosenLocale(guild: Guild | null): string | undefined {
  return guild?.features.includes(GuildFeature.Community) === true ? guild.preferredLocale : undefined;
}
