import { onTestFinished } from 'vitest';

/** Root may read everything, and tests in a container often run as root: nobody (65534) may not. */
export function asOrdinaryUser(): void {
  if (process.getuid?.() !== 0) return;
  process.seteuid?.(65_534);
  onTestFinished(() => process.seteuid?.(0));
}
