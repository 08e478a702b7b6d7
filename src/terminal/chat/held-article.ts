import type { ArticleSummary } from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { articleName } from '../../wording/article-name.ts';
import { typeset } from '../../wording/label-text.ts';
import { closestWord } from '../closest-word.ts';
import { printableLine } from '../rendering/printable-text.ts';

/** What lets go of the one article; every word works whatever the language of the labels. */
const ALL: Readonly<Record<LabelLanguage, readonly string[]>> = {
  de: ['alle', 'allen'],
  en: ['all'],
  fr: ['tous', 'toutes'],
  it: ['tutti'],
};

/** What somebody chose by an id, a title or a part of it. */
type Choice =
  | { readonly kind: 'all' }
  | { readonly kind: 'one'; readonly article: ArticleSummary }
  | { readonly kind: 'several'; readonly articles: readonly ArticleSummary[] }
  | { readonly kind: 'none'; readonly meant: string | undefined };

/** The article that was meant: the one of this id, else those of this title, else those whose titles hold what was typed. */
export function chooseArticle(articles: readonly ArticleSummary[], typed: string): Choice {
  const words = comparable(typed);
  if (Object.values(ALL).flat().includes(words)) return { kind: 'all' };
  const titles = (article: ArticleSummary) => [article.title, articleName(article)].map(comparable);
  const ways = [
    articles.filter(({ id }) => id === words),
    articles.filter((article) => titles(article).includes(words)),
    articles.filter((article) => titles(article).some((title) => holds(title, words))),
  ];
  const found = ways.find((some) => some.length > 0) ?? [];
  const [one] = found;
  if (one === undefined) {
    const known = articles.flatMap(({ id, title }) => [id, title]);
    return { kind: 'none', meant: closestWord(typed, known) };
  }
  return found.length === 1 ? { kind: 'one', article: one } : { kind: 'several', articles: found };
}

/** From so many characters on a part of a title tells it from others. */
const TELLING_CHARACTERS = 3;

/** Whether a title holds a part of it that tells it from others: a number whole, and what is short where a word begins. */
function holds(title: string, part: string): boolean {
  const words: readonly string[] = title.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (/^\p{N}+$/u.test(part)) return part.length >= TELLING_CHARACTERS && words.includes(part);
  return part.length >= TELLING_CHARACTERS
    ? title.includes(part)
    : words.some((word) => word.startsWith(part));
}

/** An article's name as the terminal may show it. */
export function nameOf(article: ArticleSummary): string {
  return printableLine(articleName(article));
}

function comparable(text: string): string {
  return printableLine(text).normalize('NFC').toLowerCase();
}

/** What the chat says of the article that it is held to. */
interface HeldArticleLabels {
  readonly one: (name: string) => string;
  readonly all: string;
  /** `ids` of the articles that it may be. */
  readonly several: (typed: string, ids: string) => string;
  readonly none: (typed: string, meant: string | undefined) => string;
}

const de: HeldArticleLabels = {
  one: (name) => `Durchsucht wird nur der Artikel „${name}“. Mit :article alle sind es wieder alle.`,
  all: 'Durchsucht werden alle Artikel. :articles zeigt sie, :article <Kennung oder Titel> wählt einen davon.',
  several: (typed, ids) => `„${typed}“ passt zu mehreren Artikeln. Zur Wahl stehen die Kennungen: ${ids}`,
  none: (typed, meant) =>
    `Einen Artikel „${typed}“ gibt es nicht. ${meant === undefined ? ':articles zeigt alle.' : `Meintest du „${meant}“?`}`,
};

const en: HeldArticleLabels = {
  one: (name) => `Only the article “${name}” is searched. :article all searches all of them again.`,
  all: 'All articles are searched. :articles lists them, :article <id or title> chooses one.',
  several: (typed, ids) => `“${typed}” fits several articles. You can choose by id: ${ids}`,
  none: (typed, meant) =>
    `There is no article “${typed}”. ${meant === undefined ? ':articles lists them all.' : `Did you mean “${meant}”?`}`,
};

const fr: HeldArticleLabels = {
  one: (name) => typeset`Seul l’article « ${name} » est consulté. :article tous revient à tous les articles.`,
  all: 'Tous les articles sont consultés. :articles les affiche, :article <identifiant ou titre> en choisit un.',
  several: (typed, ids) =>
    typeset`« ${typed} » correspond à plusieurs articles. Identifiants possibles : ${ids}`,
  none: (typed, meant) =>
    typeset`Il n’y a pas d’article « ${typed} ». ${meant === undefined ? ':articles les affiche tous.' : typeset`Vouliez-vous dire « ${meant} » ?`}`,
};

const it: HeldArticleLabels = {
  one: (name) =>
    `La ricerca si limita all’articolo «${name}». Con :article tutti torna a tutti gli articoli.`,
  all: 'La ricerca comprende tutti gli articoli. :articles li mostra, :article <identificativo o titolo> ne sceglie uno.',
  several: (typed, ids) =>
    `«${typed}» corrisponde a più articoli. Puoi scegliere tra gli identificativi: ${ids}`,
  none: (typed, meant) =>
    `Non c’è nessun articolo «${typed}». ${meant === undefined ? ':articles li mostra tutti.' : `Intendevi «${meant}»?`}`,
};

/** The labels, by the language of the person. */
export const HELD_ARTICLE_LABELS: Readonly<Record<LabelLanguage, HeldArticleLabels>> = { de, en, fr, it };
