import {
  type Component,
  ContainerComponent,
  type Embed,
  type Message,
  type MessageMentions,
  type MessageSnapshot,
  SectionComponent,
  TextDisplayComponent,
} from 'discord.js';
import { type Reading, seenText } from '../messages/seen-text.ts';

/** How the markup of a message is read that mentions these. */
type ReadingOf = (mentions: MessageMentions) => Reading;

/**
 * All that a message says in words, as a person sees it: its content, embeds and text displays, what its poll asks, and the
 * same of the messages that it forwards. Of the bot's own messages only the content: the rest quotes the articles.
 */
export function messageText(message: Message, readingOf: ReadingOf): string {
  const { author, client, poll, messageSnapshots } = message;
  const own = author.id === client.user.id;
  return [
    own ? seenText(message.content, readingOf(message.mentions)) : shownText(message, readingOf),
    poll?.question.text,
    ...messageSnapshots.map((snapshot) => shownText(snapshot, readingOf)),
  ]
    .filter(isSaid)
    .join('\n');
}

function shownText(
  { content, embeds, components, mentions }: Message | MessageSnapshot,
  readingOf: ReadingOf,
): string {
  const seen = (markup: string): string => seenText(markup, readingOf(mentions));
  return [
    seen(content ?? ''),
    ...embeds.flatMap((embed) => embedTexts(embed, seen)),
    ...components.flatMap(displayedTexts).map(seen),
  ]
    .filter(isSaid)
    .join('\n');
}

/** In the order in which Discord shows them. In the names of authors and in footers, it knows no markup. */
function embedTexts(
  { author, title, description, fields, footer }: Embed,
  seen: (markup: string) => string,
): readonly (string | undefined)[] {
  return [
    author?.name,
    seen(title ?? ''),
    seen(description ?? ''),
    ...fields.flatMap(({ name, value }) => [seen(name), seen(value)]),
    footer?.text,
  ];
}

function displayedTexts(component: Component): readonly string[] {
  if (component instanceof TextDisplayComponent) return [component.content];
  const holdsOthers = component instanceof ContainerComponent || component instanceof SectionComponent;
  return holdsOthers ? component.components.flatMap(displayedTexts) : [];
}

function isSaid(text: string | null | undefined): text is string {
  return text !== undefined && text !== null && text !== '';
}
