/** What a chart's marks are painted with. Each colour has at least 4.5 : 1 on its page, so that it may be text too. */
const COLOURS = {
  page: { light: '#ffffff', dark: '#14181f' },
  ink: { light: '#1b1f24', dark: '#e6e9ee' },
  muted: { light: '#59626d', dark: '#a3adb9' },
  line: { light: '#d5dae0', dark: '#343b46' },
  blue: { light: '#1f5fbf', dark: '#74adff' },
  orange: { light: '#b04a00', dark: '#f5a356' },
  green: { light: '#1a7340', dark: '#56c98d' },
  violet: { light: '#7442b8', dark: '#bb9df7' },
  red: { light: '#b8262c', dark: '#ff8580' },
} as const;

export type Colour = keyof typeof COLOURS;

/** A colour by its name, whichever theme it is seen in. */
export function paint(colour: Colour): `var(--${Colour})` {
  return `var(--${colour})`;
}

/** The colours as custom properties of what `selector` matches: dark where a person's system is. Paper is light. */
export function paletteCss(selector: string): string {
  const block = (theme: 'light' | 'dark'): string =>
    `${selector}{${Object.entries(COLOURS)
      .map(([name, shades]) => `--${name}:${shades[theme]}`)
      .join(';')}}`;
  return `${block('light')}\n@media screen and (prefers-color-scheme:dark){${block('dark')}}`;
}
