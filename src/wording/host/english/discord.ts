import type { Told } from '../../../indexing/build-fault.ts';
import { type Close, type CloseMeaning, type HostFacts, SETTING_OF } from '../host-facts.ts';

const CHECK_NETWORK = 'Check network and proxy, and status.discord.com';

type DiscordFacts = Extract<HostFacts, { readonly kind: `discord-${string}` }>;

/** Why there is no connection to Discord, or none that lasts. */
export function discordFault(facts: DiscordFacts): Told {
  switch (facts.kind) {
    case 'discord-unreachable':
      return {
        problem: 'Discord is unreachable.',
        remedy: `${CHECK_NETWORK}; npm run doctor -- --online says more.`,
      };
    case 'discord-refuses-token':
      return {
        problem: `Discord refused ${SETTING_OF.token}.`,
        remedy: 'Copy it again from Developer Portal > Bot (Reset Token shows a new one).',
      };
    case 'discord-allows-no-login':
      return {
        problem: 'Discord allows no further login today: the bot has logged in too often.',
        remedy: 'Find out why it restarts, and try again tomorrow.',
      };
    case 'discord-refuses-intents':
      return {
        problem: 'Discord refused the intents.',
        remedy: facts.threads
          ? `${SETTING_OF.threads}=true takes the Message Content Intent: turn it on (Developer Portal > Bot), or unset ${SETTING_OF.threads}.`
          : 'It asks for none that is privileged: update beleg.',
      };
    case 'discord-closes': {
      const how = facts.forGood ? 'closed the connection for good' : 'closes the connection again and again';
      return {
        problem: `Discord ${how} (code ${coded(facts.close, ': ')}).`,
        remedy:
          facts.close.meaning === 'too-many-servers'
            ? `Start it again, with ${SETTING_OF.shardProcesses} empty or larger: it connects as often as Discord then recommends.`
            : 'Update beleg; where that does not help, look the code up under "Gateway Close Event Codes" in the documentation of Discord.',
      };
    }
    case 'discord-late':
      return {
        problem:
          facts.close === undefined
            ? 'Discord has not answered in time.'
            : `Discord does not let the bot in: it closed the last connection with code ${coded(facts.close, ' (')}).`,
        remedy: `${CHECK_NETWORK}; then try again in some minutes.`,
      };
    case 'discord-takes-no-commands':
      return {
        problem: `Discord does not let the bot register commands in the server ${facts.guildId} of ${facts.setting}.`,
        remedy: `Invite the bot there with the link of "npm run discord:setup", or correct ${facts.setting}.`,
      };
  }
}

function coded({ code, meaning }: Close, mark: string): string {
  return `${code}${mark}${close[meaning]}`;
}

/** What it means in plain words that a connection was closed. */
export const close: Readonly<Record<CloseMeaning, string>> = {
  'session-ended': 'the session was ended',
  'server-leaves': 'the server that the bot was connected to goes away',
  'broken-off': 'the connection broke off or did not come about: the network failed, or the server did',
  'unknown-error': 'Discord does not know what went wrong on its side',
  'unknown-operation': 'Discord did not know an operation that the bot asked for',
  unreadable: 'Discord could not read what the bot sent',
  'not-logged-in': 'the bot sent something before it had logged in',
  'token-refused': 'Discord refused the token',
  'logged-in-twice': 'the bot logged in twice on one connection',
  'session-invalid': 'the session is no longer valid',
  'not-resumed': 'the session could not be resumed at that event',
  'too-much': 'the bot sent too much in too short a time',
  'timed-out': 'the session has timed out',
  'shard-refused': 'Discord refused the number of the shard',
  'too-many-servers': 'the bot is in too many servers for one connection',
  'old-version': 'Discord no longer speaks this version of its gateway',
  'intents-unknown': 'Discord did not understand the intents',
  'intent-not-allowed': 'Discord does not allow the bot an intent',
  'to-resume': 'the bot closed it to resume on another: Discord asked for that, or answered no longer',
  undocumented: 'Discord documents no such code',
};
