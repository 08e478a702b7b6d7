import { basename } from 'node:path';
import type { Told } from '../../../indexing/build-fault.ts';
import { labelLanguageList } from '../../../language/label-language.ts';
import type { IndexUnavailable } from '../../../search-index/index-store.ts';
import { type HostFacts, SETTING_OF } from '../host-facts.ts';
import { backupUsage } from './backups.ts';
import { discordFault } from './discord.ts';
import { httpFault } from './http.ts';
import { sampleFault } from './judge.ts';
import { privacyFault } from './privacy.ts';
import { siteFault } from './site.ts';
import { rollbackFault } from './upkeep.ts';
import { wrongSetting } from './wrong-settings.ts';
import { typeset, unbroken } from '../../label-text.ts';

/** What goes wrong where the program meets the person. */
export function host(facts: HostFacts): Told {
  switch (facts.kind) {
    case 'wrong-settings': {
      const { settings } = facts;
      const which =
        settings.length === 1 ? 'Un réglage est incorrect' : `${settings.length} réglages sont incorrects`;
      return {
        problem: typeset`${which} :${settings.map(wrongSetting).join('')}`,
        remedy: typeset`Corrigez cela dans le fichier .env ou dans l’environnement ; .env.exemple explique chaque réglage.`,
      };
    }
    case 'half-set':
      return {
        problem: typeset`${facts.set} est réglé et ${facts.missing} ne l’est pas : /reindex a besoin des deux.`,
        remedy: typeset`Réglez les deux ou aucun, dans le fichier .env ou dans l’environnement ; .env.exemple les explique.`,
      };
    case 'no-token':
      return {
        problem: `${SETTING_OF.token} manque.`,
        remedy: typeset`Créez une application sur https://discord.com/developers/applications, copiez le jeton de sa page « Bot » et mettez ${SETTING_OF.token}=<jeton> dans le fichier .env.`,
      };
    case 'env-no-text':
      return {
        problem: `Le fichier ${facts.path} n’est pas un texte en UTF-8 ou en UTF-16.`,
        remedy: 'Enregistrez-le en UTF-8 dans votre éditeur, ou récrivez-le d’après .env.exemple.',
      };
    case 'env-folder':
      return {
        problem: `${facts.path} est un dossier et devrait être un fichier avec les réglages.`,
        remedy: typeset`Supprimez le dossier et écrivez le fichier ; Docker crée un tel dossier là où manque un fichier à monter.`,
      };
    case 'env-closed':
      return {
        problem: `beleg n’a pas le droit de lire le fichier ${facts.path}.`,
        remedy: typeset`Laissez-le lire à l’utilisateur qui exécute beleg, et à personne d’autre : chown cet utilisateur '${facts.path}' et chmod 600 '${facts.path}'`,
      };
    case 'env-link-to-nothing':
      return {
        problem: `Le fichier ${facts.path} est un lien vers un fichier qui n’existe pas.`,
        remedy: typeset`Rétablissez ce fichier, ou montez le disque qui le porte ; supprimez le lien s’il n’y a rien à régler.`,
      };
    case 'env-stray-line':
      return {
        problem: `La ligne ${facts.line} du fichier ${facts.path} n’est pas un réglage.`,
        remedy: typeset`Écrivez un NOM=valeur par ligne ; .env.exemple explique chaque réglage.`,
      };
    case 'env-unreadable':
      return {
        problem: `Le fichier ${facts.path} ne peut pas être lu (${facts.code}).`,
        remedy: 'Vérifiez le disque ou le montage qui le porte.',
      };
    case 'env-namesake':
      return {
        problem: `Il n’y a pas de fichier ${facts.path}, mais un fichier ${facts.namesake}, qui n’est pas lu.`,
        remedy: typeset`Renommez-le en .env, ou supprimez-le s’il ne contient aucun réglage : dans PowerShell avec Rename-Item '${facts.namesake}' .env`,
      };
    case 'no-index':
      return { problem: noIndex(facts.why), remedy: 'Lancez npm run embed.' };
    case 'unwritable':
      return {
        problem: `La sortie ne peut pas être écrite${facts.code === 'ENOSPC' ? typeset` : il n’y a plus de place` : ''} (${facts.code}).`,
        remedy: 'Vérifiez le disque ou le programme qui la reçoit, et relancez.',
      };
    case 'unreadable-line':
      return {
        problem: typeset`${facts.path} : cette version ne sait pas lire la ligne ${facts.line}.`,
        remedy: typeset`Supprimez cette ligne, ou tout le fichier ${basename(facts.path)} : ${LOST[facts.lost]}.`,
      };
    case 'discord-unreachable':
    case 'discord-refuses-token':
    case 'discord-allows-no-login':
    case 'discord-refuses-intents':
    case 'discord-closes':
    case 'discord-late':
    case 'discord-takes-no-commands':
      return discordFault(facts);
    case 'unknown-option': {
      const meant = facts.meant === undefined ? '' : typeset` Vouliez-vous dire ${facts.meant} ?`;
      return { problem: `L’option ${facts.option} n’existe pas.${meant}`, remedy: called(facts.usage) };
    }
    case 'missing-value':
      return { problem: `Il manque la valeur de l’option ${facts.option}.`, remedy: called(facts.usage) };
    case 'missing-argument':
      return {
        problem: 'Il n’est pas dit de quel article il s’agit.',
        remedy: called(facts.usage),
      };
    case 'second-argument':
      return {
        problem: typeset`« ${facts.argument} » est de trop : un seul est pris, entre guillemets s’il contient des espaces.`,
        remedy: called(facts.usage),
      };
    case 'exclusive-options':
      return { problem: `${facts.options.join(' et ')} s’excluent.`, remedy: called(facts.usage) };
    case 'unexpected-argument':
      return {
        problem: typeset`« ${facts.argument} » ne veut rien dire ici : aucun argument n’est attendu.`,
        remedy: called(facts.usage),
      };
    case 'http-needs-token':
    case 'http-port-in-use':
    case 'http-port-closed':
    case 'http-no-such-host':
    case 'metrics-port-in-use':
    case 'metrics-port-closed':
    case 'metrics-no-such-host':
      return httpFault(facts);
    case 'nowhere-to-roll':
    case 'index-moved':
      return rollbackFault(facts);
    case 'forgetting':
    case 'no-user-id':
    case 'days':
      return privacyFault(facts);
    case 'site-folder-taken':
    case 'site-no-folder':
    case 'site-among-articles':
    case 'site-unwritable':
      return siteFault(facts);
    case 'missing-backup':
    case 'kept-count':
      return backupUsage(facts);
    case 'sample-broken-off':
    case 'sample-size':
    case 'nothing-to-sample':
    case 'only-sampled':
      return sampleFault(facts);
    case 'unknown-language':
      return {
        problem: typeset`--lang ne nomme pas une langue que parle beleg : « ${facts.given} ».`,
        remedy: typeset`Valeurs possibles : ${labelLanguageList('et')}. ${called(facts.usage)}`,
      };
  }
}

function called(usage: string): string {
  return typeset`Voici la commande : ${usage}`;
}

const LOST = {
  votes: 'les votes jusqu’ici sont alors perdus',
  buttons: 'les boutons des anciennes réponses diront alors qu’elles sont périmées',
} as const;

function noIndex(why: IndexUnavailable): string {
  switch (why.kind) {
    case 'missing':
      return 'Aucun index n’a encore été construit.';
    case 'other-version':
      return 'L’index a été construit par une autre version de beleg.';
    case 'other-model':
      return why.built === why.inUse
        ? `L’index a été construit avec un autre état du modèle ${why.built}.`
        : `L’index a été construit avec le modèle ${why.built}, le réglage dit ${why.inUse}.`;
    case 'stale-corpus':
      return `Les articles ont changé depuis la construction de l’index (${moment(why.created)}).`;
    case 'damaged':
      return typeset`Un fichier de l’index ${DAMAGE[why.damage]} : ${why.path}${inBrackets(why.code)}.`;
  }
}

function inBrackets(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}

const DAMAGE = {
  missing: 'manque',
  'cut off': 'est tronqué',
  altered: 'a été modifié',
  unreadable: 'ne peut pas être lu',
} as const;

function moment(iso: string): string {
  const format = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short' });
  return unbroken(format.format(new Date(iso)));
}
