import { describe, expect, it } from 'vitest';
import type { Answer, AskRequest } from '../../src/answering/answer.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import { fakeAnswerer, fromTheLibrary } from '../builders/answers.ts';
import { articleOf } from '../builders/articles.ts';
import { ANSWERS, ARTICLES } from '../pages/page-samples.ts';
import { attributeOf, ParsedPage, textOf } from '../pages/parsed-page.ts';
import { httpServer, keptLog } from './http-server.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'fr-CH, en;q=0.5' };
const BASIC = `Basic ${Buffer.from('irgendwer:geheim-genug-fuer-alle').toString('base64')}`;
const TOKEN = 'geheim-genug-fuer-alle';

interface Opened {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly server?: Parameters<typeof httpServer>[0];
}

/** What most of the tests open: nothing that one asks of it matters to another. */
const SERVER = await httpServer({ answerer: fakeAnswerer(undefined, ARTICLES) });

async function open({ url, headers = BROWSER, server }: Opened) {
  const answerer = fakeAnswerer(undefined, ARTICLES);
  const { app } = server === undefined ? SERVER : await httpServer({ answerer, ...server });
  const response = await app.inject({ url, headers });
  return { ...response, status: response.statusCode, page: new ParsedPage(response.body) };
}

async function languageOf(given: Opened): Promise<unknown> {
  const { page, headers } = await open(given);
  const [html] = page.named('html');
  expect(headers.vary).toContain('Accept-Language');
  expect(headers['content-language']).toBe(html && attributeOf(html, 'lang'));
  return headers['content-language'];
}

/** The sites that a policy lets frame a page. */
function ancestorsIn(policy: unknown): string | undefined {
  return /frame-ancestors (.*)$/u.exec(String(policy))?.[1];
}

describe('the page', () => {
  it('is a form without a question, and with one its answer', async () => {
    const form = await open({ url: '/' });
    const answer = await open({ url: '/?question=Wann+offen%3F' });
    expect([form.status, answer.status]).toEqual([200, 200]);
    expect(form.page.named('blockquote')).toEqual([]);
    expect(answer.page.texts('h1')).toEqual(['Wann offen?']);
    expect(answer.page.texts('blockquote')[0]).toBe(
      'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
    );
  });

  it('is in the language of the address, else of the browser, else of the server', async () => {
    expect(await languageOf({ url: '/?language=it' })).toBe('it');
    expect(await languageOf({ url: '/' })).toBe('fr');
    expect(await languageOf({ url: '/', headers: { 'accept-language': 'nl, *;q=0.1' } })).toBe('de');
    expect(await languageOf({ url: '/', headers: {} })).toBe('de');
    expect(await languageOf({ url: '/', headers: { 'accept-language': '\u00FF;;q=' } })).toBe('de');
  });

  it('lets nothing run, be framed or be kept', async () => {
    const { headers } = await open({ url: '/?question=Wann' });
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('asks what its permanent link says', async () => {
    const answerer = fakeAnswerer(undefined, ARTICLES);
    const url = `/?question=${encodeURIComponent('Was & wann <b>?')}&article=karten&earlier=Wer%3F`;
    const { page } = await open({ url, server: { answerer } });
    const again = await open({ url: page.linkTo('/?'), headers: {}, server: { answerer } });
    expect(again.headers['content-language']).toBe('fr');
    expect(again.page.shape).toBe(page.shape);
    const asked = answerer.asked.map(({ question, articleId }: AskRequest) => ({ question, articleId }));
    expect(asked.slice(2)).toEqual(asked.slice(0, 2));
    expect(asked.map(({ articleId }) => articleId)).toEqual(Array(4).fill('karten'));
  });

  it('takes empty fields as none, and leaves alone what others hang on an address', async () => {
    const { status, page } = await open({ url: '/?question=Wann&article=&earlier=&utm_source=x' });
    expect(status).toBe(200);
    expect(page.named('blockquote').length).toBeGreaterThan(0);
  });

  it.each([
    ['/?question=a&question=b', 400, 'Cette demande n’est pas compréhensible'],
    ['/?language=tlh&question=a', 400, 'beleg ne parle pas cette langue'],
    ['/?question=a&article=weg', 404, 'Cet article n’existe pas ici'],
    ['/articles/weg', 404, 'Cet article n’existe pas ici'],
    ['/articles/..%2f..%2fetc%2fpasswd', 404, 'Cet article n’existe pas ici'],
    ['/embed?question=a&article=weg', 404, 'Cet article n’existe pas ici'],
  ])('says in the person’s language what is wrong with %s', async (url, status, title) => {
    const opened = await open({ url });
    expect(opened.status).toBe(status);
    expect(opened.page.texts('h1')).toEqual([title]);
    expect(opened.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('keeps what was typed where asking again helps', async () => {
    const { page } = await open({ url: `/?article=weg&question=${encodeURIComponent('"><script>')}` });
    expect(page.values('question')).toEqual(['"><script>']);
    expect(page.named('script')).toEqual([]);
  });

  it('says to a program that wants no page what is wrong in a problem document', async () => {
    const { status, headers } = await open({ url: '/articles/weg', headers: { accept: 'application/json' } });
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
  });

  it('says to a person that there is nothing at an address, and to a program in a problem document', async () => {
    const person = await open({ url: '/impressum' });
    expect(person.status).toBe(404);
    expect(person.page.texts('h1')).toEqual(['Cette page n’existe pas']);
    expect(person.page.attributes('href').at(-1)).toBe('/');
    const typed = await open({ url: '/v1/ask' });
    expect([typed.status, typed.headers.allow]).toEqual([405, 'POST']);
    expect(typed.page.texts('h1')).toEqual(['Cette demande n’est pas compréhensible']);
    for (const accept of ['*/*', 'application/json, */*;q=0.1']) {
      const program = await open({ url: '/impressum', headers: { accept } });
      expect(program.status).toBe(404);
      expect(program.headers['content-type']).toContain('application/problem+json');
    }
  });

  it('asks nothing where another site loads its address as a picture, and shows it where it is opened', async () => {
    const answerer = fakeAnswerer(undefined, ARTICLES);
    const loadedAs = async (destination: string, path = '/') => {
      const headers = { ...BROWSER, 'sec-fetch-dest': destination };
      return (await open({ url: `${path}?question=good`, headers, server: { answerer } })).status;
    };
    expect(await loadedAs('image')).toBe(403);
    expect(await loadedAs('iframe')).toBe(403);
    expect(await loadedAs('image', '/embed')).toBe(403);
    expect(answerer.asked).toEqual([]);
    expect(await loadedAs('document')).toBe(200);
    expect(await loadedAs('iframe', '/embed')).toBe(200);
  });

  it('says when the next question may be asked, and that too many wait', async () => {
    const { app } = await httpServer({ settings: { questionsPerClient: 1 } });
    await app.inject({ url: '/?question=a', headers: BROWSER });
    const limited = await app.inject({ url: '/?question=b', headers: BROWSER });
    expect(limited.statusCode).toBe(429);
    const seconds = Number(limited.headers['retry-after']);
    expect(limited.body).toContain(`Vous pourrez continuer dans ${seconds} secondes.`);
    const queue = new QuestionQueue(0);
    queue.reserve();
    const busy = await open({ url: '/?question=a', server: { queue } });
    expect(busy.status).toBe(503);
    expect(busy.page.texts('h1')).toEqual(['Il y a trop de questions en ce moment']);
  });

  it('tells nothing of a fault but that there was one', async () => {
    const answerer = fakeAnswerer(() => {
      throw new Error('the secret of the model');
    });
    const log = keptLog();
    const { status, page, body } = await open({ url: '/?question=a', server: { answerer, log } });
    expect(status).toBe(500);
    expect(page.texts('h1')).toEqual(['Une erreur est survenue pendant la réponse']);
    expect(body).not.toMatch(/secret|\bat /u);
    expect(log.entries.map(({ level }) => level)).toEqual(['error']);
  });

  it('quotes nothing that stands in the articles no more', async () => {
    const gone = articleOf({ id: 'buecherei', paragraphs: ['Alles ist anders.'] });
    const answerer = fakeAnswerer(fromTheLibrary, [gone]);
    const { status, page } = await open({ url: '/?question=a', server: { answerer } });
    expect(status).toBe(503);
    expect(page.texts('h1')).toEqual(['Les articles viennent de changer']);
  });

  it('shows every kind of answer', async () => {
    for (const answer of Object.values<Answer>(ANSWERS)) {
      const answerer = fakeAnswerer(() => answer, ARTICLES);
      const { status, page } = await open({ url: '/?question=a', server: { answerer } });
      expect(status, answer.kind).toBe(200);
      expect(page.named('form').length, answer.kind).toBe(1);
    }
  });
});

describe('the page with a token', () => {
  const settings = { apiToken: TOKEN };

  it('is asked for by the browser as a password, and then shown', async () => {
    const closed = await open({ url: '/', server: { settings } });
    const opened = await open({
      url: '/',
      headers: { ...BROWSER, authorization: BASIC },
      server: { settings },
    });
    expect(closed.status).toBe(401);
    expect(closed.headers['www-authenticate']).toContain('Basic realm="beleg"');
    expect(closed.page.texts('h1')).toEqual(['Cette page est protégée']);
    expect(closed.body).not.toContain('Bücherei');
    expect(opened.status).toBe(200);
  });

  it('says only to who has it that there is nothing at an address', async () => {
    const closed = await open({ url: '/impressum', server: { settings } });
    expect(closed.status).toBe(401);
    expect(closed.headers['www-authenticate']).toContain('Basic realm="beleg"');
    const headers = { ...BROWSER, authorization: BASIC };
    expect((await open({ url: '/impressum', headers, server: { settings } })).status).toBe(404);
  });

  it('is open to everyone where the settings say so', async () => {
    const server = { settings: { ...settings, publicPage: true } };
    for (const url of ['/', '/embed', '/articles/karten']) {
      expect((await open({ url, server })).status, url).toBe(200);
    }
  });
});

describe('what is embedded', () => {
  it('may be framed by the sites of the settings alone', async () => {
    const embedOrigins = ['https://a.example', 'https://b.example'];
    const allowed = await open({ url: '/embed', server: { settings: { embedOrigins } } });
    const none = await open({ url: '/embed' });
    const page = await open({ url: '/', server: { settings: { embedOrigins } } });
    expect(ancestorsIn(allowed.headers['content-security-policy'])).toBe(
      'https://a.example https://b.example',
    );
    expect(allowed.headers['x-frame-options']).toBeUndefined();
    expect(ancestorsIn(none.headers['content-security-policy'])).toBe("'none'");
    expect(ancestorsIn(page.headers['content-security-policy'])).toBe("'none'");
  });

  it('asks within the frame, and has neither header nor footer', async () => {
    const { page } = await open({ url: '/embed' });
    const [form] = page.named('form');
    expect(form && attributeOf(form, 'action')).toBe('/embed');
    expect(page.named('header')).toEqual([]);
  });
});

describe('what stands beside the page', () => {
  it('is a style sheet and an icon that may be kept, under addresses that change with them', async () => {
    const { page } = await open({ url: '/' });
    const links = page.named('link').map((link) => attributeOf(link, 'href') ?? '');
    expect(links).toEqual([
      expect.stringMatching(/^\/style-[0-9a-f]{12}\.css$/u),
      expect.stringMatching(/^\/icon-[0-9a-f]{12}\.svg$/u),
    ]);
    for (const url of links) {
      const { status, headers } = await open({ url, server: { settings: { apiToken: TOKEN } } });
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(headers['content-type']).toMatch(/^(?:text\/css|image\/svg\+xml)/u);
    }
  });

  it('asks search engines to stay away', async () => {
    expect((await open({ url: '/robots.txt' })).body).toBe('User-agent: *\nDisallow: /\n');
  });

  it('is each article, with the anchors that quotations link to', async () => {
    const { page } = await open({ url: '/?question=Wann' });
    const { pathname, hash } = new URL(page.linkTo('/articles/'), 'http://a');
    const article = await open({ url: pathname });
    const anchored = article.page.elements.find((one) => `#${attributeOf(one, 'id')}` === hash);
    expect(anchored && textOf(anchored)).toBe(page.texts('blockquote')[0]);
  });

  it('leads from an article to the form that asks it alone', async () => {
    const { page } = await open({ url: '/articles/karten' });
    const form = await open({ url: page.linkTo('/?article=karten') });
    const chosen = form.page.named('option').filter((one) => attributeOf(one, 'selected') !== undefined);
    expect(chosen.map((option) => attributeOf(option, 'value'))).toEqual(['karten', 'fr']);
  });

  it('is no part of the API and its description', async () => {
    const { body } = await open({ url: '/openapi.json' });
    expect(body).toContain('/v1/ask');
    expect(body).not.toMatch(/"\/(?:embed|articles\/[^"]*|robots\.txt|)":/u);
  });
});
