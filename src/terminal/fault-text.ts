import type { LabelLanguage } from '../language/label-language.ts';
import { describeFault } from '../wording/fault-words.ts';
import { printable } from './rendering/printable-text.ts';
import type { Environment } from './screen.ts';

/** What a person reads about a fault: problem and remedy, and the trace only where DEBUG=beleg asks for it. */
export function faultText(fault: unknown, env: Environment, language: LabelLanguage): string {
  const trace = traceOf(fault, env);
  const told = describeFault(fault, language);
  return printable(trace === undefined ? told : `${told}\n${trace}`);
}

/** The trace of a fault where DEBUG asks for it. */
export function traceOf(fault: unknown, env: Environment): string | undefined {
  if (!isDebugging(env) || !(fault instanceof Error)) return undefined;
  const { stack, cause } = fault;
  return cause instanceof Error ? `${stack}\ncaused by ${cause.stack}` : stack;
}

/** Whether DEBUG, which is a list as other tools read it, asks for beleg's inner workings. */
export function isDebugging(env: Environment): boolean {
  return (env['DEBUG'] ?? '').split(/[\s,]+/u).includes('beleg');
}
