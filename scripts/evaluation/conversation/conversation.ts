import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConfigured, type StartEvents } from '../../../src/beleg.ts';
import { readConfig } from '../../../src/config.ts';
import { likelyLanguages } from '../../../src/language/detect-language.ts';
import type { Language } from '../../../src/language/language.ts';
import { ANSWER_LABELS } from '../../../src/wording/answer-labels.ts';
import type { Counts } from '../record.ts';
import { ARTICLE_FOLDERS, CASE_KINDS, loadCases, type ConversationCase } from './cases.ts';
import { askByLines, askInChat, type ChatReply } from './doors.ts';
import { isAsExpected, textsOf, type Outcome } from './judge.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What came of a case. */
interface AskedCase {
  readonly asked: ConversationCase;
  readonly outcome: Outcome;
  readonly isRight: boolean;
}

const UNHEARD: StartEvents = {
  onDownload: () => undefined,
  onBuild: () => undefined,
  onLeftOut: () => undefined,
  onBuildProgress: () => undefined,
  onBuilt: () => undefined,
  onOtherCalibration: () => undefined,
  onOwnCalibration: () => undefined,
};

/**
 * Asks all cases through the doors of the terminal: those of a chat in one, the others by `ask --json -`, of one corpus
 * with an index of its own.
 * @param env the settings; the folders of corpus and data are replaced
 */
export async function askConversation(env: Environment): Promise<AskedCase[]> {
  const cases = await loadCases();
  const folder = await mkdtemp(join(tmpdir(), 'beleg-conversation-'));
  const settings = { ...env, CORPUS_FOLDER: join(folder, 'corpus'), DATA_FOLDER: join(folder, 'data') };
  try {
    for (const articles of ARTICLE_FOLDERS) await cp(articles, settings.CORPUS_FOLDER, { recursive: true });
    // First, since it builds the index that the processes then find.
    const chats = await askChats(cases.filter(isChat), settings);
    const singles = await askSingles(
      cases.filter((one) => !isChat(one)),
      settings,
    );
    const results = [...chats, ...singles];
    return cases.flatMap((one) => results.filter(({ asked }) => asked === one));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What was said before, and the language of the labels, can be told in a chat alone. */
function isChat({ turns, place }: ConversationCase): boolean {
  return turns !== undefined || place !== undefined;
}

async function askChats(cases: readonly ConversationCase[], settings: Environment): Promise<AskedCase[]> {
  const answerer = (await openConfigured(readConfig(settings), UNHEARD)).answerer();
  const results: AskedCase[] = [];
  for (const asked of cases) {
    const { article: articleId, turns = [], question, language, place = language, expected } = asked;
    const reply = await askInChat({ answerer, language: place, articleId, turns, question });
    const { outcome } = reply;
    const { labels } = expected;
    const isWorded = labels === undefined || isWordedIn(labels, reply);
    results.push({ asked, outcome, isRight: isAsExpected(outcome, expected) && isWorded });
  }
  return results;
}

async function askSingles(cases: readonly ConversationCase[], env: Environment): Promise<AskedCase[]> {
  const results: AskedCase[] = [];
  for (const articleId of new Set(cases.map(({ article }) => article))) {
    const group = cases.filter(({ article }) => article === articleId);
    const outcomes = await askByLines(
      group.map(({ question }) => question),
      { articleId, env },
    );
    for (const [at, asked] of group.entries()) {
      const outcome = outcomes[at];
      if (outcome === undefined) throw new Error(`Nothing came of case ${asked.id}`);
      results.push({ asked, outcome, isRight: isAsExpected(outcome, asked.expected) });
    }
  }
  return results;
}

/** Whether the words around an answer, or all that was said, are in this language. */
function isWordedIn(language: Language, { outcome, printed }: ChatReply): boolean {
  const { band, notInCorpus } = ANSWER_LABELS[language];
  if (outcome.kind === 'answered') return Object.values(band).some((label) => printed.includes(label));
  if (outcome.kind === 'not-in-corpus') return printed.includes(notInCorpus);
  return likelyLanguages(textsOf(outcome).join(' ')).includes(language);
}

/** How many of each kind were handled rightly. */
export function conversationCounts(asked: readonly AskedCase[]): Counts {
  return CASE_KINDS.map((kind) => {
    const cases = asked.filter((one) => one.asked.kind === kind);
    return {
      name: `conversation, ${kind}: handled rightly`,
      right: cases.filter(({ isRight }) => isRight).length,
      of: cases.length,
      missed: cases.filter(({ isRight }) => !isRight).map(renderFailure),
    };
  });
}

/** Of the held-out half only the id, so that nobody sets anything on it. */
function renderFailure({ asked, outcome }: AskedCase): string {
  const { id, half, turns = [], question } = asked;
  if (half === 'held-out') return id;
  return `${id}: ${[...turns, question].join(' / ')} -> ${[outcome.kind, ...told(outcome)].join(' | ')}`;
}

function told(outcome: Outcome): readonly string[] {
  if (outcome.kind === 'talk') return [outcome.topic, outcome.text];
  if (outcome.kind === 'overview') return outcome.articles.map(({ article }) => article.id);
  if (outcome.kind === 'error') return [outcome.problem];
  return textsOf(outcome);
}
