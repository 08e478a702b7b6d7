import type { Told } from '../../../indexing/build-fault.ts';
import { type Close, type CloseMeaning, type HostFacts, SETTING_OF } from '../host-facts.ts';

const CHECK_NETWORK = 'Prüfe Netz und Proxy und sieh auf status.discord.com nach';

type DiscordFacts = Extract<HostFacts, { readonly kind: `discord-${string}` }>;

/** Why there is no connection to Discord, or none that lasts. */
export function discordFault(facts: DiscordFacts): Told {
  switch (facts.kind) {
    case 'discord-unreachable':
      return {
        problem: 'Discord ist nicht erreichbar.',
        remedy: `${CHECK_NETWORK}; mehr sagt npm run doctor -- --online.`,
      };
    case 'discord-refuses-token':
      return {
        problem: `Discord hat ${SETTING_OF.token} abgelehnt.`,
        remedy: 'Kopiere das Token noch einmal: Developer Portal > Bot („Reset Token“ zeigt ein neues).',
      };
    case 'discord-allows-no-login':
      return {
        problem: 'Discord lässt heute keine Anmeldung mehr zu: Der Bot hat sich zu oft angemeldet.',
        remedy: 'Finde heraus, warum er neu startet, und versuche es morgen noch einmal.',
      };
    case 'discord-refuses-intents':
      return {
        problem: 'Discord hat die Intents abgelehnt.',
        remedy: facts.threads
          ? `${SETTING_OF.threads}=true braucht den Message Content Intent: Schalte ihn ein (Developer Portal > Bot), oder nimm ${SETTING_OF.threads} heraus.`
          : 'Der Bot verlangt keinen, den Discord erst erlauben müsste: Aktualisiere beleg.',
      };
    case 'discord-closes': {
      const how = facts.forGood
        ? 'hat die Verbindung endgültig geschlossen'
        : 'schließt die Verbindung immer wieder';
      return {
        problem: `Discord ${how} (Code ${coded(facts.close, ': ')}).`,
        remedy:
          facts.close.meaning === 'too-many-servers'
            ? `Starte ihn neu, mit leerem oder größerem ${SETTING_OF.shardProcesses}: Er verbindet sich so oft, wie Discord dann empfiehlt.`
            : 'Aktualisiere beleg; hilft das nicht, schlage den Code in der Dokumentation von Discord unter „Gateway Close Event Codes“ nach.',
      };
    }
    case 'discord-late':
      return {
        problem:
          facts.close === undefined
            ? 'Discord hat nicht rechtzeitig geantwortet.'
            : `Discord lässt den Bot nicht herein: Es schloss die letzte Verbindung mit dem Code ${coded(facts.close, ' (')}).`,
        remedy: `${CHECK_NETWORK}; versuche es dann in einigen Minuten noch einmal.`,
      };
    case 'discord-takes-no-commands':
      return {
        problem: `Discord lässt den Bot auf dem Server ${facts.guildId} aus ${facts.setting} keine Befehle registrieren.`,
        remedy: `Lade den Bot mit dem Link von „npm run discord:setup“ dorthin ein, oder berichtige ${facts.setting}.`,
      };
  }
}

function coded({ code, meaning }: Close, mark: string): string {
  return `${code}${mark}${close[meaning]}`;
}

/** What it means in plain words that a connection was closed. */
export const close: Readonly<Record<CloseMeaning, string>> = {
  'session-ended': 'die Sitzung wurde beendet',
  'server-leaves': 'der Server, mit dem der Bot verbunden war, wird abgeschaltet',
  'broken-off': 'die Verbindung brach ab oder kam nicht zustande: Netz oder Server haben versagt',
  'unknown-error': 'Discord weiß nicht, was auf seiner Seite schiefging',
  'unknown-operation': 'Discord kannte einen Vorgang nicht, den der Bot verlangte',
  unreadable: 'Discord konnte nicht lesen, was der Bot schickte',
  'not-logged-in': 'der Bot schickte etwas, bevor er angemeldet war',
  'token-refused': 'Discord hat das Token abgelehnt',
  'logged-in-twice': 'der Bot hat sich auf einer Verbindung zweimal angemeldet',
  'session-invalid': 'die Sitzung ist nicht mehr gültig',
  'not-resumed': 'die Sitzung ließ sich an dieser Stelle nicht fortsetzen',
  'too-much': 'der Bot schickte zu viel in zu kurzer Zeit',
  'timed-out': 'die Sitzung ist abgelaufen',
  'shard-refused': 'Discord hat die Nummer des Shards abgelehnt',
  'too-many-servers': 'der Bot ist auf zu vielen Servern für eine einzige Verbindung',
  'old-version': 'Discord spricht diese Version seines Gateways nicht mehr',
  'intents-unknown': 'Discord hat die Intents nicht verstanden',
  'intent-not-allowed': 'Discord erlaubt dem Bot einen Intent nicht',
  'to-resume':
    'der Bot schloss sie, um auf einer anderen weiterzumachen: Discord verlangte das oder antwortete nicht mehr',
  undocumented: 'diesen Code hat Discord nicht dokumentiert',
};
