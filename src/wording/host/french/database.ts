import type { DatabaseFacts, DatabaseFault } from '../../../search-index/postgres/database-fault.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { typeset } from '../../label-text.ts';
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
      return typeset`La base ${place} est injoignable (${facts.code}).`;
    case 'refused':
      return typeset`La base ${place} refuse l’utilisateur ou le mot de passe de ${SETTING}.`;
    case 'no-database':
      return typeset`Le serveur n’a pas de base du nom donné dans ${place}.`;
    case 'no-tls':
      return typeset`La connexion à ${place} ne peut pas être chiffrée comme ${SETTING} le demande.`;
    case 'no-permission':
      return typeset`Il manque un droit à l’utilisateur de ${SETTING} dans ${place} : ${facts.said}.`;
    case 'no-extension':
      return typeset`Le serveur de ${place} n’a pas l’extension vector, qui compare les vecteurs.`;
    case 'extension-not-allowed':
      return typeset`Il manque à la base ${place} l’extension vector, et l’utilisateur de ${SETTING} n’a pas le droit de l’ajouter.`;
    case 'old-extension':
      return typeset`L’extension vector de ${place} est trop ancienne : ${facts.found} ; il faut la 0.8.`;
    case 'other-schema':
      return typeset`Le schéma ${facts.schema} de ${place} vient d’une autre version de beleg (tables de version ${facts.found}, celle-ci a ${facts.own}).`;
    case 'not-alone':
      return typeset`La connexion à ${place} qui empêchait les autres de construire l’index entre-temps a été perdue ; rien n’a été gardé de cette construction.`;
    case 'gone':
      return typeset`L’index lu dans ${place} est remplacé depuis plus de dix minutes et n’existe plus.`;
    case 'read-only':
      return typeset`La base ${place} n’accepte aucun changement.`;
    case 'full':
      return typeset`Le serveur de ${place} n’a plus de place.`;
    case 'too-slow':
      return typeset`La base ${place} a mis trop longtemps à répondre.`;
    case 'encoding':
      return typeset`La base ${place} ne garde pas ses textes en UTF-8.`;
  }
}

function remedyOf(facts: DatabaseFacts): string {
  switch (facts.kind) {
    case 'unreachable':
      return typeset`Vérifiez que PostgreSQL y tourne et admet cette machine (listen_addresses, pg_hba.conf, pare-feu), et l’adresse dans ${SETTING}. Un bot en marche répond de nouveau dès que c’est le cas.`;
    case 'refused':
      return typeset`Vérifiez l’utilisateur et le mot de passe dans ${SETTING} (caractères spéciaux sous la forme %40, etc.) et pg_hba.conf sur le serveur.`;
    case 'no-database':
      return typeset`Créez-la avec « createdb », ou corrigez ${SETTING}.`;
    case 'no-tls':
      return typeset`Terminez ${SETTING} par ?sslmode=verify-full&sslrootcert=… pour un certificat à vous, ou par ?sslmode=disable si le réseau est à vous.`;
    case 'no-permission':
      return typeset`Rendez l’utilisateur propriétaire de la base ou du schéma, par exemple avec « GRANT CREATE ON DATABASE … TO … » ou « ALTER SCHEMA … OWNER TO … » ; docs/scaling.md dit ce qu’il faut à un bot qui ne fait que lire.`;
    case 'no-extension':
      return typeset`Installez pgvector sur le serveur (Debian : apt install postgresql-17-pgvector ; Docker : l’image pgvector/pgvector), puis lancez npm run embed.`;
    case 'extension-not-allowed':
      return typeset`Faites exécuter une fois « CREATE EXTENSION vector » dans cette base par un administrateur.`;
    case 'old-extension':
      return typeset`Installez un pgvector plus récent sur le serveur, et faites exécuter « ALTER EXTENSION vector UPDATE » dans cette base.`;
    case 'other-schema':
      return typeset`Amenez tous les bots à une seule version, ou donnez à celui-ci un schéma à lui (?schema=… dans ${SETTING}). Quand personne ne lit plus l’ancien, « DROP SCHEMA ${facts.schema} CASCADE » le supprime, et npm run embed le reconstruit.`;
    case 'not-alone':
      return typeset`Lancez npm run embed une fois encore ; les vecteurs sont gardés, et cela va plus vite. Si cela se reproduit, cherchez ce qui, entre ici et le serveur, coupe les connexions au repos.`;
    case 'gone':
      return typeset`Posez la question de nouveau : le nouvel index est repris en quelques secondes.`;
    case 'read-only':
      return typeset`Que ${SETTING} nomme le serveur principal ; un serveur de secours ne peut être que lu.`;
    case 'full':
      return typeset`Libérez de la place. Dans un conteneur, donnez aussi 1 Go à /dev/shm (shm_size), qu’il faut pour construire un grand index.`;
    case 'too-slow':
      return typeset`Posez la question de nouveau. Si cela dure, regardez ce que fait d’autre le serveur, et si sa mémoire (shared_buffers) contient l’index.`;
    case 'encoding':
      return typeset`Créez une base avec « createdb -E UTF8 -T template0 ».`;
  }
}
