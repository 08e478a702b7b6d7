/** The package ships no types; this is the part of it that beleg calls. */
declare module 'sentencex' {
  /** The text cut into sentences, each with the whitespace that follows it. */
  export function segment(languageCode: string, text: string): string[];
}
