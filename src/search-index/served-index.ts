import type { ModelIdentity } from '../models/model-files.ts';
import type { FoundIndex, IndexStore, IndexUnavailable } from './index-store.ts';
import type { SearchIndex } from './search-index.ts';

/** An index that was taken up in the place of another. */
export interface TakenUp {
  readonly kind: 'taken-up';
  readonly generation: string;
  readonly articles: number;
  readonly sentences: number;
  /** How many articles came, changed and went. */
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
}

/** What is served first, and the generation in the store that another one is served in the place of. */
export interface IndexToServe {
  readonly found: FoundIndex;
  readonly passedOver?: string | undefined;
}

/** The index that answers are given from, while any process may put another one into the store. */
export class ServedIndex {
  readonly #store: IndexStore;
  readonly #model: ModelIdentity;
  #found: Pick<FoundIndex, 'generation' | 'created' | 'problems'>;
  #index: SearchIndex;
  /** A generation in the store that is known to be of no use. */
  readonly #passedOver: string | undefined;
  #taking: Promise<unknown> = Promise.resolve();

  private constructor(
    store: IndexStore,
    model: ModelIdentity,
    { found, passedOver, index }: IndexToServe & { readonly index: SearchIndex },
  ) {
    this.#store = store;
    this.#model = model;
    this.#found = namedOf(found);
    this.#index = index;
    this.#passedOver = passedOver;
  }

  static async open(store: IndexStore, model: ModelIdentity, toServe: IndexToServe): Promise<ServedIndex> {
    return new ServedIndex(store, model, { ...toServe, index: await toServe.found.open() });
  }

  /** The one that was taken up last; who holds an earlier one may go on with it. */
  get index(): SearchIndex {
    return this.#index;
  }

  /** What the one that was taken up last is: its generation, when it was made (ISO 8601), and the files that it lacks. */
  get found(): Pick<FoundIndex, 'generation' | 'created' | 'problems'> {
    return this.#found;
  }

  /** The generation in the store, where it is not the one that is served. Cheap: nothing of it is read. */
  async waiting(): Promise<string | undefined> {
    const generation = await this.#store.current();
    return generation === this.#found.generation || generation === this.#passedOver ? undefined : generation;
  }

  /**
   * Takes up the index in the store. Whoever calls it while another call is under way waits for that one, and may find
   * nothing left to take up.
   * @returns undefined where it is served already; why there is none to take up, where the one that is served stays
   */
  takeUp(): Promise<TakenUp | IndexUnavailable | undefined> {
    const taking = this.#taking.then(() => this.#takeUp());
    this.#taking = taking.catch(() => undefined);
    return taking;
  }

  async #takeUp(): Promise<TakenUp | IndexUnavailable | undefined> {
    if ((await this.waiting()) === undefined) return undefined;
    const found = await this.#store.find({ model: this.#model });
    if (found.kind !== 'found') return found;
    const before = this.#index;
    this.#index = await found.open();
    this.#found = namedOf(found);
    return { kind: 'taken-up', generation: found.generation, ...difference(before, this.#index) };
  }
}

/** What is kept of it beside the index: the rest holds what it is opened from. */
function namedOf({ generation, created, problems }: FoundIndex): ServedIndex['found'] {
  return { generation, created, problems };
}

function difference(
  before: SearchIndex,
  { articles, sentences }: SearchIndex,
): Omit<TakenUp, 'kind' | 'generation'> {
  const kept = [...articles.values()].filter(({ id }) => before.articles.has(id));
  return {
    articles: articles.size,
    sentences: sentences.length,
    added: articles.size - kept.length,
    changed: kept.filter(({ id, revision }) => before.articles.get(id)?.revision !== revision).length,
    withdrawn: before.articles.size - kept.length,
  };
}
