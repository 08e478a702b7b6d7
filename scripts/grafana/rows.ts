import { lines, stat, type Unplaced } from './panels.ts';

/** A heading with what stands below it. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Unplaced[];
}

/** Of the bots that were chosen at the top. */
const CHOSEN = 'job=~"$job",instance=~"$instance"';
const of = (metric: string, labels = ''): string =>
  `${metric}{${CHOSEN}${labels === '' ? '' : `,${labels}`}}`;
const perMinute = (metric: string, by: string): string =>
  `60 * sum by (${by}) (rate(${of(metric)}[$__rate_interval]))`;
const quantile = (share: number, metric: string, by = ''): string =>
  `histogram_quantile(${share}, sum by (le${by}) (rate(${of(`${metric}_bucket`)}[$__rate_interval])))`;

const UP_AND_DOWN = { 0: ['no', 'red'], 1: ['yes', 'green'] } as const;
const ANSWERED = 'outcome=~"good|unsure"';
const SEARCHED = 'outcome=~"good|unsure|not-in-corpus"';
/** Doubles of what a question takes on two cores; the alert rings at ten seconds. */
const SLOW = [
  [2, 'orange'],
  [10, 'red'],
] as const;

const glance: Row = {
  title: 'At a glance',
  panels: [
    stat({
      title: 'Takes questions',
      description: 'Whether every chosen bot is ready; /readyz says why it is not.',
      queries: [{ expr: `min(${of('beleg_ready')})` }],
      unit: 'none',
      words: UP_AND_DOWN,
      wide: 3,
    }),
    stat({
      title: 'Connected to Discord',
      description: 'Whether every chosen bot is connected; empty where none is in Discord.',
      queries: [{ expr: `min(${of('beleg_discord_connected')})` }],
      unit: 'none',
      words: UP_AND_DOWN,
      wide: 3,
    }),
    stat({
      title: 'Questions in 24 hours',
      description: 'Admitted questions of all doors.',
      queries: [{ expr: `sum(increase(${of('beleg_questions_total')}[24h]))` }],
      unit: 'short',
      decimals: 0,
      wide: 3,
    }),
    stat({
      title: 'Answered in 24 hours',
      description:
        'Of the questions that were searched the share that was answered, surely or not. The others got a refusal: look what is missing in the articles.',
      queries: [
        {
          expr: `sum(increase(${of('beleg_questions_total', ANSWERED)}[24h])) / sum(increase(${of('beleg_questions_total', SEARCHED)}[24h]))`,
        },
      ],
      unit: 'percentunit',
      decimals: 0,
      wide: 3,
    }),
    stat({
      title: 'Slowest twentieth',
      description: 'So long the 95th of a hundred questions took in the last hour.',
      queries: [
        {
          expr: `histogram_quantile(0.95, sum by (le) (rate(${of('beleg_question_duration_seconds_bucket')}[1h])))`,
        },
      ],
      unit: 's',
      steps: SLOW,
      wide: 3,
    }),
    stat({
      title: 'Failed in 24 hours',
      description: 'Questions that ended with a fault; the log says of each why.',
      queries: [{ expr: `sum(increase(${of('beleg_questions_total', 'outcome="failed"')}[24h]))` }],
      unit: 'short',
      decimals: 0,
      steps: [[1, 'orange']],
      wide: 3,
    }),
    stat({
      title: 'Index built',
      description: 'How long ago the oldest index was built that serves.',
      queries: [{ expr: `time() - min(${of('beleg_index_built_timestamp_seconds')})` }],
      unit: 's',
      wide: 3,
    }),
    stat({
      title: 'Version',
      description: 'The versions of beleg that run.',
      queries: [{ expr: `count by (version) (${of('beleg_info')})`, legend: '{{version}}' }],
      unit: 'none',
      isName: true,
      wide: 3,
    }),
  ],
};

const questions: Row = {
  title: 'Questions',
  panels: [
    lines({
      title: 'Questions by outcome',
      description:
        'Each minute. Many "not-in-corpus" say that people ask what the articles do not hold; "failed" should not occur.',
      queries: [{ expr: perMinute('beleg_questions_total', 'outcome'), legend: '{{outcome}}' }],
      unit: 'cpm',
      isStacked: true,
      wide: 12,
    }),
    lines({
      title: 'Questions by language',
      description: 'Each minute; "unknown" of a question whose words tell no language.',
      queries: [{ expr: perMinute('beleg_questions_total', 'language'), legend: '{{language}}' }],
      unit: 'cpm',
      isStacked: true,
      wide: 6,
    }),
    lines({
      title: 'Questions by door',
      description: 'Each minute: Discord, the API over HTTP, chat interfaces, the page.',
      queries: [{ expr: perMinute('beleg_questions_total', 'face'), legend: '{{face}}' }],
      unit: 'cpm',
      isStacked: true,
      wide: 6,
    }),
  ],
};

const latency: Row = {
  title: 'How long answers take',
  panels: [
    lines({
      title: 'A question',
      description:
        'From when it was admitted to when its answer was there, in Discord sent. Where this grows and reading does not, questions wait.',
      queries: [
        { expr: quantile(0.5, 'beleg_question_duration_seconds'), legend: 'half' },
        { expr: quantile(0.95, 'beleg_question_duration_seconds'), legend: '95 %' },
        { expr: quantile(0.99, 'beleg_question_duration_seconds'), legend: '99 %' },
      ],
      unit: 's',
      steps: SLOW,
    }),
    lines({
      title: 'Its parts, 95 %',
      description: 'Waiting for its turn, searching, reading, composing, sending to Discord.',
      queries: [
        { expr: quantile(0.95, 'beleg_question_stage_duration_seconds', ', stage'), legend: '{{stage}}' },
      ],
      unit: 's',
    }),
    lines({
      title: 'Its parts, mean',
      description: 'Where the time goes.',
      queries: [
        {
          expr: `sum by (stage) (rate(${of('beleg_question_stage_duration_seconds_sum')}[$__rate_interval])) / sum by (stage) (rate(${of('beleg_question_stage_duration_seconds_count')}[$__rate_interval]))`,
          legend: '{{stage}}',
        },
      ],
      unit: 's',
      isStacked: true,
    }),
  ],
};

const refusals: Row = {
  title: 'Refusals and queue',
  panels: [
    lines({
      title: 'Refusals',
      description:
        'Each minute, by why. "busy": the queue was full; "rate-limited": one asks much, and the limit does its work.',
      queries: [{ expr: perMinute('beleg_refusals_total', 'reason'), legend: '{{reason}}' }],
      unit: 'cpm',
      isStacked: true,
      wide: 12,
    }),
    lines({
      title: 'Queue',
      description: 'Questions that wait or are being answered, and how many may.',
      queries: [
        { expr: `sum by (instance) (${of('beleg_queue_questions')})`, legend: '{{instance}}' },
        {
          expr: `max(${of('beleg_queue_capacity_questions')})`,
          legend: 'as many may be there',
        },
      ],
      unit: 'short',
      wide: 12,
    }),
  ],
};

const discord: Row = {
  title: 'Discord',
  panels: [
    lines({
      title: 'Connected',
      description: '1 while connected. Short gaps are usual; the bot comes back by itself.',
      queries: [{ expr: `min by (instance) (${of('beleg_discord_connected')})`, legend: '{{instance}}' }],
      unit: 'none',
      max: 1,
      wide: 6,
    }),
    lines({
      title: 'Heartbeat',
      description: 'How long Discord takes to answer one; above a second the network is slow.',
      queries: [
        { expr: `max by (instance) (${of('beleg_discord_heartbeat_seconds')})`, legend: '{{instance}}' },
      ],
      unit: 's',
      steps: [[1, 'orange']],
      wide: 6,
    }),
    lines({
      title: 'Closed connections',
      description: 'In an hour, by the code of the gateway; docs/monitoring.md says what the codes mean.',
      queries: [
        {
          expr: `sum by (code) (increase(${of('beleg_discord_disconnections_total')}[1h]))`,
          legend: '{{code}}',
        },
        {
          expr: `sum by (how) (increase(${of('beleg_discord_connections_total')}[1h]))`,
          legend: 'connected: {{how}}',
        },
      ],
      unit: 'short',
      wide: 6,
    }),
    lines({
      title: 'Failed requests and kept messages',
      description:
        'Answers 429 and 5xx of Discord each minute, and messages that wait until it takes them again.',
      queries: [
        { expr: perMinute('beleg_discord_request_failures_total', 'status'), legend: '{{status}} a minute' },
        { expr: `sum(${of('beleg_discord_outbox_messages')})`, legend: 'messages kept' },
      ],
      unit: 'short',
      wide: 6,
    }),
    lines({
      title: 'Servers',
      description: 'How many Discord servers the bot is in.',
      queries: [{ expr: `sum(${of('beleg_discord_guilds')})`, legend: 'servers' }],
      unit: 'short',
    }),
    lines({
      title: 'Votes and shared answers',
      description: 'In a day. Many "not-helpful" are worth a look: npm run feedback shows the questions.',
      queries: [
        {
          expr: `sum by (verdict) (increase(${of('beleg_votes_total')}[1d]))`,
          legend: '{{verdict}}',
        },
        { expr: `sum(increase(${of('beleg_shared_answers_total')}[1d]))`, legend: 'shared' },
      ],
      unit: 'short',
    }),
    lines({
      title: 'Buttons',
      description: 'Pressed each minute, by what they do.',
      queries: [{ expr: perMinute('beleg_discord_presses_total', 'action'), legend: '{{action}}' }],
      unit: 'cpm',
    }),
  ],
};

const index: Row = {
  title: 'Articles and index',
  panels: [
    lines({
      title: 'Articles and sentences',
      description:
        'In the index that serves. A fall that nobody made says that files went or cannot be read.',
      queries: [
        { expr: `max(${of('beleg_index_articles')})`, legend: 'articles' },
        { expr: `max(${of('beleg_index_sentences')})`, legend: 'sentences' },
      ],
      unit: 'short',
    }),
    lines({
      title: 'Builds',
      description: 'In an hour, by what came of them; after "failed" the older index serves on.',
      queries: [
        {
          expr: `sum by (outcome) (increase(${of('beleg_index_builds_total')}[1h]))`,
          legend: '{{outcome}}',
        },
        { expr: `max(${of('beleg_index_build_failing')})`, legend: 'the last one failed' },
      ],
      unit: 'short',
    }),
    lines({
      title: 'A build takes',
      description: 'Mean of the last hour.',
      queries: [
        {
          expr: `sum(increase(${of('beleg_index_build_duration_seconds_sum')}[1h])) / sum(increase(${of('beleg_index_build_duration_seconds_count')}[1h]))`,
          legend: 'mean',
        },
      ],
      unit: 's',
    }),
    lines({
      title: 'Articles to look after',
      description:
        'Files that cannot be read (npm run articles says why), and articles whose source changed or is gone (npm run drift).',
      queries: [
        { expr: `max(${of('beleg_index_unreadable_files')})`, legend: 'cannot be read' },
        { expr: `max(${of('beleg_sources_changed_articles')})`, legend: 'source changed' },
        { expr: `max(${of('beleg_sources_gone_articles')})`, legend: 'source gone' },
      ],
      unit: 'short',
      wide: 12,
    }),
    lines({
      title: 'Generations',
      description: 'Which state of the index serves where; several bots on one folder should show one.',
      queries: [{ expr: `count by (generation) (${of('beleg_index_info')})`, legend: '{{generation}}' }],
      unit: 'short',
      isStacked: true,
      wide: 12,
    }),
  ],
};

const machine: Row = {
  title: 'The process',
  panels: [
    lines({
      title: 'Memory',
      description:
        'Of the bot, of its heap and of the process that reads. On a small machine it should stay well below what there is.',
      queries: [
        { expr: `sum by (instance) (${of('process_resident_memory_bytes')})`, legend: 'bot {{instance}}' },
        { expr: `sum by (instance) (${of('nodejs_heap_size_used_bytes')})`, legend: 'heap {{instance}}' },
        {
          expr: `sum by (instance) (${of('beleg_reader_resident_memory_bytes')})`,
          legend: 'reader {{instance}}',
        },
      ],
      unit: 'bytes',
    }),
    lines({
      title: 'Event loop',
      description:
        'How late the process comes to its work: the 99th of a hundred moments. Above half a second Discord may take the bot for gone.',
      queries: [
        { expr: `max by (instance) (${of('nodejs_eventloop_lag_p99_seconds')})`, legend: '{{instance}}' },
      ],
      unit: 's',
      steps: [[0.5, 'red']],
    }),
    lines({
      title: 'Processor',
      description: 'Cores in use by the bot itself; the reader beside it is not counted.',
      queries: [
        {
          expr: `sum by (instance) (rate(${of('process_cpu_seconds_total')}[$__rate_interval]))`,
          legend: '{{instance}}',
        },
      ],
      unit: 'short',
    }),
    lines({
      title: 'Open files',
      description: 'File descriptors of the bot; one that only ever grows is a leak.',
      queries: [{ expr: `max by (instance) (${of('process_open_fds')})`, legend: '{{instance}}' }],
      unit: 'short',
      wide: 12,
    }),
    lines({
      title: 'Runs since',
      description: 'How long the process has been running; a line that falls to zero is a restart.',
      queries: [{ expr: `time() - ${of('process_start_time_seconds')}`, legend: '{{instance}}' }],
      unit: 's',
      wide: 12,
    }),
  ],
};

export const ROWS: readonly Row[] = [glance, questions, latency, refusals, discord, index, machine];
