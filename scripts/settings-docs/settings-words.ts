import type { Language } from '../../src/language/language.ts';
import type { SettingGroup } from '../../src/settings-table.ts';
import type { Settings } from '../../src/settings.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';

/** The words of a file that shows every setting. */
export interface SettingsWords {
  /** The file's name in the project, which `wording/host/` names too. */
  readonly file: string;
  /** What the file is, in lines. */
  readonly head: readonly string[];
  readonly groups: Readonly<Record<SettingGroup, string>>;
  /** What stands above a setting, broken into lines as long as the file has them; nothing where the text of the setting before speaks of it too. */
  readonly explained: Readonly<Record<keyof Settings, string>>;
}

/** A file in each language: a host reads and copies one of them. */
export const SETTINGS_WORDS: Readonly<Record<Language, SettingsWords>> = {
  de: german,
  en: english,
  fr: french,
};
