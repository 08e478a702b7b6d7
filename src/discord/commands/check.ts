import type { MessageContextMenuCommandInteraction } from 'discord.js';
import { guessLanguage } from '../../language/detect-language.ts';
import { wordsOf } from '../../language/words.ts';
import { splitSentences } from '../../sentences/split-sentences.ts';
import type { BotContext } from '../bot-context.ts';
import { acknowledge, answerWith, languageOf, replyPrivately } from '../interaction-replies.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { type CheckedPair, renderCheck } from '../rendering/render-passages.ts';
import { renderRefusal } from '../rendering/render-refusal.ts';

/** How much of a message is compared: enough for a claim, little enough for one turn in the queue. */
const CHECKED_CHARACTERS = 1_000;
const CHECKED_SENTENCES = 5;

/** "Check against the article": the article sentence nearest to each sentence of a message. */
export async function handleCheck(
  context: BotContext,
  interaction: MessageContextMenuCommandInteraction,
): Promise<void> {
  const language = languageOf(interaction, context);
  const statements = statementsOf(interaction.targetMessage.cleanContent);
  if (statements.length === 0) {
    await replyPrivately(interaction, renderNotice({ language, text: (words) => words.notice.emptyMessage }));
    return;
  }
  const admission = await context.admission.turn({
    userId: interaction.user.id,
    guildId: interaction.guildId ?? undefined,
  });
  if (admission.kind === 'refused') {
    await replyPrivately(interaction, renderRefusal({ language, refusal: admission.refusal }));
    return;
  }
  const { place } = admission;
  try {
    await acknowledge(interaction, { onlyUser: true });
    const pairs = await place.run(() => nearestTo(context, statements));
    await answerWith(interaction, renderCheck({ language, pairs }));
  } finally {
    place.release();
  }
}

/** The sentences of a message that are compared, none of emoji alone; a line break ends one, as people write them in a chat. */
function statementsOf(message: string): readonly string[] {
  const text = message.slice(0, CHECKED_CHARACTERS);
  const language = guessLanguage(text);
  return text
    .split('\n')
    .flatMap((line) => splitSentences(line, language).map(({ start, end }) => line.slice(start, end)))
    .filter((statement) => wordsOf(statement).length > 0)
    .slice(0, CHECKED_SENTENCES);
}

async function nearestTo(
  context: BotContext,
  statements: readonly string[],
): Promise<readonly CheckedPair[]> {
  const { nearest } = context.answerer();
  const pairs: CheckedPair[] = [];
  for (const statement of statements) pairs.push({ statement, citation: await nearest(statement) });
  return pairs;
}
