import { expect, it } from 'vitest';
import { installed, needed } from '../scripts/installed.ts';
import { BelegError } from '../src/errors.ts';

/** As Node says that an import found nothing. */
function notFound(message: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(message), { code: 'ERR_MODULE_NOT_FOUND' }));
}

it('a development package that is needed and not installed is named, with how to install it', async () => {
  const missing = notFound("Cannot find package '@scope/drawing' imported from /beleg/scripts/draw.ts");
  const fault = await needed(missing).catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(BelegError);
  expect(fault).toMatchObject({
    message: 'This takes the development package @scope/drawing, which is not installed.',
    remedy: 'Run "npm ci", without --omit=dev.',
  });
  expect(await installed(missing)).toBeUndefined();
});

it('a file of the project that is not there is no matter of what is installed', async () => {
  const message = "Cannot find module '/beleg/scripts/gone.ts' imported from /beleg/scripts/draw.ts";
  await expect(needed(notFound(message))).rejects.toThrow(message);
});
