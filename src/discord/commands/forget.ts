import { ApplicationCommandType } from 'discord.js';
import { forgetEverywhere, tracesEverywhere } from '../forgetting/forget-everywhere.ts';
import { renderForget } from '../rendering/render-forget.ts';
import { EVERYWHERE, labelled, type SlashCommand } from './command.ts';

/**
 * `/forget`: says what is stored of whoever asks; the button below it removes that. It counts as a press of a
 * button: the files may have to be written anew for it.
 */
export const forgetCommand: SlashCommand = {
  kind: 'slash',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    ...labelled(({ forget }) => forget),
  },

  execute: async (context) => {
    const { bot, asker, language } = context;
    const refusal = await bot.admission.button(asker.userId);
    if (refusal !== undefined) return context.refuse(refusal);
    await context.acknowledge('user');
    const traces = await tracesEverywhere(bot, asker.userId);
    // Where nothing is held, the disk holds nothing either before that is said.
    if (traces.answers + traces.votes === 0) await forgetEverywhere(bot, asker.userId);
    const { logQuestions: logsQuestions } = bot.settings;
    await context.answer(() => renderForget({ language, traces, logsQuestions }));
  },
};
