import { labelLanguageList } from '../../src/language/label-language.ts';
import type { SettingsWords } from './settings-words.ts';

export const english: SettingsWords = {
  file: '.env.example',
  head: [
    'Settings of beleg. Copy this file to .env and change what you need; every line is optional.',
    'A variable that is set in the environment wins over the same line here.',
  ],
  groups: {
    articles: 'Articles and index',
    models: 'The models',
    discord: 'Discord',
    http: 'Over HTTP (npm run serve)',
    metrics: 'Metrics and health (docs/monitoring.md)',
    limits: 'Limits and log',
  },
  explained: {
    corpusFolder: 'The folder with your articles (.md, .txt, .html, .pdf, .docx, .epub). Default: corpus',
    watch:
      'true: the bot and "npm run serve" embed what changes in that folder as soon as it is written, and answer from it. poll: they look for changes every few seconds, for network drives and containers, whose file systems do not always tell of them. What a file .belegignore in the folder names is never read (corpus/README.md).',
    dataFolder: 'Where the index, the cache of vectors, answers and votes are kept. Default: data',
    indexUrl:
      'A PostgreSQL database (with the extension pgvector 0.8 or newer) that the index is kept in instead of DATA_FOLDER, as postgres://user:password@host:5432/database: several bots, on several machines, then answer from one index, which one of them or "npm run embed" builds (docs/scaling.md). Behind ?schema= stands the schema where it is not to be beleg; ?sslmode=verify-full encrypts the way to a server elsewhere. The password is shown nowhere.',
    siteUrl:
      'The address where you publish the pages that "npm run site" writes, such as https://www.example.org/articles/. Citations of articles without an address of their own then link there, to the very sentence. Write and publish the pages anew whenever articles have changed.',
    model:
      'A folder with a sentence embedding model of the E5 family (config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx or onnx/model.onnx), or a name on the model hub such as Xenova/multilingual-e5-base: its newest state when it is downloaded, which is then kept with its checksums in data/models and never changes. name@revision (a commit or a tag) says which state; the commit that was taken stands in the source.json beside the files.\nAfter changing it run "npm run calibrate" and then "npm run embed". Default: the model that comes with beleg',
    reader:
      'A folder with a reader, the model that says whether a sentence answers (model/README.md describes it) or a question-answering model of the SQuAD 2 kind, or its name on the model hub. After changing it run "npm run calibrate". Default: the reader that comes with beleg\nOr ollama: and the name of a language model of an Ollama of yours, as in ollama:qwen3:8b. It says which sentences answer and writes nothing; the reader that comes with beleg stands in while it does not. Its answers are shown as unsure until "npm run calibrate -- --sample 200" has counted how often it is right.',
    ollamaUrl:
      'With READER=ollama:… each question and the sentences found for it go to this address, and nothing else does. Anywhere but on this machine let it be https, or a network of your own.\nHow many seconds a question waits for the language model before the other reader takes over.',
    ollamaSeconds: '',
    allowDownload:
      'A model of the hub is downloaded only if this says true; without it beleg downloads none.',
    modelHub: 'The hub that models are downloaded from, by https.',
    token:
      "The bot's token (Developer Portal > your application > Bot > Reset Token). Without it, npm start is a chat in the terminal. Keep it secret: who has it is your bot.",
    defaultLanguage: `The language of labels where neither a person, a Community server nor the question tells one: ${labelLanguageList('or')}.`,
    operatorIds:
      'The users who may rebuild the index with /reindex, and the server where that command is offered. Both are needed.\nIds: switch on Settings > Advanced > Developer Mode in Discord, then right-click > Copy ID.',
    operatorGuildId: '',
    publicChannelIds:
      'Channels where answers are public, their threads included; elsewhere they are visible to the asker alone.\nSeparated by commas. Empty: public everywhere.',
    placesFile:
      'A YAML file that says which roles may ask, which folders of articles which servers and channels see, and how much a role may ask; docs/places.md explains it, and npm run places checks it. A change holds within seconds. Not set: everybody sees and asks everything.',
    threads:
      'true: a mention in a channel is answered in a thread of its own, where further questions need no mention. Discord then sends the bot every message of the channels it sees, and asks you to allow that: Developer Portal > your application > Bot > Message Content Intent. The bot reads those of its own threads only.',
    devGuildId:
      'For development: the commands are in this server only, at once, and are removed from all others.',
    shardProcesses:
      'For a bot in very many servers, from some tens of thousands on: how many processes share its servers among them, each with a copy of the index in its memory; auto: as many as Discord recommends. One process holds the models for all. Empty: one process, which connects to Discord with as many shards as that recommends; see docs/scaling.md.',
    apiUrl: "Another address of Discord's API, for a stand-in such as npm run discord:local.",
    httpHost:
      'The address and the port that npm run serve listens on. 127.0.0.1 is for this machine alone; any other, such as 0.0.0.0, demands API_TOKEN.',
    httpPort: '',
    apiToken:
      'Whoever asks sends it as "Authorization: Bearer <token>"; at least 16 characters, as "openssl rand -hex 32" makes them. Keep it secret. Without it only this machine is answered.',
    publicPage:
      'true: the page and /embed are open to everyone; else, where there is an API_TOKEN, the browser asks for it as a password, with any name.',
    allowedOrigins:
      'The sites whose scripts may ask from within a browser (CORS), and those that may show /embed in a frame: addresses such as https://example.org, separated by commas. Empty: none.',
    embedOrigins: '',
    trustedProxies:
      'The reverse proxies in front of beleg, as addresses or networks (10.0.0.7, 10.0.0.0/8), separated by commas: their X-Forwarded-For says whose request it is, by which requests are counted.',
    metricsHost:
      'With a port, such as 9464, the bot and "npm run serve" serve there /metrics for Prometheus, /healthz and /readyz. 127.0.0.1 is for this machine alone. Any other address, such as 0.0.0.0 in a container, is open to all that reach it, without a token: nothing of a question and no id is in the metrics, but how much is asked and of what kind, so let a firewall or a network of your own keep others out. With SHARD_PROCESSES each shard has a port of its own, the first the one after this.',
    metricsPort: '',
    questionsPerClient:
      'Questions a minute over HTTP, of one token or, where none is needed, of one address.',
    questionsPerUser:
      'Questions a minute of one user and of one server, buttons a minute of one user, and how many questions may wait.\nA question that takes longer than a second counts once for each second begun.',
    questionsPerGuild: '',
    buttonsPerUser: '',
    waiting: '',
    logLevel: 'trace, debug, info, warn, error or fatal',
    logQuestions: "The log holds no question's text unless this says true.",
  },
};
