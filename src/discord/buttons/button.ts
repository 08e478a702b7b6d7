import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import { isOfHere } from '../answers/restore-answer.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';
import type { InteractionContext } from '../interaction-context.ts';
import type { Action, CustomId, CustomIds } from '../rendering/custom-id.ts';

/** What is pressed, or submitted: both come with a custom id. */
type Pressed = ButtonInteraction | ModalSubmitInteraction;

/** A button or a modal: the action that its custom id names, and what it does. */
export interface Button<I extends Pressed = ButtonInteraction> {
  readonly action: Action;
  /** Does nothing with the id of another action. */
  readonly press: (context: InteractionContext<I>, id: CustomId) => Promise<void>;
}

/** The actions on an answer that was given. */
type AnswerAction = Extract<CustomId, { answerId: string }>['action'];

/** A button that needs nothing but the fields of its custom id. */
export function defineButton<A extends Action, I extends Pressed = ButtonInteraction>(
  action: A,
  press: (context: InteractionContext<I>, id: CustomIds[A]) => Promise<void>,
): Button<I> {
  const isMine = (id: CustomId): id is CustomIds[A] => id.action === action;
  return { action, press: async (context, id) => (isMine(id) ? press(context, id) : undefined) };
}

/** A button of an answer that is stored; says so where it is no longer, or is of here no longer, or was for another person alone. */
export function defineAnswerButton<A extends AnswerAction, I extends Pressed = ButtonInteraction>(
  action: A,
  press: (context: InteractionContext<I>, stored: StoredAnswer, id: CustomIds[A]) => Promise<void>,
): Button<I> {
  return defineButton<A, I>(action, async (context, id) => {
    const { bot, asker } = context;
    const stored = bot.store.get(id.answerId);
    const isHidden =
      stored?.private === true && bot.userKey.owner(asker.userId, stored.id) !== stored.ownerHash;
    if (stored === undefined || isHidden) return context.say('answerExpired');
    await (isOfHere(context, stored) ? press(context, stored, id) : context.say('articleChanged'));
  });
}
