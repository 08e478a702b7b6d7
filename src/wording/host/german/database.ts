import type { DatabaseFacts, DatabaseFault } from '../../../search-index/postgres/database-fault.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { SETTING_OF } from '../host-facts.ts';

const SETTING = SETTING_OF.database;

/** Why the database of the index does not do what it is asked for. */
export function database({ facts }: DatabaseFault): Told {
  return { problem: problemOf(facts), remedy: remedyOf(facts) };
}

function problemOf(facts: DatabaseFacts): string {
  const { place } = facts;
  switch (facts.kind) {
    case 'unreachable':
      return `Die Datenbank ${place} ist nicht zu erreichen (${facts.code}).`;
    case 'refused':
      return `Die Datenbank ${place} weist den Benutzer oder das Passwort in ${SETTING} ab.`;
    case 'no-database':
      return `Der Server hat keine Datenbank mit dem Namen in ${place}.`;
    case 'no-tls':
      return `Die Verbindung zu ${place} lässt sich nicht so verschlüsseln, wie ${SETTING} es verlangt.`;
    case 'no-permission':
      return `Dem Benutzer in ${SETTING} fehlt ein Recht in ${place}: ${facts.said}.`;
    case 'no-extension':
      return `Dem Server von ${place} fehlt die Erweiterung vector, die Vektoren vergleicht.`;
    case 'extension-not-allowed':
      return `In der Datenbank ${place} fehlt die Erweiterung vector, und der Benutzer in ${SETTING} darf sie nicht hinzufügen.`;
    case 'old-extension':
      return `Die Erweiterung vector in ${place} ist zu alt: ${facts.found}; nötig ist 0.8.`;
    case 'other-schema':
      return `Das Schema ${facts.schema} in ${place} stammt von einer anderen Version von beleg (Tabellen der Version ${facts.found}, diese hat ${facts.own}).`;
    case 'not-alone':
      return `Die Verbindung zu ${place}, die andere so lange vom Bauen des Index abhielt, riss ab; von diesem Bau ist nichts geblieben.`;
    case 'gone':
      return `Der Index, der in ${place} gelesen wurde, ist seit mehr als zehn Minuten ersetzt und nicht mehr da.`;
    case 'read-only':
      return `Die Datenbank ${place} nimmt keine Änderungen an.`;
    case 'full':
      return `Auf dem Server von ${place} ist kein Platz mehr.`;
    case 'too-slow':
      return `Die Datenbank ${place} hat zu lange gebraucht.`;
    case 'encoding':
      return `Die Datenbank ${place} hält ihre Texte nicht in UTF-8.`;
  }
}

function remedyOf(facts: DatabaseFacts): string {
  switch (facts.kind) {
    case 'unreachable':
      return `Prüfe, ob PostgreSQL dort läuft und diesen Rechner einlässt (listen_addresses, pg_hba.conf, Firewall), und die Adresse in ${SETTING}. Ein laufender Bot antwortet wieder, sobald das stimmt.`;
    case 'refused':
      return `Prüfe Benutzer und Passwort in ${SETTING} (Sonderzeichen als %40 und so fort) und die pg_hba.conf auf dem Server.`;
    case 'no-database':
      return `Lege sie mit „createdb“ an oder berichtige ${SETTING}.`;
    case 'no-tls':
      return `Lass ${SETTING} mit ?sslmode=verify-full&sslrootcert=… enden, wenn das Zertifikat ein eigenes ist, oder mit ?sslmode=disable, wenn das Netz ein eigenes ist.`;
    case 'no-permission':
      return `Mach den Benutzer zum Besitzer der Datenbank oder des Schemas, etwa mit „GRANT CREATE ON DATABASE … TO …“ oder „ALTER SCHEMA … OWNER TO …“; docs/scaling.md sagt, was ein Bot braucht, der nur liest.`;
    case 'no-extension':
      return 'Installiere pgvector auf dem Server (Debian: apt install postgresql-17-pgvector; Docker: das Image pgvector/pgvector) und führe dann npm run embed aus.';
    case 'extension-not-allowed':
      return 'Lass jemanden mit Verwaltungsrechten in dieser Datenbank einmal „CREATE EXTENSION vector“ ausführen.';
    case 'old-extension':
      return 'Installiere ein neueres pgvector auf dem Server und lass in dieser Datenbank „ALTER EXTENSION vector UPDATE“ ausführen.';
    case 'other-schema':
      return `Bring alle Bots daran auf eine Version, oder gib diesem ein eigenes Schema (?schema=… in ${SETTING}). Wenn niemand das alte mehr liest, entfernt es „DROP SCHEMA ${facts.schema} CASCADE“, und npm run embed baut es neu.`;
    case 'not-alone':
      return 'Führ npm run embed noch einmal aus; die Vektoren sind aufgehoben, und es geht schneller. Kommt es wieder vor, sieh nach, was zwischen hier und dem Server ruhende Verbindungen beendet.';
    case 'gone':
      return 'Frag noch einmal: Der neue wird binnen Sekunden übernommen.';
    case 'read-only':
      return `Lass ${SETTING} den Hauptserver nennen; ein Standby-Server lässt sich nur lesen.`;
    case 'full':
      return 'Schaffe dort Platz. In einem Container gib auch /dev/shm 1 GB (shm_size), was der Bau eines großen Index braucht.';
    case 'too-slow':
      return 'Frag noch einmal. Bleibt es so, sieh nach, was der Server sonst tut und ob sein Speicher (shared_buffers) den Index fasst.';
    case 'encoding':
      return 'Lege eine Datenbank mit „createdb -E UTF8 -T template0“ an.';
  }
}
