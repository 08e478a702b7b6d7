import { Chalk } from 'chalk';
import { MessageFlags, type Interaction, type Message } from 'discord.js';
import { describe, it, expect } from 'vitest';
import { closestWord } from '../../src/terminal/closest-word.ts';
import { drawBox } from '../../stand-in/console/draw-box.ts';
import { LocalConsole } from '../../stand-in/console/local-console.ts';
import { parseLine } from '../../stand-in/console/parse-line.ts';
import { styleMarkdown } from '../../stand-in/console/style-markdown.ts';
import { Transcript } from '../../stand-in/console/transcript.ts';
import { logIn, openStandIn } from './support/test-bot.ts';
import { registerTestCommands } from './support/test-commands.ts';
import { furtherModal, v2Message } from './support/test-messages.ts';

const plain = new Chalk({ level: 0 });

/** Answers a question with a button, and the button with a modal. */
async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { options } = interaction;
    const others = ['article', 'private'].flatMap((name) => options.get(name)?.value ?? []).join(', ');
    const asked = `**${options.getString('question', true)}** – ${interaction.locale}`;
    await interaction.editReply(v2Message(others === '' ? asked : `${asked} – ${others}`, ['more']));
  } else if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `After "${interaction.options.getFocused()}"`, value: 'library' }]);
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(v2Message(`Geprüft: ${interaction.targetMessage.content}`));
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(v2Message(`Nachfrage: ${interaction.fields.getTextInputValue('question')}`));
  } else if (interaction.isButton()) {
    await interaction.showModal(furtherModal);
  }
}

async function answerMention(message: Message): Promise<void> {
  if (message.mentions.has(message.client.user)) await message.reply(v2Message(`Zu: ${message.content}`));
}

/** A console on which the lines of `typed` are typed one after the other; resolves with what it wrote. */
async function converse(...typed: readonly string[]): Promise<string> {
  const standIn = await openStandIn();
  const { client } = await logIn(standIn, { onInteraction: answer, onMessage: answerMention });
  await registerTestCommands(client);
  const written: string[] = [];
  const write = (text: string): void => {
    written.push(text);
  };
  const transcript = new Transcript({ standIn, chalk: plain, columns: () => 60, write });
  standIn.onChange(() => {
    transcript.update();
  });
  const lines = [...typed];
  const local = new LocalConsole({
    standIn,
    transcript,
    users: [standIn.user({ name: 'anna', locale: 'de' })],
    write,
    ask: async (prompt) => {
      write(prompt);
      return lines.shift();
    },
    logs: () => ['the last line'],
    closest: closestWord,
  });
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) await local.perform(line);
  return written.join('\n');
}

describe('the console of the local Discord', () => {
  it('draws an answer with its reader, its text and numbered buttons', async () => {
    expect(await converse('/ask Wann?')).toBe(
      [
        'beleg is thinking …',
        '╭─ #1 beleg (only anna sees this) ─────────────────────────╮',
        '│ **Wann?** – de                                           │',
        '│ [1 more]                                                 │',
        '╰──────────────────────────────────────────────────────────╯',
      ].join('\n'),
    );
  });

  it('clicks a button by its number and fills in the modal', async () => {
    const written = await converse('/frage Wann?', 'click 1', 'Und wo?');
    expect(written).toContain('╭ Nachfragen\n╰ Frage: ');
    expect(written).toContain('Nachfrage: Und wo?');
  });

  it.each([
    ['en', 'en-US'],
    ['EN-gb', 'en-GB'],
    ['de', 'de'],
    ['es', 'es-ES'],
  ])('takes %s for the language %s', async (typed, locale) => {
    expect(await converse(`as tom ${typed}`, '/ask Wann?')).toMatch(
      new RegExp(`only tom sees this.*\\n.* – ${locale} `, 'u'),
    );
    expect(await converse(`locale ${typed}`, '/ask Wann?')).toContain(` – ${locale} `);
  });

  it.each(['xx', 'e', 'english'])('goes on as nobody else with a language like "%s"', async (typed) => {
    const written = await converse(`as tom ${typed}`, '/ask Wann?');
    expect(written).toContain(`Discord has no language "${typed}"; it has id, en-US, `);
    expect(written).toMatch(/only anna sees this.*\n.* – de /u);
  });

  it('closes a modal on an empty line', async () => {
    const written = await converse('/ask Wann?', 'click 1', '');
    expect(written).toMatch(/Closed without sending\.$/u);
  });

  it('changes user and language', async () => {
    const written = await converse('as bob fr', '/demander Quand ?');
    expect(written).toContain('only bob sees this');
    expect(written).toContain('**Quand ?** – fr');
  });

  it.each([
    ['/ask private:true Wann: jetzt?', '**Wann: jetzt?** – de – true'],
    ['/frage privat:true Wann?', '**Wann?** – de – true'],
    ['/frage frage:Wann denn? privat:false', '**Wann denn?** – de – false'],
    ['/frage frage: Wann denn? artikel:vertrag privé:TRUE', '**Wann denn?** – de – vertrag, true'],
    ['/demander privé: true Quand ?', '**Quand ?** – de – true'],
    ['/FRAGE artikel:"Der Vertrag" Wann?', '**Wann?** – de – Der Vertrag'],
    ['/frage Was steht in Artikel: 3?', '**Was steht in Artikel: 3?** – de'],
  ])('takes the options of "%s" in any language', async (line, answered) => {
    expect(await converse(line)).toContain(`${answered} `);
  });

  it.each([
    ['/frage prviat:true Wann?', '/ask has no option "prviat"; did you mean "privat:"?'],
    ['/frage privat:ja Wann?', '"private" takes true or false, not "ja"'],
    ['/frage privat:true privat:true Wann?', '/ask has no option for "privat:true Wann?"'],
    ['/farge Wann?', 'registered no command "/farge" here; did you mean "/frage"?'],
    ['clik 2', '"clik" is none of the commands; did you mean "click"?'],
    ['@belge Wann?', '"@belge" is none of the commands; did you mean "@beleg"?'],
  ])('says of "%s" what may have been meant', async (line, said) => {
    expect(await converse(line)).toContain(said);
  });

  it('completes an option under its name in any language', async () => {
    expect(await converse('complete frage artikel bü')).toBe('  After "bü" = library');
  });

  it('writes a message and checks it', async () => {
    const written = await converse('check Sie hat offen.');
    expect(written).toContain('#1 anna: Sie hat offen.');
    expect(written).toContain('Geprüft: Sie hat offen.');
  });

  it('deletes the last message, and no message of another', async () => {
    const written = await converse('delete', '@beleg Wann?', 'delete', '/ask Wann?', 'as bob', 'delete 1');
    expect(written).toMatch(/^anna has written nothing to the bot yet\n/u);
    expect(written).toContain('\nDeleted.\n');
    expect(written).toMatch(/bob may not delete messages of others here$/u);
  });

  it('says what it did not understand and goes on', async () => {
    const written = await converse('frobnicate', 'click 7', '/nothing', 'locale xx', 'logs');
    expect(written).toContain('"frobnicate" is none of the commands');
    expect(written).toContain('There is no button 7');
    expect(written).toContain('registered no command "/nothing"');
    expect(written).toContain('Discord has no language "xx"');
    expect(written).toMatch(/the last line$/u);
  });
});

describe('the lines of the console', () => {
  it.each([
    ['  ', { kind: 'nothing' }],
    ['/ask private:true Wann: jetzt?', { kind: 'slash', command: 'ask', text: 'private:true Wann: jetzt?' }],
    ['@beleg', { kind: 'mention', text: '' }],
    ['click 12', { kind: 'click', button: 12 }],
    ['press 12', { kind: 'click', button: 12 }],
    ['reply 3 und wo?', { kind: 'reply', message: 3, text: 'und wo?' }],
    ['delete', { kind: 'delete', message: undefined }],
    ['delete 4', { kind: 'delete', message: 4 }],
    ['edit Und wo?', { kind: 'edit', text: 'Und wo?' }],
    ['check 4', { kind: 'check', message: 4 }],
    ['check 4 Bücher', { kind: 'check text', text: '4 Bücher' }],
    ['complete ask article', { kind: 'complete', command: 'ask', option: 'article', typed: '' }],
    ['quit', { kind: 'quit' }],
  ])('reads "%s"', (line, expected) => {
    expect(parseLine(line, 'beleg')).toEqual(expected);
  });

  it.each(['click', 'click me', 'reply 3', 'dm', 'in space', 'as', 'edit', 'delete it'])(
    'explains "%s"',
    (line) => {
      expect(parseLine(line, 'beleg')).toMatchObject({ kind: 'unknown' });
    },
  );
});

describe('the boxes of the console', () => {
  it('wrap long lines and keep the mark of the container', () => {
    const box = drawBox([`▌${'Wort '.repeat(12)}`], { title: 'Titel', columns: 40, edge: plain });
    const rows = box.split('\n');
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([40]));
    expect(rows.slice(1, -1).every((row) => row.startsWith('│ ▌ Wort'))).toBe(true);
  });

  it('keep their width when the title is too long', () => {
    const [top] = drawBox([''], { title: 'x'.repeat(200), columns: 40, edge: plain }).split('\n');
    expect(top).toHaveLength(40);
  });
});

describe('the text of the console', () => {
  it('keeps emoji, and names those of a server', () => {
    expect(styleMarkdown('Gut 🙂 <:beleg:123456789012345678>', plain)).toBe('Gut 🙂 :beleg:');
  });
});
