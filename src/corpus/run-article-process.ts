import { messageOf } from '../errors.ts';
import { endWithParent, tellParent } from '../system/child-process.ts';
import type { ArticleReply, ArticleRequest } from './article-process.ts';
import { readArticle, type ReadArticle } from './article-formats.ts';
import type { CorpusProblem } from './corpus-fault.ts';

/* The process that an ArticleProcess starts: makes an article of each file that it is sent, one after the other. */

endWithParent();
// A signal to both is the parent's to hear: no file is to be blamed for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

function tell(reply: ArticleReply): void {
  tellParent(reply);
}

/** A bug that one file meets must not keep the others from being read. */
async function make({ file, bytes, meta }: ArticleRequest): Promise<ReadArticle | CorpusProblem> {
  try {
    return await readArticle(file, bytes, meta);
  } catch (fault) {
    return { path: file.path, facts: { kind: 'bug', message: messageOf(rootOf(fault)) } };
  }
}

function rootOf(fault: unknown): unknown {
  return fault instanceof Error && fault.cause !== undefined ? fault.cause : fault;
}

process.on('message', (request: ArticleRequest) => {
  void make(request).then((made) => tell({ kind: 'made', made }));
});
tell({ kind: 'ready' });
