import {
  ComponentType,
  MessageFlags,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from 'discord.js';

/**
 * A whole message as discord.js sends it, and as every reply, edit and follow-up takes it. Components V2 throughout:
 * the flag cannot be taken from a message again. A first, private reply adds the ephemeral flag.
 */
export interface MessagePayload {
  readonly flags: MessageFlags.IsComponentsV2;
  readonly components: APIMessageTopLevelComponent[];
  /** Nothing that beleg writes pings: without this, Discord reads mentions out of quotations. */
  readonly allowedMentions: { readonly parse: []; readonly repliedUser: false };
}

/** The band's colour; words always say the same, so that colour carries nothing alone. */
export const ACCENT = {
  good: 0x248046,
  unsure: 0xf0b232,
  none: 0x80848e,
  error: 0xda373c,
  notice: 0x5865f2,
} as const;

type Accent = keyof typeof ACCENT;

/** A message of one container. */
export function containerMessage(accent: Accent, components: APIComponentInContainer[]): MessagePayload {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.Container, accent_color: ACCENT[accent], components }],
    allowedMentions: { parse: [], repliedUser: false },
  };
}

export function textDisplay(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

export function separator(): APIComponentInContainer {
  return { type: ComponentType.Separator };
}

/** Subtext: for metadata only, never for quotations. */
export function subtext(line: string): string {
  return `-# ${line}`;
}

export function heading(line: string): string {
  return `### ${line}`;
}
