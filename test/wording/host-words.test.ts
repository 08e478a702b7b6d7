import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/language.ts';
import { OMISSION_KINDS } from '../../src/corpus/article.ts';
import type { Calibrated } from '../../src/calibrating/calibrate-to-questions.ts';
import { FITTED_WITH } from '../../src/reading/own-calibration.ts';
import { describeFault, worded, wordedInEach } from '../../src/wording/fault-words.ts';
import type { CalibrationLabels } from '../../src/wording/host/calibration-labels.ts';
import { HostFault } from '../../src/wording/host/host-fault.ts';
import { HOST_LABELS } from '../../src/wording/host/host-words.ts';
import type { SetupFacts } from '../../src/wording/host/program-labels.ts';
import type { FoundFacts } from '../../src/wording/host/upkeep-labels.ts';
import { FileFault } from '../../src/system/file-fault.ts';
import { DOCTOR_SAMPLES } from '../terminal/doctor/doctor-samples.ts';
import { FAULT_SAMPLES, FILE_SAMPLES, HOST_SAMPLES, JUDGE_NEWS_SAMPLES } from './host-samples.ts';

const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** Words of English that neither German nor French has, and that every sentence of some length does. */
const ENGLISH = /\b(?:the|is|are|were|not|cannot|and|its|it|with|which|has|have|of|from|that|this)\b/i;
/** What is the same in every language: codes of languages, commands, and what a portal or a file says. */
const NAMES =
  /de, en, fr \p{L}+ it|npm (?:run [\w:]+|start)|git checkout -- model|--with-\w+|Gateway Close Event Codes|Send Messages in Threads|not-in-article|from: (?=[…(])|at: (?=[…(])|\S+\.(?:md|txt|json)\b/gu;

/** Settings, commands, addresses and folders in a text. */
function names(text: string): ReadonlySet<string> {
  return new Set(text.match(/\b[A-Z]{3,}(?:_[A-Z]+)+\b|npm run [\w:]+|https?:\/\/[\w./-]+|\/a\/b\b/g));
}

const UNSOUND = ['unreadable', 'counts', 'offsets', 'vectors', 'graph'] as const;

type Words = readonly [what: string, says: Readonly<Record<(typeof LANGUAGES)[number], string>>];

function inEach(say: (language: (typeof LANGUAGES)[number]) => string): Words[1] {
  return { de: say('de'), en: say('en'), fr: say('fr') };
}

const setup: SetupFacts = {
  botName: 'beleg',
  applicationId: '1',
  invitation: 'https://example.org/',
  guildNames: [],
  botPublic: true,
  threads: true,
  mayReadAll: false,
  requiresCodeGrant: true,
  interactionsEndpoint: 'https://example.org/hook',
  changes: [
    { kind: 'registered', guildId: undefined, commands: 4 },
    { kind: 'removed', guildId: '7', commands: 1 },
    { kind: 'removed', guildId: undefined, commands: 2 },
  ],
};
const good = { ...setup, botPublic: false, mayReadAll: true, requiresCodeGrant: false, changes: [] };

const summary = {
  articles: 2,
  sentences: 3400,
  newSentences: 1,
  reusedSentences: 3399,
  seconds: 1.26,
  sentencesPerSecond: 12,
  problems: [],
  warnings: [],
  leftOut: 3,
  unchanged: false,
  generation: 'x',
};

const SAMPLED = {
  answered: { of: 120, right: 100, least: 0.75 },
  unanswerable: { of: 80, answered: 4 },
  missed: 3,
  good: 0.77,
  path: '/a/b',
};
const tallied = { right: 9, rightAsGood: 4, wrong: 2, refused: 1, falseAnswers: 3, wrongAsGood: 2 };
const fit = {
  questions: { answerable: 60, unanswerable: 20 },
  delivered: { good: 0.77, refuse: 0.22, further: 1 },
  fitted: { good: 0.7, refuse: 0.3, further: 1 },
  gain: { value: 8.24, low: -1.1, high: 15 },
  before: tallied,
  after: tallied,
};
const OUTCOMES: readonly Calibrated[] = [
  { kind: 'too-few', questions: { answerable: 1, unanswerable: 0 } },
  { kind: 'fitted', by: 'article', ...fit },
  { kind: 'kept', by: 'question', ...fit },
];

function calibrationTexts(labels: CalibrationLabels): readonly string[] {
  const path = '/a/b.json';
  return [
    labels.asking,
    labels.standInAlone('ollama:judge'),
    ...OUTCOMES.map(labels.outcome),
    labels.written(path),
    labels.removed(path),
    labels.stays(path),
    labels.nothingToReset,
    labels.inUse(80, path),
    ...FITTED_WITH.map((differs) => labels.setAside(differs, path)),
  ];
}

/** All that the programs say while all is well, but for what is one word in several languages. */
function programTexts(language: (typeof LANGUAGES)[number]): readonly string[] {
  const { build, help, omissions, ...rest } = HOST_LABELS[language].programs;
  return [
    rest.staleBuild('dist', 'src'),
    rest.downloading('x.json'),
    rest.embedding,
    rest.buildingNow,
    rest.leftOutOfIndex(1),
    rest.leftOutOfIndex(2),
    rest.otherCalibration('x'),
    ...[true, false].flatMap((isSure) => {
      const { option, asking, counted } = HOST_LABELS[language].judge.sample;
      return [option, asking, counted({ ...SAMPLED, isSure })];
    }),
    ...JUDGE_NEWS_SAMPLES.map((news) => HOST_LABELS[language].judge.news(news)),
    ...calibrationTexts(rest.calibrating),
    build.upToDate(summary),
    build.built(summary),
    ...[1, 2].flatMap((count) => [build.places(count), build.leftOut(count), build.withWarnings(count)]),
    omissions.nothing,
    omissions.quoted(omissions.names.code, 'x'),
    ...OMISSION_KINDS.filter((what) => !['image', 'comment', 'script'].includes(what)).map(
      (what) => omissions.names[what],
    ),
    help.headings['Usage:'],
    help.option,
    ...Object.values({ ...help.start, ...help.embed, ...help.calibrate }),
    help.setup.description,
    rest.setup(setup),
    rest.setup({ ...good, interactionsEndpoint: undefined }),
    rest.setup({ ...good, threads: false }),
    ...Object.values(HOST_LABELS[language].close),
  ];
}

const SERVED = {
  generation: 'x',
  created: '2026-01-02T03:04:05.678Z',
  counts: { articles: 2, sentences: 34, leftOut: 0 },
};
const ROLLBACK = { generation: 'x', corpusFingerprint: 'x', chosen: SERVED.created };
const MODEL = { name: 'x', fingerprint: 'x', dimension: 8 };
const SOUND = { kind: 'sound', ...SERVED, model: MODEL, problems: [], warnings: [] } as const;

const FOUND: readonly FoundFacts[] = [
  { kind: 'no-index', why: { kind: 'missing' } },
  ...[SOUND, ...UNSOUND.map((what) => ({ kind: 'unsound', what }) as const)].flatMap((found) =>
    [true, false].map((isCurrent): FoundFacts => ({ kind: 'generation', generation: 'x', isCurrent, found })),
  ),
  { kind: 'up-to-date' },
  { kind: 'no-calibration' },
  { kind: 'changed', created: SERVED.created },
  { kind: 'rolled-back', rollback: ROLLBACK, created: SERVED.created },
  { kind: 'with-problems', problems: 1, warnings: 2 },
  { kind: 'leftovers', paths: ['/a'] },
  { kind: 'cache', entries: 4, unreadable: 0, unsound: 0 },
  { kind: 'cache', entries: 4, unreadable: 2, unsound: 0 },
  { kind: 'cache', entries: 4, unreadable: 2, unsound: 1 },
  ...[undefined, ...FITTED_WITH].map((differs): FoundFacts => ({ kind: 'calibration', path: '/a', differs })),
  { kind: 'questions', questions: 4, problems: 2 },
  ...[true, false].map((isReadable): FoundFacts => ({ kind: 'data-file', path: '/a', isReadable })),
];

/** What is said of the index that is kept. */
function upkeepTexts(language: (typeof LANGUAGES)[number]): readonly string[] {
  const { waiting, rolledBack, unbuilt, rollback, verify } = HOST_LABELS[language].upkeep;
  const why = HOST_LABELS[language].faults.system(
    new FileFault({ kind: 'data-folder', folder: '/a/b', problem: 'full' }),
  );
  return [
    waiting(7),
    waiting(undefined),
    rolledBack(SERVED),
    unbuilt(why, SERVED),
    ...Object.values(rollback.help),
    rollback.kept,
    rollback.inUse,
    rollback.unchanged,
    ...[true, false].flatMap((yes) => [
      rollback.question(SERVED, yes),
      rollback.done(SERVED, yes),
      rollback.undo(yes),
      verify.generation('x', true),
    ]),
    ...Object.values(verify.help),
    ...FOUND.flatMap((facts) => {
      const { found, remedy = '' } = verify.found(
        facts,
        HOST_LABELS[language].host({ kind: 'no-index', why: { kind: 'missing' } }).problem,
      );
      return [found, remedy];
    }),
    verify.summary(0, 0),
    verify.summary(1, 2),
  ];
}

/** What is said of backups and of data of an older version. */
function backupTexts(language: (typeof LANGUAGES)[number]): readonly string[] {
  const { migrated, backup, restore } = HOST_LABELS[language].backups;
  const held = {
    path: '/a/b',
    files: 2,
    bytes: 3_000_000,
    writtenBy: '0.9.0',
    dataVersion: 1,
    created: SERVED.created,
    holds: { cache: false, models: false, settings: true },
  };
  const folders = { corpusFolder: '/a/b', dataFolder: '/a/b' };
  const aside = ['/a/b', '/a/b'];
  return [
    migrated({ from: 0, to: 1, changed: ['a.jsonl'], copies: ['/a/b'] }),
    ...Object.values(backup.help),
    backup.progress,
    ...[true, false].map((hasIndex) =>
      backup.written({ path: '/a/b', files: 2, bytes: 1, seconds: 1, hasIndex }),
    ),
    ...[1, 2].map((count) => backup.leftOut(count, '/a/b')),
    backup.holdsSecrets,
    backup.removed(aside),
    ...Object.values(restore.help),
    restore.checking,
    restore.restoring,
    restore.whole(held),
    restore.question({ ...held, ...folders }),
    restore.unchanged,
    restore.done({ ...folders, aside: [], beside: [] }),
    restore.done({ ...folders, aside, beside: aside }),
    restore.finished(aside),
    restore.settingsLeft,
  ];
}

/** What is said of all that is stored of people, but for what is one word in several languages. */
function privacyTexts(language: (typeof LANGUAGES)[number]): readonly string[] {
  const { help, ...privacy } = HOST_LABELS[language].privacy;
  const { usage } = HOST_LABELS[language];
  return [
    ...Object.values(help),
    ...Object.values(usage.help),
    privacy.declined,
    privacy.asked,
    privacy.nothing('7'),
    usage.none,
    usage.full,
    usage.kept(30, 5_000),
    usage.headings.languages,
    usage.headings.shared,
    usage.headings.latency,
    usage.headings.refused,
    usage.headings.quoted,
    ...Object.values(usage.outcomes),
    usage.votes(1, 2),
    usage.latency('1 s', '2 s'),
    ...[1, 2].flatMap((count) => [
      privacy.question(count),
      privacy.removed('7', count, count),
      usage.title(count),
      usage.furtherTopics(count),
      usage.unseen(count),
      usage.furtherArticles(count),
    ]),
  ];
}

/** What doctor says, but for what is one word in several languages. */
function doctorTexts(language: (typeof LANGUAGES)[number]): readonly string[] {
  const { doctor } = HOST_LABELS[language];
  const { processor, clock, settings, variables, corpus, data, owners, temporary, memory } = doctor.subjects;
  return [
    ...Object.values(doctor.help),
    processor,
    clock,
    settings,
    variables,
    corpus,
    data,
    owners,
    temporary,
    memory,
    ...DOCTOR_SAMPLES.flatMap((facts) => {
      const { found, remedy = '' } = doctor.found(facts);
      return [found, remedy];
    }),
    doctor.notAsked,
  ];
}

/** What the dialogues about own questions say, but for what is one word in several languages. */
function questionTexts(language: (typeof LANGUAGES)[number]): readonly string[] {
  const { help, questions, feedback, choice, ...rest } = HOST_LABELS[language].questions;
  const { aboutIs, ...writing } = questions;
  return [
    ...Object.values(help),
    ...Object.values(writing),
    aboutIs('[1]'),
    feedback.nothing,
    feedback.quoted,
    feedback.refused,
    feedback.changed,
    feedback.hint,
    feedback.reworded,
    feedback.proposal(1, 2),
    feedback.votes(1, 2),
    ...[1, 2].flatMap((count) => [
      feedback.welcome(count),
      feedback.unseen(count),
      feedback.followUps(count),
      rest.end(count),
      rest.progress({ answerable: 40 * count, unanswerable: 10 * count }),
    ]),
    choice.quoted,
    choice.refused,
    choice.further,
    choice.noFurther,
    choice.found('x'),
    choice.nothingFound('x'),
    choice.noSuchNumber('9', 0),
    choice.noSuchNumber('9', 3),
    choice.unknown('x'),
    rest.prompt.decision,
    rest.wrongFiles,
    rest.known('corpus/a.md', 3),
    rest.kept('corpus/a.md'),
    rest.dropped,
    rest.unfinished,
  ];
}

/** What is said where articles come in and go, but for what is one word in several languages. */
function collectingTexts(language: (typeof LANGUAGES)[number]): readonly string[] {
  const { help, add, remove, articles, drift, ...rest } = HOST_LABELS[language].collecting;
  const missing = [{ ordinal: 0, text: 'X.' }];
  return [
    ...[help.add, help.remove, help.articles, help.drift].flatMap((texts) => Object.values(texts)),
    rest.fields.title,
    rest.fields.leftOut,
    rest.fields.since,
    rest.declined,
    add.fetching('x'),
    add.nothing,
    add.further(1),
    add.further(2),
    add.added('a.md', undefined),
    add.added('a.md', '/a/b'),
    add.next('a'),
    remove.removed(['a.md'], '/a/b'),
    remove.noneLeft,
    articles.total(2, 3),
    articles.problems(1),
    articles.problems(2),
    drift.same,
    drift.changed({ missing, added: [] }, 1),
    drift.changed({ missing: [...missing, ...missing], added: ['Y.'] }, 20),
    drift.gone(404),
    drift.missing,
    drift.added,
    drift.movedTo('x'),
    drift.withoutAddress(['X']),
    drift.noAddress,
    drift.kept({ same: 1, changed: 2, gone: 0, failed: 3 }, '/a/b.json'),
    drift.broken('/a/b.json'),
    rest.decide({ kind: 'replace', path: 'a.md' }),
    rest.decide({ kind: 'paywall', address: 'x', sentences: 3 }),
    rest.decide({ kind: 'remove', paths: ['a.md'] }),
  ];
}

const SAID: readonly Words[] = [
  ...FAULT_SAMPLES.map((fault): Words => [
    fault.message,
    inEach((language) => describeFault(fault, language)),
  ]),
  ...FILE_SAMPLES.map((facts): Words => {
    const say = (language: (typeof LANGUAGES)[number]) => {
      const { problem, remedy } = HOST_LABELS[language].file(facts, 'corpus/a.md');
      return `${problem}\n${remedy}`;
    };
    return [facts.kind, inEach(say)];
  }),
  ...HOST_SAMPLES.map((facts): Words => [
    facts.kind,
    inEach((language) => describeFault(new HostFault(facts), language)),
  ]),
  ...programTexts('en').map((text, at): Words => [
    text,
    inEach((language) => programTexts(language)[at] ?? ''),
  ]),
  ...upkeepTexts('en').map((text, at): Words => [
    text,
    inEach((language) => upkeepTexts(language)[at] ?? ''),
  ]),
  ...backupTexts('en').map((text, at): Words => [
    text,
    inEach((language) => backupTexts(language)[at] ?? ''),
  ]),
  ...privacyTexts('en').map((text, at): Words => [
    text,
    inEach((language) => privacyTexts(language)[at] ?? ''),
  ]),
  ...doctorTexts('en').map((text, at): Words => [
    text,
    inEach((language) => doctorTexts(language)[at] ?? ''),
  ]),
  ...questionTexts('en').map((text, at): Words => [
    text,
    inEach((language) => questionTexts(language)[at] ?? ''),
  ]),
  ...collectingTexts('en').map((text, at): Words => [
    text,
    inEach((language) => collectingTexts(language)[at] ?? ''),
  ]),
  ['a bug', inEach((language) => describeFault(new TypeError('x'), language))],
];

describe.each(OTHERS)('what is said to a host in %s', (language) => {
  it.each(SAID.map(([what, says]) => [what.split('\n', 1)[0], says] as const))(
    'differs from the English, and has none left: %s',
    (_, says) => {
      const [own, english] = [says[language].split('\n'), says.en.split('\n')];
      for (const [at, line] of own.entries()) {
        if (/^ {2}(?:https|Installation)/.test(line)) continue;
        expect(line === '' || line !== english[at], line).toBe(true);
      }
      expect(says[language].replaceAll(NAMES, '')).not.toMatch(ENGLISH);
    },
  );
});

describe('what is said to a host', () => {
  it('has typographic marks and spaces in French', () => {
    /** What is typed as it stands, in a file or a terminal. */
    const code =
      /\b(?:title|key|date|source|from|at|sha256|not-in-article): |: "|\w*: (?:true|false|\[\])|\barticles:|https?:\/\/\S*|--|X : /g;
    for (const [, { fr }] of SAID) {
      expect(fr.replaceAll(code, '')).not.toMatch(/(?<![\u00A0\u202F:])[;?!:](?:\s|$)|«[^\u00A0]|[^\u00A0]»/);
    }
  });

  it('puts no straight marks around what it quotes in German and French', () => {
    /** What is typed as it stands: a key with its value, or a question behind a command. */
    const typed = /"key"|"title"|-- (?:--article a )?"[^"]*"|(?:: |= )"[^"]*"/g;
    for (const [, { de, fr }] of SAID) {
      expect(de.replaceAll(typed, '')).not.toContain('"');
      expect(fr.replaceAll(typed, '')).not.toContain('"');
    }
  });

  it('shows what a setting says with each character that a screen obeys written out', () => {
    const settings = [
      { name: 'X', expected: 'flag', found: { kind: 'shown', value: 'a\u001B[2J\n"b"' } },
    ] as const;
    const told = inEach((language) =>
      describeFault(new HostFault({ kind: 'wrong-settings', settings }), language),
    );
    expect(told.de).toContain('; da steht „a\\u001b[2J\\u000a"b"“');
    expect(told.fr).toContain('on y lit «\u00A0a\\u001b[2J\\u000a"b"\u00A0»');
  });

  it('says du in German', () => {
    for (const [, { de }] of SAID) expect(de).not.toMatch(/\b(?:Ihr(?:e[nmrs]?)?|Ihnen)\b|\w+en Sie\b/);
  });

  it('names the same settings, commands and places in each language', () => {
    for (const [, says] of SAID) {
      for (const language of OTHERS) expect(names(says[language])).toEqual(names(says.en));
    }
  });

  it('is English for a log, whatever is said to a person', () => {
    for (const facts of HOST_SAMPLES) {
      const fault = new HostFault(facts);
      expect(`${fault.message}\n${fault.remedy}`).toBe(describeFault(fault, 'en'));
    }
  });

  it('is said of a fault in each language at once, and of a bug not at all', () => {
    for (const fault of FAULT_SAMPLES) {
      const told = wordedInEach(fault);
      for (const language of LANGUAGES) {
        expect(told?.[language].problem).toBe(worded(fault, language)?.message);
      }
    }
    expect(wordedInEach(new TypeError('x'))).toBeUndefined();
  });
});
