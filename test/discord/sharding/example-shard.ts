import { ShardLink } from '../../../src/discord/sharding/shard-link.ts';

/* A shard without a bot: it is ready at once, says where it is, asks all others, crashes and ends as it is told. */
const place = { shard: Number(process.env['SHARDS']), shards: Number(process.env['SHARD_COUNT']) };
const link = new ShardLink(place);
const { messages, readySign } = link;
messages.answer('where', () => place.shard);
messages.answer('only the first', () => {
  if (place.shard > 0) throw new Error('I am another');
  return 'here';
});
messages.answer('ask all', async (name) => {
  const { answers, missing } = await messages.askAll(String(name), undefined);
  return { answers: [...answers], missing };
});
messages.answer('crash', (shard) => {
  if (shard === place.shard) process.kill(process.pid, 'SIGKILL');
});
messages.answer('over', async (shard) => {
  if (shard === place.shard) await link.tellOver('Mend it.');
});
void link.stopped.then(() => process.disconnect());
await readySign.show();
