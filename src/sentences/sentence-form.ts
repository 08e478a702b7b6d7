import type { Language } from '../language/language.ts';
export function isQuestion(text: string): boolean {
  return /\?["'“”»«)\]]*$/u.test(text);
}
export function isStatement(text: string, _language: Language): boolean {
  return /\p{L}[.!…]["'“”»«)\]]*$/u.test(text) && text.split(/\s+/u).length >= 3;
}
