import { lines } from './panels.ts';
import { of, perMinute, type Row } from './queries.ts';

export const discord: Row = {
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

export const index: Row = {
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

export const machine: Row = {
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
