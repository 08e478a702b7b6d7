import { expect } from 'vitest';

/** How far a figure may drift before it says that something else was changed with it. */
const DRIFT = 0.01;

/** Holds the figures that are pinned; a failure shows all of them as they are now, ready to be pinned anew. */
export function expectPinned<Name extends string>(
  measured: Readonly<Record<Name, number>>,
  pinned: Readonly<Partial<Record<Name, number>>>,
): void {
  const names = Object.keys(pinned).filter((name): name is Name => name in measured);
  expect(names.length).toBe(Object.keys(pinned).length);
  const rounded = Object.fromEntries(names.map((name) => [name, Math.round(measured[name] * 1000) / 1000]));
  const near = Object.fromEntries(
    names.map((name) => {
      const [now, then] = [measured[name], pinned[name] ?? Number.NaN];
      return [name, Math.abs(now - then) <= DRIFT ? rounded[name] : then];
    }),
  );
  expect(rounded).toEqual(near);
}
