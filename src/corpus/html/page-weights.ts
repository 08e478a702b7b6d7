import type { Element } from 'hast';
import { omissionOf } from '../page/elements.ts';

/** Letters of an element that a reader sees. */
interface Weight {
  readonly all: number;
  /** Of these, in links. */
  readonly linked: number;
  /** Of these, neither in links nor around the article. */
  readonly prose: number;
}

/** How much stands in which element of a page, and which holds which. */
export class PageWeights {
  readonly #weights = new Map<Element, Weight>();
  readonly #parents = new Map<Element, Element>();

  /** @param isAround whether an element by its name stands around the article */
  constructor(body: Element, isAround: (element: Element) => boolean) {
    const weigh = (element: Element, isLinked: boolean): Weight => {
      const isLink = isLinked || (element.tagName === 'a' && element.properties['href'] !== undefined);
      let [all, linked, prose] = [0, 0, 0];
      for (const child of element.children) {
        if (child.type === 'text') {
          const letters = child.value.replaceAll(/\s/gu, '').length;
          all += letters;
          if (isLink) linked += letters;
          else prose += letters;
        }
        if (child.type !== 'element') continue;
        this.#parents.set(child, element);
        if (omissionOf(child) !== undefined) continue;
        const below = weigh(child, isLink);
        all += below.all;
        linked += below.linked;
        prose += below.prose;
      }
      const weight = { all, linked, prose: isAround(element) ? 0 : prose };
      this.#weights.set(element, weight);
      return weight;
    };
    weigh(body, false);
  }

  proseOf(elements: readonly Element[]): number {
    return elements.reduce((sum, element) => sum + (this.#weights.get(element)?.prose ?? 0), 0);
  }

  /** Of the letters of an element those in links, 0 to 1. */
  linkedShare(element: Element): number {
    const { all, linked } = this.#weights.get(element) ?? { all: 0, linked: 0 };
    return all === 0 ? 0 : linked / all;
  }

  /** From an element up to the body. */
  pathUp(element: Element): readonly Element[] {
    const path: Element[] = [];
    for (let at: Element | undefined = element; at !== undefined; at = this.#parents.get(at)) path.push(at);
    return path;
  }

  /** The smallest element that holds all of several. */
  commonParent([first, ...others]: readonly Element[]): Element | undefined {
    if (first === undefined) return undefined;
    const paths = others.map((element) => new Set(this.pathUp(element)));
    return this.pathUp(first).find((element) => paths.every((path) => path.has(element)));
  }
}
