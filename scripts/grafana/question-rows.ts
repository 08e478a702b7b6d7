import { lines, stat } from './panels.ts';
import { ANSWERED, SEARCHED, SLOW, UP_AND_DOWN, of, perMinute, quantile, type Row } from './queries.ts';

export const glance: Row = {
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

export const questions: Row = {
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

export const latency: Row = {
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

export const refusals: Row = {
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
