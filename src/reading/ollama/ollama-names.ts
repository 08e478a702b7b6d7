import { parsedUrl } from '../../system/web-address.ts';

const PREFIX = 'ollama:';

/** The language model that stands where a reader is named, as in `ollama:qwen3:8b`; undefined for a folder or a name on a hub. */
export function languageModelIn(reader: string): string | undefined {
  return reader.startsWith(PREFIX) ? reader.slice(PREFIX.length) : undefined;
}

/** Whether a text can be the name of a model: `qwen3`, `qwen3:8b`, `someone/model:tag`. */
export function isModelName(name: string): boolean {
  return /^\w[\w.:/-]*$/.test(name);
}

/** Whether a model's name says that it runs in the cloud of Ollama's maker: `gpt-oss:120b-cloud`, `gpt-oss:cloud`. */
export function isOfCloud(name: string): boolean {
  return /(?:^|-)cloud$/i.test(tagOf(name) ?? '');
}

/** What stands behind the last colon, where no slash follows that. */
export function tagOf(name: string): string | undefined {
  const at = name.lastIndexOf(':');
  return at > name.lastIndexOf('/') ? name.slice(at + 1) : undefined;
}

/**
 * Whether a text can be the address of an Ollama: http or https, with a path where it lies below one, and nothing that
 * would have to be kept secret or would be lost.
 */
export function isServerAddress(text: string): boolean {
  const url = parsedUrl(text);
  if (url === undefined) return false;
  const { protocol, username, password, search, hash } = url;
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '');
}
