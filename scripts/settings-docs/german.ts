import { labelLanguageList } from '../../src/language/label-language.ts';
import type { SettingsWords } from './settings-words.ts';

export const german: SettingsWords = {
  file: '.env.beispiel',
  head: [
    'Einstellungen von beleg. Kopiere diese Datei nach .env und ändere, was du brauchst; keine Zeile ist Pflicht.',
    'Eine Variable, die in der Umgebung gesetzt ist, geht derselben Zeile hier vor.',
  ],
  groups: {
    articles: 'Artikel und Index',
    models: 'Die Modelle',
    discord: 'Discord',
    http: 'Über HTTP (npm run serve)',
    metrics: 'Metriken und Gesundheit (docs/monitoring.md)',
    limits: 'Grenzen und Log',
  },
  explained: {
    corpusFolder:
      'Der Ordner mit deinen Artikeln (.md, .txt, .html, .pdf, .docx, .epub). Ohne Angabe: corpus',
    watch:
      'true: Der Bot und „npm run serve“ nehmen auf, was sich in diesem Ordner ändert, sobald es fertig geschrieben ist, und antworten daraus. poll: Sie sehen alle paar Sekunden nach, für Netzlaufwerke und Container, deren Dateisysteme Änderungen nicht immer melden. Was eine Datei .belegignore im Ordner nennt, wird nie gelesen (corpus/README.md).',
    dataFolder: 'Wo Index, Vektoren, Antworten und Stimmen aufbewahrt werden. Ohne Angabe: data',
    indexUrl:
      'Eine PostgreSQL-Datenbank (mit der Erweiterung pgvector ab 0.8), in der der Index statt in DATA_FOLDER liegt, als postgres://benutzer:passwort@host:5432/datenbank: Mehrere Bots, auch auf mehreren Rechnern, antworten dann aus einem Index, den einer von ihnen oder „npm run embed“ baut (docs/scaling.md). Hinter ?schema= steht das Schema, wenn es nicht beleg heißen soll; ?sslmode=verify-full verschlüsselt den Weg zu einem Server anderswo. Das Passwort wird nirgends angezeigt.',
    siteUrl:
      'Die Adresse, unter der du die Seiten veröffentlichst, die „npm run site“ schreibt, etwa https://www.example.org/artikel/. Zitate aus Artikeln ohne eigene Adresse führen dann dorthin, genau zu dem Satz. Schreib und veröffentliche die Seiten neu, wenn sich Artikel geändert haben.',
    model:
      'Ein Ordner mit einem Embedding-Modell der E5-Familie (config.json, tokenizer.json, tokenizer_config.json und onnx/model_quantized.onnx oder onnx/model.onnx), oder ein Name auf dem Modell-Hub wie Xenova/multilingual-e5-base: geholt wird dann der neueste Stand, der mit seinen Prüfsummen in data/models bleibt und sich nie ändert. Name@Revision (ein Commit oder ein Tag) sagt, welcher Stand; welcher Commit geholt wurde, steht in der source.json neben den Dateien.\nFühre nach einer Änderung „npm run calibrate“ und dann „npm run embed“ aus. Ohne Angabe: das mitgelieferte Modell',
    reader:
      'Ein Ordner mit einem Lesemodell, das sagt, ob ein Satz antwortet (model/README.md beschreibt es), oder mit einem Modell zum Beantworten von Fragen nach Art von SQuAD 2, oder sein Name auf dem Modell-Hub. Führe nach einer Änderung „npm run calibrate“ aus. Ohne Angabe: das mitgelieferte Lesemodell\nOder ollama: und der Name eines Sprachmodells in einem eigenen Ollama, wie in ollama:qwen3:8b. Es sagt, welche Sätze antworten, und schreibt nichts; solange es das nicht tut, liest das mitgelieferte Lesemodell. Seine Antworten gelten als unsicher, bis „npm run calibrate -- --sample 200“ ausgezählt hat, wie oft es recht hat.',
    ollamaUrl:
      'Mit READER=ollama:… gehen jede Frage und die Sätze, die zu ihr gefunden werden, an diese Adresse, sonst nichts. Außerhalb dieses Rechners nimm https oder ein eigenes Netz.\nWie viele Sekunden eine Frage auf das Sprachmodell wartet, bevor das andere Modell übernimmt.',
    ollamaSeconds: '',
    allowDownload:
      'Ein Modell des Hubs wird nur heruntergeladen, wenn hier true steht; sonst lädt beleg keines.',
    modelHub: 'Der Hub, von dem Modelle geholt werden, über https.',
    token:
      'Das Token des Bots (Developer Portal > deine Anwendung > Bot > Reset Token). Ohne Token ist npm start ein Chat im Terminal. Halte es geheim: Wer es hat, ist dein Bot.',
    defaultLanguage: `Die Sprache der Beschriftungen, wo weder Person noch Community-Server noch Frage eine nennt: ${labelLanguageList('oder')}.`,
    operatorIds:
      'Die Benutzer, die den Index mit /reindex neu bauen dürfen, und der Server, auf dem es diesen Befehl gibt. Beides ist nötig.\nIDs: Schalte in Discord Einstellungen > Erweitert > Entwicklermodus ein, dann Rechtsklick > ID kopieren.',
    operatorGuildId: '',
    publicChannelIds:
      'Kanäle, in denen Antworten öffentlich sind, mit ihren Threads; anderswo sieht sie nur, wer gefragt hat.\nDurch Kommas getrennt. Leer: überall öffentlich.',
    placesFile:
      'Eine YAML-Datei, die sagt, welche Rollen fragen dürfen, welche Ordner mit Artikeln welche Server und Kanäle sehen und wie viel eine Rolle fragen darf; docs/places.md erklärt sie, und npm run places prüft sie. Eine Änderung gilt in Sekunden. Nicht gesetzt: Alle sehen und fragen alles.',
    threads:
      'true: Eine Erwähnung in einem Kanal wird in einem eigenen Thread beantwortet, in dem weitere Fragen keine Erwähnung brauchen. Discord schickt dem Bot dann jede Nachricht der Kanäle, die er sieht, und will das von dir erlaubt haben: Developer Portal > deine Anwendung > Bot > Message Content Intent. Der Bot liest nur die seiner eigenen Threads.',
    devGuildId:
      'Zum Entwickeln: Die Befehle gibt es nur auf diesem Server, sofort, und auf allen anderen werden sie entfernt.',
    shardProcesses:
      'Für einen Bot auf sehr vielen Servern, ab einigen Zehntausend: auf wie viele Prozesse sich seine Server verteilen, jeder mit einer Kopie des Index im Speicher; auto: so viele, wie Discord empfiehlt. Ein Prozess hält die Modelle für alle. Leer: ein einziger Prozess, der sich mit so vielen Shards mit Discord verbindet, wie das empfiehlt; siehe docs/scaling.md.',
    apiUrl: 'Eine andere Adresse der Discord-API, für einen Ersatz wie npm run discord:local.',
    httpHost:
      'Adresse und Port, auf denen npm run serve lauscht. 127.0.0.1 ist nur für diesen Rechner; jede andere, wie 0.0.0.0, verlangt API_TOKEN.',
    httpPort: '',
    apiToken:
      'Wer fragt, schickt es als „Authorization: Bearer <Token>“; mindestens 16 Zeichen, wie „openssl rand -hex 32“ sie macht. Halte es geheim. Ohne Token wird nur diesem Rechner geantwortet.',
    publicPage:
      'true: Die Seite und /embed stehen allen offen; sonst fragt der Browser nach API_TOKEN, wo es eines gibt, als Passwort und mit beliebigem Namen.',
    allowedOrigins:
      'Die Websites, deren Skripte aus einem Browser fragen dürfen (CORS), und die, die /embed in einem Rahmen zeigen dürfen: Adressen wie https://example.org, durch Kommas getrennt. Leer: keine.',
    embedOrigins: '',
    trustedProxies:
      'Die Reverse Proxys vor beleg, als Adressen oder Netze (10.0.0.7, 10.0.0.0/8), durch Kommas getrennt: Ihr X-Forwarded-For sagt, von wem eine Anfrage kommt; danach wird gezählt.',
    metricsHost:
      'Mit einem Port, etwa 9464, bieten der Bot und „npm run serve“ dort /metrics für Prometheus, /healthz und /readyz. 127.0.0.1 ist nur für diesen Rechner. Jede andere Adresse, wie 0.0.0.0 in einem Container, steht ohne Token allen offen, die sie erreichen: In den Metriken steht nichts von einer Frage und keine ID, aber wie viel und mit welchem Erfolg gefragt wird; halte andere mit einer Firewall oder einem eigenen Netz fern. Mit SHARD_PROCESSES hat jeder Shard einen eigenen Port, der erste den nach diesem.',
    metricsPort: '',
    questionsPerClient:
      'Fragen je Minute über HTTP, mit einem Token oder, wo keines nötig ist, von einer Adresse.',
    questionsPerUser:
      'Fragen je Minute von einem Benutzer und von einem Server, Knöpfe je Minute von einem Benutzer, und wie viele Fragen warten dürfen.\nEine Frage, die länger als eine Sekunde dauert, zählt für jede begonnene Sekunde einmal.',
    questionsPerGuild: '',
    buttonsPerUser: '',
    waiting: '',
    logLevel: 'trace, debug, info, warn, error oder fatal',
    logQuestions: 'Im Log steht der Wortlaut keiner Frage, außer wenn hier true steht.',
  },
};
