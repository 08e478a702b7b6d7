import type { Root } from 'hast';
import { plainText } from '../../language/visible-text.ts';
import type { FrontMatter } from '../front-matter.ts';
import { textBelow } from '../page/elements.ts';
import { elementsBelow } from './page-tree.ts';

/** What schema.org calls an article: https://schema.org/Article and what is below it. */
const ARTICLE =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$/u;

/** How deep data may lie in data, and how much of it is looked at. */
const DEEPEST = 6;
const MOST_NODES = 2_000;

/** What is said of each, the first the most exact. */
type Said = Readonly<Record<keyof FrontMatter, readonly string[]>>;

/** What a page says of its article in JSON-LD. */
export function linkedData(root: Root): Said {
  const nodes = elementsBelow(root, 'script')
    .filter(({ properties }) => properties['type'] === 'application/ld+json')
    .flatMap((script) => nodesIn(parsed(textBelow(script))));
  const article = nodes.find(isArticle);
  if (article === undefined) return { title: [], publisher: [], language: [], url: [], date: [] };
  // What has its id alone only points there.
  const full = nodes.filter((node) => Object.keys(node).length > 1);
  const byId = new Map(full.map((node) => [node['@id'], node]));
  const named = (value: unknown, key: string): readonly string[] => {
    const [first] = [value].flat();
    if (typeof first === 'string') return textsOf(first);
    if (!isNode(first)) return [];
    // Data may name what stands elsewhere in it.
    return [...textsOf(first[key]), ...textsOf(byId.get(first['@id'])?.[key])];
  };
  return {
    title: [...textsOf(article['headline']), ...textsOf(article['name'])],
    publisher: named(article['publisher'], 'name'),
    language: named(article['inLanguage'], 'name'),
    url: [...textsOf(article['url']), ...named(article['mainEntityOfPage'], '@id')],
    date: [...textsOf(article['datePublished']), ...textsOf(article['dateCreated'])],
  };
}

type DataNode = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is DataNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isArticle(node: DataNode): boolean {
  return [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** All that lies in it, itself first, as far as anybody would write it. */
function nodesIn(data: unknown): readonly DataNode[] {
  const nodes: DataNode[] = [];
  let level: readonly unknown[] = [data].flat();
  for (let depth = 0; depth < DEEPEST && nodes.length < MOST_NODES; depth++) {
    const found = level.filter(isNode);
    nodes.push(...found.slice(0, MOST_NODES));
    level = found.flatMap((node) => Object.values(node)).flat();
  }
  return nodes;
}

function textsOf(value: unknown): readonly string[] {
  const [first] = [value].flat();
  const text = typeof first === 'string' ? plainText(first) : '';
  return text === '' ? [] : [text];
}
