import { basename } from 'node:path';
import type { Told } from '../../../indexing/build-fault.ts';
import { labelLanguageList } from '../../../language/label-language.ts';
import type { IndexUnavailable } from '../../../search-index/index-store.ts';
import { type HostFacts, SETTING_OF } from '../host-facts.ts';
import { backupUsage } from './backups.ts';
import { discordFault } from './discord.ts';
import { httpFault } from './http.ts';
import { sampleFault } from './judge.ts';
import { privacyFault } from './privacy.ts';
import { siteFault } from './site.ts';
import { rollbackFault } from './upkeep.ts';
import { wrongSetting } from './wrong-settings.ts';
import { unbroken } from '../../label-text.ts';

/** What goes wrong where the program meets the person. */
export function host(facts: HostFacts): Told {
  switch (facts.kind) {
    case 'wrong-settings': {
      const { settings } = facts;
      const which = settings.length === 1 ? 'Eine Einstellung ist' : `${settings.length} Einstellungen sind`;
      return {
        problem: `${which} falsch:${settings.map(wrongSetting).join('')}`,
        remedy: 'Berichtige das in .env oder in der Umgebung; .env.beispiel erklärt jede Einstellung.',
      };
    }
    case 'half-set':
      return {
        problem: `${facts.set} ist gesetzt und ${facts.missing} nicht: /reindex braucht beide.`,
        remedy: 'Setze beide oder keine, in der Datei .env oder in der Umgebung; .env.beispiel erklärt sie.',
      };
    case 'no-token':
      return {
        problem: `${SETTING_OF.token} fehlt.`,
        remedy: `Lege auf https://discord.com/developers/applications eine Anwendung an, kopiere das Token von ihrer Seite „Bot“ und schreibe ${SETTING_OF.token}=<Token> in die Datei .env.`,
      };
    case 'env-no-text':
      return {
        problem: `Die Datei ${facts.path} ist kein Text in UTF-8 oder UTF-16.`,
        remedy: 'Speichere sie in deinem Editor als UTF-8, oder schreibe sie nach .env.beispiel neu.',
      };
    case 'env-folder':
      return {
        problem: `${facts.path} ist ein Ordner und sollte eine Datei mit den Einstellungen sein.`,
        remedy:
          'Lösche den Ordner und schreibe die Datei; Docker legt einen solchen Ordner an, wo eine Datei fehlt, die eingebunden werden soll.',
      };
    case 'env-closed':
      return {
        problem: `beleg hat nicht das Recht, die Datei ${facts.path} zu lesen.`,
        remedy: `Lass den Benutzer sie lesen, unter dem beleg läuft, und niemanden sonst: chown dieser Benutzer '${facts.path}' und chmod 600 '${facts.path}'`,
      };
    case 'env-link-to-nothing':
      return {
        problem: `Die Datei ${facts.path} ist ein Link auf eine Datei, die es nicht gibt.`,
        remedy:
          'Stelle diese Datei wieder her, oder binde den Datenträger ein, auf dem sie liegt; lösche den Link, wenn nichts einzustellen ist.',
      };
    case 'env-stray-line':
      return {
        problem: `Zeile ${facts.line} der Datei ${facts.path} ist keine Einstellung.`,
        remedy: 'Schreibe je Zeile ein NAME=Wert; .env.beispiel erklärt jede Einstellung.',
      };
    case 'env-unreadable':
      return {
        problem: `Die Datei ${facts.path} lässt sich nicht lesen (${facts.code}).`,
        remedy: 'Prüfe den Datenträger oder die Einbindung, auf der sie liegt.',
      };
    case 'env-namesake':
      return {
        problem: `Es gibt keine Datei ${facts.path}, wohl aber ${facts.namesake}, die nicht gelesen wird.`,
        remedy: `Benenne sie in .env um, oder lösche sie, wenn keine Einstellungen darin stehen: in PowerShell mit Rename-Item '${facts.namesake}' .env`,
      };
    case 'no-index':
      return { problem: noIndex(facts.why), remedy: 'Führe npm run embed aus.' };
    case 'unwritable':
      return {
        problem: `Die Ausgabe lässt sich nicht schreiben${facts.code === 'ENOSPC' ? ': Es ist kein Platz mehr frei' : ''} (${facts.code}).`,
        remedy: 'Prüfe den Datenträger oder das Programm, in das sie geht, und starte noch einmal.',
      };
    case 'unreadable-line':
      return {
        problem: `${facts.path}: Zeile ${facts.line} kann diese Version nicht lesen.`,
        remedy: `Entferne die Zeile oder die ganze Datei ${basename(facts.path)}: ${LOST[facts.lost]}.`,
      };
    case 'discord-unreachable':
    case 'discord-refuses-token':
    case 'discord-allows-no-login':
    case 'discord-refuses-intents':
    case 'discord-closes':
    case 'discord-late':
    case 'discord-takes-no-commands':
      return discordFault(facts);
    case 'unknown-option': {
      const meant = facts.meant === undefined ? '' : ` Meintest du ${facts.meant}?`;
      return { problem: `Die Option ${facts.option} gibt es nicht.${meant}`, remedy: called(facts.usage) };
    }
    case 'missing-value':
      return { problem: `Hinter der Option ${facts.option} fehlt der Wert.`, remedy: called(facts.usage) };
    case 'missing-argument':
      return { problem: 'Es fehlt, welcher Artikel gemeint ist.', remedy: called(facts.usage) };
    case 'second-argument':
      return {
        problem: `„${facts.argument}“ ist eines zu viel: Genommen wird nur eines, in Anführungszeichen, wenn Leerzeichen darin sind.`,
        remedy: called(facts.usage),
      };
    case 'exclusive-options':
      return { problem: `Nur eines geht: ${facts.options.join(', ')}.`, remedy: called(facts.usage) };
    case 'unexpected-argument':
      return {
        problem: `„${facts.argument}“ bedeutet hier nichts: Erwartet wird kein Argument.`,
        remedy: called(facts.usage),
      };
    case 'http-needs-token':
    case 'http-port-in-use':
    case 'http-port-closed':
    case 'http-no-such-host':
    case 'metrics-port-in-use':
    case 'metrics-port-closed':
    case 'metrics-no-such-host':
      return httpFault(facts);
    case 'nowhere-to-roll':
    case 'index-moved':
      return rollbackFault(facts);
    case 'forgetting':
    case 'no-user-id':
    case 'days':
      return privacyFault(facts);
    case 'site-folder-taken':
    case 'site-no-folder':
    case 'site-among-articles':
    case 'site-unwritable':
      return siteFault(facts);
    case 'missing-backup':
    case 'kept-count':
      return backupUsage(facts);
    case 'sample-broken-off':
    case 'sample-size':
    case 'nothing-to-sample':
    case 'only-sampled':
      return sampleFault(facts);
    case 'unknown-language':
      return {
        problem: `--lang nennt keine Sprache, die beleg spricht: „${facts.given}“.`,
        remedy: `Möglich sind ${labelLanguageList('und')}. ${called(facts.usage)}`,
      };
  }
}

function called(usage: string): string {
  return `So lautet der Aufruf: ${usage}`;
}

const LOST = {
  votes: 'die bisherigen Stimmen sind dann verloren',
  buttons: 'Knöpfe unter älteren Antworten sagen dann, dass sie veraltet sind',
} as const;

function noIndex(why: IndexUnavailable): string {
  switch (why.kind) {
    case 'missing':
      return 'Es wurde noch kein Index gebaut.';
    case 'other-version':
      return 'Den Index hat eine andere Version von beleg gebaut.';
    case 'other-model':
      return why.built === why.inUse
        ? `Der Index wurde mit einem anderen Stand des Modells ${why.built} gebaut.`
        : `Der Index wurde mit dem Modell ${why.built} gebaut, eingestellt ist ${why.inUse}.`;
    case 'stale-corpus':
      return `Die Artikel wurden geändert, seit der Index gebaut wurde (${moment(why.created)}).`;
    case 'damaged':
      return `Eine Datei des Index ${DAMAGE[why.damage]}: ${why.path}${inBrackets(why.code)}.`;
  }
}

function inBrackets(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}

const DAMAGE = {
  missing: 'fehlt',
  'cut off': 'ist abgeschnitten',
  altered: 'wurde verändert',
  unreadable: 'lässt sich nicht lesen',
} as const;

function moment(iso: string): string {
  const format = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeStyle: 'short' });
  return unbroken(format.format(new Date(iso)));
}
