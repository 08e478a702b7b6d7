import { fileURLToPath } from 'node:url';

/** The folder of the model that comes with beleg. */
export const EMBEDDED_MODEL = fileURLToPath(
  new URL('../../model/multilingual-e5-small-latin', import.meta.url),
);
