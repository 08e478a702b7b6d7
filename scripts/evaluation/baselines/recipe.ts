import type { MemoryVectorStore } from '@langchain/classic/vectorstores/memory';
import type { RecursiveCharacterTextSplitter } from '@langchain/textsplitters';
import type { Article } from '../../../src/corpus/article.ts';
import type { Embedder } from '../../../src/embedding/embedder.ts';
import type { Baseline, BaselineParts } from './baseline.ts';
import { measureFootprint } from './footprint.ts';
import type { Passage } from './passage.ts';

/** As the tutorials have it: characters of a chunk, those that it shares with the one before, chunks that are shown. */
const CHUNK_SIZE = 1000;
const CHUNK_OVERLAP = 200;
const CHUNKS_SHOWN = 4;

export interface RecipePackages {
  readonly Splitter: typeof RecursiveCharacterTextSplitter;
  readonly Store: typeof MemoryVectorStore;
}

/** A chunk as LangChain takes it. */
interface ChunkDocument {
  readonly pageContent: string;
  readonly metadata: Passage;
}

/** The usual recipe of tutorials with LangChain.js: recursive chunks in a vector store in memory, by beleg's embedding model. */
export async function recipe(
  { Splitter, Store }: RecipePackages,
  { content: { articles }, embedder }: BaselineParts,
): Promise<Baseline> {
  const splitter = new Splitter({
    chunkSize: CHUNK_SIZE,
    chunkOverlap: CHUNK_OVERLAP,
  });
  const emptyStore = () => new Store(embeddingsOf(embedder));
  const { opened: store, footprint } = await measureFootprint({
    build: async () => {
      const built = emptyStore();
      for (const article of articles) {
        const chunks = await splitter.splitText(article.text);
        await built.addDocuments(chunkDocuments(article, chunks));
      }
      return JSON.stringify(built.memoryVectors);
    },
    size: (json) => Buffer.byteLength(json),
    open: async (json) => {
      const opened = emptyStore();
      opened.memoryVectors = JSON.parse(json);
      return opened;
    },
  });
  return {
    system: 'recipe',
    footprint,
    embedsQuestion: true,
    search: async ({ vector }, articleId) => {
      const found = await store.similaritySearchVectorWithScore(
        Array.from(vector),
        CHUNKS_SHOWN,
        ({ metadata }) => articleId === undefined || metadata['articleId'] === articleId,
      );
      return found.map(
        ([
          {
            metadata: { articleId: id, start, end },
          },
        ]) => ({
          articleId: String(id),
          start: Number(start),
          end: Number(end),
        }),
      );
    },
  };
}

/** Each chunk with its place, which begins behind the beginning of the one before: chunks are cut from the text and trimmed. */
function chunkDocuments({ id: articleId, text }: Article, chunks: readonly string[]): ChunkDocument[] {
  let start = -1;
  return chunks.map((pageContent) => {
    start = text.indexOf(pageContent, start + 1);
    if (start === -1) throw new Error(`A chunk of ${articleId} is not in its text`);
    return { pageContent, metadata: { articleId, start, end: start + pageContent.length } };
  });
}

/** The embedder behind LangChain's interface: it puts before passages and questions what its model was trained with. */
function embeddingsOf(embedder: Embedder) {
  return {
    embedQuery: async (question: string) => Array.from(await embedder.embedQuery(question)),
    embedDocuments: async (texts: string[]) => {
      const vectors: number[][] = [];
      const paragraphs = texts.map((text) => ({ heading: undefined, sentences: [text] }));
      for await (const {
        index,
        vectors: [vector = []],
      } of embedder.embedParagraphs(paragraphs)) {
        vectors[index] = Array.from(vector);
      }
      return vectors;
    },
  };
}
