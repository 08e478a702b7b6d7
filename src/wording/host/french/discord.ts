import type { Told } from '../../../indexing/build-fault.ts';
import { typeset } from '../../label-text.ts';
import { type Close, type CloseMeaning, type HostFacts, SETTING_OF } from '../host-facts.ts';

const CHECK_NETWORK = 'Vérifiez le réseau et le proxy, et consultez status.discord.com';

type DiscordFacts = Extract<HostFacts, { readonly kind: `discord-${string}` }>;

/** Why there is no connection to Discord, or none that lasts. */
export function discordFault(facts: DiscordFacts): Told {
  switch (facts.kind) {
    case 'discord-unreachable':
      return {
        problem: 'Discord est injoignable.',
        remedy: typeset`${CHECK_NETWORK} ; npm run doctor -- --online en dit plus.`,
      };
    case 'discord-refuses-token':
      return {
        problem: `Discord a refusé ${SETTING_OF.token}.`,
        remedy: typeset`Copiez-le de nouveau : Developer Portal > Bot (« Reset Token » en montre un nouveau).`,
      };
    case 'discord-allows-no-login':
      return {
        problem: typeset`Discord n’accepte plus de connexion aujourd’hui : le bot s’est connecté trop souvent.`,
        remedy: 'Cherchez pourquoi il redémarre, et réessayez demain.',
      };
    case 'discord-refuses-intents':
      return {
        problem: 'Discord a refusé les intents.',
        remedy: facts.threads
          ? typeset`${SETTING_OF.threads}=true a besoin du Message Content Intent : activez-le (Developer Portal > Bot), ou retirez ${SETTING_OF.threads}.`
          : typeset`Le bot n’en demande aucun qui soit privilégié : mettez beleg à jour.`,
      };
    case 'discord-closes': {
      const how = facts.forGood ? 'a fermé la connexion pour de bon' : 'ferme sans cesse la connexion';
      return {
        problem: `Discord ${how} (code ${coded(facts.close, typeset` : `)}).`,
        remedy:
          facts.close.meaning === 'too-many-servers'
            ? typeset`Relancez-le, avec ${SETTING_OF.shardProcesses} vide ou plus grand : il se connecte autant de fois que Discord le recommande alors.`
            : typeset`Mettez beleg à jour ; si cela ne suffit pas, cherchez le code sous « Gateway Close Event Codes » dans la documentation de Discord.`,
      };
    }
    case 'discord-late':
      return {
        problem:
          facts.close === undefined
            ? 'Discord n’a pas répondu à temps.'
            : typeset`Discord ne laisse pas entrer le bot : il a fermé la dernière connexion avec le code ${coded(facts.close, ' (')}).`,
        remedy: typeset`${CHECK_NETWORK} ; puis réessayez dans quelques minutes.`,
      };
    case 'discord-takes-no-commands':
      return {
        problem: `Discord ne laisse pas le bot enregistrer de commandes sur le serveur ${facts.guildId} de ${facts.setting}.`,
        remedy: typeset`Invitez-y le bot avec le lien de « npm run discord:setup », ou corrigez ${facts.setting}.`,
      };
  }
}

function coded({ code, meaning }: Close, mark: string): string {
  return `${code}${mark}${close[meaning]}`;
}

/** What it means in plain words that a connection was closed. */
export const close: Readonly<Record<CloseMeaning, string>> = {
  'session-ended': 'la session a été terminée',
  'server-leaves': 'le serveur auquel le bot était connecté s’en va',
  'broken-off': typeset`la connexion a été coupée ou ne s’est pas faite : le réseau ou le serveur a failli`,
  'unknown-error': 'Discord ne sait pas ce qui s’est mal passé de son côté',
  'unknown-operation': 'Discord ne connaissait pas une opération que le bot demandait',
  unreadable: 'Discord n’a pas pu lire ce que le bot envoyait',
  'not-logged-in': 'le bot a envoyé quelque chose avant d’être connecté',
  'token-refused': 'Discord a refusé le jeton',
  'logged-in-twice': 'le bot s’est connecté deux fois sur une connexion',
  'session-invalid': 'la session n’est plus valable',
  'not-resumed': 'la session n’a pas pu reprendre à cet endroit',
  'too-much': 'le bot a trop envoyé en trop peu de temps',
  'timed-out': 'la session a expiré',
  'shard-refused': 'Discord a refusé le numéro du shard',
  'too-many-servers': 'le bot est sur trop de serveurs pour une seule connexion',
  'old-version': 'Discord ne parle plus cette version de sa passerelle',
  'intents-unknown': 'Discord n’a pas compris les intents',
  'intent-not-allowed': 'Discord refuse un intent au bot',
  'to-resume': typeset`le bot l’a fermée pour reprendre sur une autre : Discord le demandait ou ne répondait plus`,
  undocumented: 'Discord ne documente pas ce code',
};
