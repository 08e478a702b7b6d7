import {
  type Client,
  type Message,
  cleanContent,
  PermissionFlagsBits,
  type SendableChannels,
} from 'discord.js';
import { isPublicChannel } from '../admission.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import type { BotContext } from '../bot-context.ts';
import { repeatIfLost } from '../connection/connection-fault.ts';
import { helpMessage } from '../commands/help.ts';
import type { QueuePlace } from '../question-queue.ts';
import { readerLanguage } from '../reader-language.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderError } from '../rendering/render-notice.ts';
import { type Refusal, renderRefusal } from '../rendering/render-refusal.ts';
import { reportFault } from '../report-fault.ts';

/** Whether a message speaks to the bot: a direct message or a mention of itself, from a person. */
export function isAddressed(message: Message, client: Client<true>): boolean {
  if (message.author.bot || message.webhookId !== null || message.system) return false;
  if (message.channel.isDMBased()) return true;
  return message.mentions.has(client.user, { ignoreEveryone: true, ignoreRoles: true });
}

/** Answers a message that speaks to the bot. Never rejects. */
export async function handleMessage(
  context: BotContext,
  message: Message,
  client: Client<true>,
): Promise<void> {
  const { channel } = message;
  if (!channel.isSendable() || !mayReply(message, client)) return;
  try {
    await answerMessage(context, { message, channel, client });
  } catch (fault) {
    const reportTo = (reference: string): Promise<Message> =>
      reply(message, renderError({ language: languageOf(message, context), reference }));
    await reportFault({ log: context.log, fault, doing: 'message', tell: reportTo });
  }
}

interface Addressed {
  readonly message: Message;
  readonly channel: SendableChannels;
  readonly client: Client<true>;
}

async function answerMessage(context: BotContext, addressed: Addressed): Promise<void> {
  const { message, channel, client } = addressed;
  const question = questionOf(addressed);
  const { admission } = context;
  const userId = message.author.id;
  if (!inPublicPlace(message, context)) {
    if (await admission.mayHint(channel.id)) await refuse(context, message, { kind: 'channel-not-listed' });
    return;
  }
  if (question === '' && message.reference !== null) {
    if (isWithheld(message, context) && (await admission.mayRefuseMention(userId)))
      await refuse(context, message, { kind: 'text-withheld' });
    return;
  }
  if (question === '') {
    if ((await admission.button(userId)) !== undefined) return;
    await reply(
      message,
      helpMessage(context, { language: languageOf(message, context), botName: client.user.username }),
    );
    return;
  }
  const admitted = await admission.question(question, { userId, guildId: message.guildId ?? undefined });
  if (admitted.kind === 'admitted')
    await answerAdmitted(context, addressed, { question, place: admitted.place });
  else if (await admission.mayRefuseMention(userId)) await refuse(context, message, admitted.refusal);
}

async function answerAdmitted(
  context: BotContext,
  { message, channel }: Addressed,
  { question, place }: { question: string; place: QueuePlace },
): Promise<void> {
  try {
    showTyping(context, channel);
    const repliedTo = message.reference?.messageId;
    const previous = repliedTo === undefined ? undefined : context.store.byMessage(repliedTo);
    const { payload, sentAs } = await answerQuestion(
      context,
      {
        question,
        userId: message.author.id,
        language: languageOf(message, context),
        previous,
        articleId: previous?.articleId,
        private: false,
        buttons: 'public',
        via: 'message',
      },
      place,
    );
    sentAs((await reply(message, payload)).id);
  } finally {
    place.release();
  }
}

/**
 * Whether an empty reply was written with text. Without the intent for message content, Discord empties replies to the
 * response of a command, although they mention the bot: https://github.com/discord/discord-api-docs/issues/5395.
 */
function isWithheld({ reference, attachments, stickers }: Message, { store }: BotContext): boolean {
  if (reference?.messageId === undefined || attachments.size + stickers.size > 0) return false;
  return store.byMessage(reference.messageId) !== undefined;
}

/** What is asked, without the mention of the bot; other mentions become names. */
function questionOf({ message, channel, client }: Addressed): string {
  const withoutBot = message.content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), ' ');
  return cleanContent(withoutBot, channel).replaceAll(/\s+/g, ' ').trim();
}

/** The message's acknowledgement. It is a courtesy: an answer does not wait for it, nor fail with it. */
function showTyping({ log }: BotContext, channel: SendableChannels): void {
  channel.sendTyping().catch((fault: unknown) => log.debug({ err: fault }, 'typing could not be shown'));
}

function refuse(context: BotContext, message: Message, refusal: Refusal): Promise<Message> {
  return reply(message, renderRefusal({ language: languageOf(message, context), refusal }));
}

/** For some minutes Discord returns the message already sent with a nonce instead of sending it again. */
function reply(message: Message, payload: MessagePayload): Promise<Message> {
  const options = { ...payload, failIfNotExists: false, nonce: message.id, enforceNonce: true };
  return repeatIfLost(() => message.reply(options));
}

function languageOf(message: Message, { settings }: BotContext) {
  const locale = message.guild?.preferredLocale ?? settings.defaultLanguage;
  return readerLanguage(locale, settings.defaultLanguage);
}

function inPublicPlace({ channel }: Message, { settings }: BotContext): boolean {
  if (channel.isDMBased()) return true;
  const parentId = channel.isThread() ? (channel.parentId ?? undefined) : undefined;
  return isPublicChannel(settings.publicChannelIds, { id: channel.id, parentId });
}

/** Asked first: refused requests count towards the ten thousand after which Discord shuts a bot out. */
function mayReply({ channel }: Message, client: Client<true>): boolean {
  if (channel.isDMBased()) return true;
  const { ViewChannel, SendMessages, SendMessagesInThreads, ReadMessageHistory } = PermissionFlagsBits;
  const send = channel.isThread() ? SendMessagesInThreads : SendMessages;
  return channel.permissionsFor(client.user)?.has([ViewChannel, send, ReadMessageHistory]) ?? false;
}
