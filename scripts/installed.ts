/**
 * What `load` imports of development dependencies; undefined where one is not installed. Whatever else goes wrong is thrown.
 */
export async function installed<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw fault;
  }
}
