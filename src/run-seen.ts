import { resolve } from 'node:path';
import type { Beleg } from './beleg.ts';
import type { Config } from './config.ts';
import { followPlaces } from './places/follow-places.ts';
import { hiddenFolders, NO_RULES, type PlaceRules } from './places/place-rules.ts';
import { placesOf, readPlacesText } from './places/read-places.ts';
import { Sight } from './places/sight.ts';
import type { Log } from './serving/log.ts';
import { LOG_LANGUAGE, worded } from './wording/fault-words.ts';

type PlacesConfig = Pick<Config, 'placesFile' | 'corpusFolder'>;

interface Following {
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Hears that other rules hold. */
  readonly onChanged?: (() => void) | undefined;
}

/**
 * The rules of who may see and ask what, where, as the file of the settings has them at any time; without one everybody may.
 * @throws PlacesFault where the file cannot be gone by
 */
export async function openPlaces(
  { placesFile, corpusFolder }: PlacesConfig,
  { log, signal, onChanged }: Following,
): Promise<() => PlaceRules> {
  if (placesFile === undefined) return () => NO_RULES;
  const path = resolve(placesFile);
  const { rules } = await followPlaces({
    path,
    corpusFolder,
    signal,
    onRules: (changed) => {
      log.info({ path, ...factsOf(changed) }, 'the rules of places have changed and hold from now on');
      onChanged?.();
    },
    onFault: (fault) => {
      const { message: reason, remedy } = worded(fault, LOG_LANGUAGE) ?? {};
      const told = reason === undefined ? { err: fault } : { reason, remedy };
      log.error({ path, ...told }, 'the changed rules of places cannot be used, those before them hold on');
    },
  });
  log.info({ path, ...factsOf(rules()) }, 'the rules of places hold');
  return rules;
}

/** The rules as the file has them now, for a program that ends soon. */
export async function readPlaces({ placesFile, corpusFolder }: PlacesConfig): Promise<PlaceRules> {
  if (placesFile === undefined) return NO_RULES;
  const path = resolve(placesFile);
  return placesOf(await readPlacesText(path), { path, corpusFolder });
}

/** What is seen where of the index that serves. */
export function sightOf(
  beleg: Pick<Beleg, 'index' | 'answerer' | 'checker' | 'answererOver' | 'takeUp'>,
  rules: () => PlaceRules,
): Sight {
  return new Sight({ ...beleg, rules });
}

function factsOf(rules: PlaceRules): object {
  return {
    folders: rules.articles.length,
    withheldFromPrograms: hiddenFolders(rules, 'programs').length,
    ask: rules.ask.length,
    quotas: rules.quotas.length,
  };
}
