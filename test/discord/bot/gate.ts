import { EventEmitter, once } from 'node:events';
import { fakeAnswerer, fromTheLibrary } from '../../builders/answers.ts';

/** A promise and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const door = new EventEmitter();
  return {
    opened: once(door, 'open').then(() => undefined),
    open: () => {
      door.emit('open');
    },
  };
}

/** A core that answers when it is told to. */
export function heldAnswerer() {
  const { opened, open } = gate();
  const answerer = fakeAnswerer(async (request) => {
    await opened;
    return fromTheLibrary(request);
  });
  return { answerer, open };
}
