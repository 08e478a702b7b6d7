import { BelegError } from '../src/errors.ts';

/**
 * What `load` imports of development dependencies; undefined where one is not installed. Whatever else goes wrong is thrown.
 */
export async function installed<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (fault) {
    if (isNotFound(fault)) return undefined;
    throw fault;
  }
}

/**
 * What `load` imports of files that cannot do without development dependencies.
 * @throws BelegError where a package of these is not installed
 */
export async function needed<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (fault) {
    // Node names a package so, and a file, which nothing installs, as a module.
    const [, name] = (isNotFound(fault) && /^Cannot find package '([^']+)'/.exec(fault.message)) || [];
    if (name === undefined) throw fault;
    throw new BelegError(
      `This takes the development package ${name}, which is not installed.`,
      'Run "npm ci", without --omit=dev.',
      { cause: fault },
    );
  }
}

function isNotFound(fault: unknown): fault is Error {
  return fault instanceof Error && 'code' in fault && fault.code === 'ERR_MODULE_NOT_FOUND';
}
