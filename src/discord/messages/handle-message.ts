import { type Client, type Message, PermissionFlagsBits } from 'discord.js';
import { asksSomething } from '../../answering/askable.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import { isOfHere } from '../answers/restore-answer.ts';
import type { BotContext } from '../bot-context.ts';
import { helpMessage } from '../commands/help.ts';
import { QUESTION_MIN_CHARACTERS } from '../limits.ts';
import { reportFault } from '../report-fault.ts';
import { renderError } from '../rendering/render-notice.ts';
import { isReply, lastInDirectMessages, lastInOwnThread, repliedTo } from './answer-before.ts';
import type { Exchange } from './exchange.ts';
import { isInOwnThread, isUnknownThread, learnThread } from '../threads/threads.ts';
import { MessageContext } from './message-context.ts';

/**
 * Whether a message speaks to the bot: a direct message or a mention, from a person. The role that Discord made for the
 * bot has its name, and is offered beside it while a mention is typed.
 */
function isAddressed(message: Message, client: Client<true>): boolean {
  if (!isByPerson(message)) return false;
  if (message.channel.isDMBased()) return true;
  return mentionsItself(message, client) || mentionsItsRole(message, client);
}

function mentionsItself({ mentions }: Message, { user }: Client<true>): boolean {
  return mentions.has(user, { ignoreEveryone: true, ignoreRoles: true });
}

function mentionsOnlyItsRole(message: Message, client: Client<true>): boolean {
  return mentionsItsRole(message, client) && !mentionsItself(message, client);
}

function mentionsItsRole({ mentions }: Message, { user }: Client<true>): boolean {
  return mentions.roles.some(({ tags }) => tags?.botId === user.id);
}

/** Whether a message may speak to the bot: in a thread that the bot has started it needs no mention. */
export function mayBeAddressed(bot: BotContext, message: Message, client: Client<true>): boolean {
  if (isAddressed(message, client)) return true;
  if (bot.threads === undefined || !isByPerson(message) || isToOthers(bot, message, client)) return false;
  return isInOwnThread(message, client) || isUnknownThread(message.channel);
}

/** In its threads people talk to each other too: who mentions somebody else or replies to them does not ask the bot. */
function isToOthers({ store }: BotContext, message: Message, { user }: Client<true>): boolean {
  const { users, roles, everyone, repliedUser } = message.mentions;
  if (everyone || roles.size > 0 || users.some(({ id }) => id !== user.id)) return true;
  const { reference } = message;
  const isToBot = repliedUser?.id === user.id || store.byMessage(reference?.messageId ?? '') !== undefined;
  return isReply(message) && !isToBot;
}

function isByPerson({ author, webhookId, system }: Message): boolean {
  return !author.bot && webhookId === null && !system;
}

/** Says in a sign what the help says at length. */
const NOTHING_ASKED = '❓';

interface IncomingMessage {
  readonly bot: BotContext;
  readonly message: Message;
  readonly client: Client<true>;
  readonly exchange: Exchange;
  /** What it asks, read in the bot's own language. */
  readonly asked: string;
  /** Aborts where the message is edited. */
  readonly edited: AbortSignal;
}

/** Answers a message that speaks to the bot. Never rejects. */
export async function handleMessage({ client, ...incoming }: IncomingMessage): Promise<void> {
  const { bot, message } = incoming;
  // Both may have been deleted while an earlier text of the message was answered; and events may come in another order.
  if (bot.withdrawals.hasDeleted(message.id)) return;
  const channel = client.channels.cache.get(message.channelId);
  if (channel === undefined) return;
  await learnThread(channel).catch((fault: unknown) => {
    bot.log.warn({ err: fault }, 'a thread in which somebody wrote could not be looked at');
  });
  if (!client.channels.cache.has(channel.id)) return;
  if (!isAddressed(message, client) && !isInOwnThread(message, client)) return;
  if (!channel.isSendable() || !mayReply(message, client)) return;
  const context = new MessageContext({ ...incoming, channel });
  try {
    await answerMessage(context, client);
  } catch (fault) {
    const { language } = context;
    await reportFault({
      log: bot.log,
      fault,
      doing: 'message',
      tell: (reference) => context.answer(() => renderError({ language, reference })),
    });
  }
}

async function answerMessage(context: MessageContext, client: Client<true>): Promise<void> {
  const { bot, asker, message } = context;
  if (context.channelKind === 'unlisted') return context.refuse({ kind: 'channel-not-listed' });
  const before = repliedTo(context) ?? (bot.threads && lastInOwnThread(context, client));
  const pointedAt = before && isOfHere(context, before) ? before : undefined;
  const previous = pointedAt ?? lastInDirectMessages(context);
  const { question } = context;
  // Of what people say in its threads the bot minds questions alone.
  const isOverheard = !isAddressed(message, client);
  if (isOverheard && (question.length < QUESTION_MIN_CHARACTERS || !asksSomething(question))) return;
  if (question !== '') {
    return answerQuestion(context, {
      question,
      previous,
      articleId: pointedAt?.articleId,
      wantsPrivacy: false,
      isOverheard,
      via: 'message',
    });
  }
  if (isWithheld(message) && mentionsOnlyItsRole(message, client)) {
    await context.refuse({ kind: 'role-mentioned' });
  } else if (isReply(message)) {
    if (pointedAt !== undefined && isWithheld(message)) await context.refuse({ kind: 'text-withheld' });
  } else if ((await bot.admission.button(asker.userId)) === undefined) {
    if (await bot.admission.mayHelp(context.channel.id, asker.userId)) {
      await context.answer(() => helpMessage(context, client.user.username));
    } else if (mayReact(message, client)) await context.react(NOTHING_ASKED);
  }
}

/**
 * Whether an empty message was written with text. Without the intent for message content, Discord empties replies to the
 * response of a command, although they mention the bot: https://github.com/discord/discord-api-docs/issues/5395. Of
 * mentions of the bot's role its documentation says nothing.
 */
function isWithheld({ content, attachments, stickers }: Message): boolean {
  return content === '' && attachments.size + stickers.size === 0;
}

/** Asked first: refused requests count towards the ten thousand after which Discord shuts a bot out. */
function mayReply({ channel }: Message, client: Client<true>): boolean {
  if (channel.isDMBased()) return true;
  const { Administrator, ViewChannel, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  const send = channel.isThread() ? SendMessagesInThreads : SendMessages;
  const held = channel.permissionsFor(client.user);
  // Of a timeout discord.js's permissions know nothing.
  const isSilenced =
    channel.guild.members.me?.isCommunicationDisabled() === true && !held?.has(Administrator);
  return !isSilenced && (held?.has([ViewChannel, send]) ?? false);
}

/** The bot asks for no permission to react: it does where it may. */
function mayReact({ channel }: Message, client: Client<true>): boolean {
  return (
    channel.isDMBased() ||
    (channel.permissionsFor(client.user)?.has(PermissionFlagsBits.AddReactions) ?? false)
  );
}
