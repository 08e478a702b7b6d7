import type { ArticleRequest } from '../../src/corpus/article-process.ts';

/* The process of hostile-files.test.ts: the real one, which crashes, takes memory or meets a bug in a file that says so. */

const bombs: Buffer[] = [];

process.on('message', ({ bytes }: ArticleRequest) => {
  const text = Buffer.from(bytes).toString();
  if (text.includes('a crash')) process.kill(process.pid, 'SIGSEGV');
  // Outside of the heap that node watches.
  if (text.includes('a bomb')) bombs.push(Buffer.alloc(700_000_000, 1));
  if (text.includes('a bug')) {
    bytes.includes = () => {
      throw new TypeError('bytes of nothing');
    };
  }
});

await import('../../src/corpus/run-article-process.ts');
