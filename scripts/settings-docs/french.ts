import { labelLanguageList } from '../../src/language/label-language.ts';
import type { SettingsWords } from './settings-words.ts';
import { typeset } from '../../src/wording/label-text.ts';

export const french: SettingsWords = {
  file: '.env.exemple',
  head: [
    typeset`Réglages de beleg. Copiez ce fichier vers .env et changez ce qu’il vous faut ; aucune ligne n’est obligatoire.`,
    'Une variable de l’environnement l’emporte sur la même ligne ici.',
  ],
  groups: {
    articles: 'Articles et index',
    models: 'Les modèles',
    discord: 'Discord',
    http: 'Par HTTP (npm run serve)',
    metrics: 'Métriques et santé (docs/monitoring.md)',
    limits: 'Limites et journal',
  },
  explained: {
    corpusFolder: typeset`Le dossier de vos articles (.md, .txt, .html, .pdf, .docx, .epub). Par défaut : corpus`,
    watch: typeset`true : le bot et « npm run serve » reprennent dans l’index ce qui change dans ce dossier dès que c’est écrit, et en répondent. poll : ils y regardent toutes les quelques secondes, pour les disques réseau et les conteneurs, dont les systèmes de fichiers ne signalent pas toujours les changements. Ce que nomme un fichier .belegignore du dossier n’est jamais lu (corpus/README.md).`,
    dataFolder: typeset`Où sont gardés l’index, les vecteurs, les réponses et les votes. Par défaut : data`,
    siteUrl: typeset`L’adresse où vous publiez les pages qu’écrit « npm run site », comme https://www.example.org/articles/. Les citations d’articles sans adresse propre y mènent alors, à la phrase même. Récrivez et publiez les pages de nouveau quand des articles ont changé.`,
    model: typeset`Un dossier avec un modèle d’embedding de la famille E5 (config.json, tokenizer.json, tokenizer_config.json et onnx/model_quantized.onnx ou onnx/model.onnx), ou un nom sur le hub de modèles, comme Xenova/multilingual-e5-base : son état le plus récent est alors téléchargé, gardé avec ses sommes de contrôle dans data/models, et ne change plus. nom@révision (un commit ou un tag) dit quel état ; le commit pris figure dans source.json, à côté des fichiers.\nAprès un changement, lancez « npm run calibrate » puis « npm run embed ». Par défaut : le modèle fourni avec beleg`,
    reader: typeset`Un dossier avec un modèle de lecture, qui dit si une phrase répond (model/README.md le décrit) ou un modèle de questions-réponses à la manière de SQuAD 2, ou son nom sur le hub de modèles. Après un changement, lancez « npm run calibrate ». Par défaut : celui fourni avec beleg\nOu ollama: et le nom d’un modèle de langage d’un Ollama à vous, comme dans ollama:qwen3:8b. Il dit quelles phrases répondent et n’écrit rien ; tant qu’il ne le fait pas, le modèle de lecture fourni le remplace. Ses réponses sont données comme incertaines tant que « npm run calibrate -- --sample 200 » n’a pas compté combien sont justes.`,
    ollamaUrl: typeset`Avec READER=ollama:… chaque question et les phrases trouvées pour elle sont envoyées à cette adresse, et rien d’autre. Hors de cette machine, prenez https ou un réseau à vous.\nCombien de secondes une question attend le modèle de langage avant que l’autre modèle prenne le relais.`,
    ollamaSeconds: '',
    allowDownload: typeset`Un modèle du hub n’est téléchargé que si true figure ici ; sinon beleg n’ouvre aucune connexion hormis celle de Discord.`,
    modelHub: 'Le hub d’où viennent les modèles, par https.',
    token: typeset`Le jeton du bot (Developer Portal > votre application > Bot > Reset Token). Sans lui, npm start est une discussion dans le terminal. Gardez-le secret : qui l’a est votre bot.`,
    defaultLanguage: typeset`La langue des libellés quand ni la personne, ni un serveur communautaire, ni la question n’en indique une : ${labelLanguageList('ou')}.`,
    operatorIds: typeset`Les utilisateurs qui peuvent reconstruire l’index avec /reindex, et le serveur où cette commande est proposée. Il faut les deux.\nIdentifiants : activez dans Discord Paramètres > Avancés > Mode développeur, puis clic droit > Copier l’identifiant.`,
    operatorGuildId: '',
    publicChannelIds: typeset`Salons où les réponses sont publiques, avec leurs fils ; ailleurs, seule la personne qui a demandé les voit.\nSéparés par des virgules. Vide : publiques partout.`,
    placesFile: typeset`Un fichier YAML qui dit quels rôles peuvent demander, quels dossiers d’articles se voient sur quels serveurs et salons, et combien un rôle peut demander ; docs/places.md l’explique, et npm run places le vérifie. Un changement vaut en quelques secondes. Sans lui, tout le monde voit et demande tout.`,
    threads: typeset`true : une mention dans un salon reçoit sa réponse dans un fil à elle, où d’autres questions se passent de mention. Discord envoie alors au bot chaque message des salons qu’il voit, et vous demande de l’autoriser : Developer Portal > votre application > Bot > Message Content Intent. Le bot ne lit que ceux de ses propres fils.`,
    devGuildId: typeset`Pour le développement : les commandes ne sont que sur ce serveur, tout de suite, et sont retirées de tous les autres.`,
    shardProcesses: typeset`Pour un bot présent sur de très nombreux serveurs, à partir de quelques dizaines de milliers : entre combien de processus ses serveurs se répartissent, chacun avec une copie de l’index en mémoire ; auto : autant que Discord en recommande. Un processus tient les modèles pour tous. Vide : un seul processus, qui se connecte à Discord avec autant de shards que celui-ci en recommande ; voir docs/scaling.md.`,
    apiUrl: 'Une autre adresse de l’API de Discord, pour un substitut comme npm run discord:local.',
    httpHost: typeset`L’adresse et le port sur lesquels npm run serve écoute. 127.0.0.1 n’est que pour cette machine ; toute autre, comme 0.0.0.0, exige API_TOKEN.`,
    httpPort: '',
    apiToken: typeset`Qui demande l’envoie comme « Authorization: Bearer <jeton> » ; au moins 16 signes, comme « openssl rand -hex 32 » les fait. Gardez-le secret. Sans lui, seule cette machine reçoit des réponses.`,
    publicPage: typeset`true : la page et /embed sont ouvertes à tous ; sinon, s’il y a un API_TOKEN, le navigateur le demande comme mot de passe, avec un nom quelconque.`,
    allowedOrigins: typeset`Les sites dont les scripts peuvent demander depuis un navigateur (CORS), et ceux qui peuvent montrer /embed dans un cadre : des adresses comme https://example.org, séparées par des virgules. Vide : aucun.`,
    embedOrigins: '',
    trustedProxies: typeset`Les proxys inverses devant beleg, en adresses ou en réseaux (10.0.0.7, 10.0.0.0/8), séparés par des virgules : leur X-Forwarded-For dit de qui vient une requête, d’après quoi on compte.`,
    metricsHost: typeset`Avec un port, par exemple 9464, le bot et « npm run serve » y offrent /metrics pour Prometheus, /healthz et /readyz. 127.0.0.1 est pour cette machine seulement. Toute autre adresse, comme 0.0.0.0 dans un conteneur, est ouverte sans jeton à toutes celles qui la joignent : les métriques ne contiennent rien d’une question ni aucun identifiant, mais disent combien on demande et avec quel succès ; tenez les autres à l’écart par un pare-feu ou un réseau à vous.`,
    metricsPort: '',
    questionsPerClient:
      'Questions par minute par HTTP, avec un jeton ou, là où il n’en faut pas, d’une adresse.',
    questionsPerUser:
      'Questions par minute d’un utilisateur et d’un serveur, boutons par minute d’un utilisateur, et combien de questions peuvent attendre.\nUne question qui prend plus d’une seconde compte une fois par seconde entamée.',
    questionsPerGuild: '',
    buttonsPerUser: '',
    waiting: '',
    logLevel: 'trace, debug, info, warn, error ou fatal',
    logQuestions: 'Le journal ne contient le texte d’aucune question, sauf si true figure ici.',
  },
};
