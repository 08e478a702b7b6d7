const SUPERSCRIPT = pairs('0123456789+-=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ');
const SUBSCRIPT = pairs('0123456789+-=()', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎');

function pairs(plain: string, raisedOnes: string): ReadonlyMap<string, string> {
  const raisedCharacters = Array.from(raisedOnes);
  return new Map(Array.from(plain, (character, at) => [character, raisedCharacters[at] ?? character]));
}

/**
 * Text that a page shows above or below the line: "10" and a raised "2" are not 102. Where a character has no such form
 * (1er, Mme), the text stays as it is.
 */
export function raised(text: string, place: 'sup' | 'sub'): string {
  const forms = place === 'sup' ? SUPERSCRIPT : SUBSCRIPT;
  const characters = Array.from(text, (character) => forms.get(character));
  return characters.includes(undefined) ? text : characters.join('');
}
