import type { CorpusFacts } from '../../../corpus/corpus-fault.ts';
import type { BuildFacts } from '../../../indexing/build-fault.ts';
import type { ModelFacts } from '../../../models/model-fault.ts';
import { KIND_FILE } from '../../../models/model-manifest.ts';
import type { ReadingFacts } from '../../../reading/reading-fault.ts';
import type { FileFacts as FolderFacts } from '../../../system/file-fault.ts';
import { SETTING_OF } from '../host-facts.ts';
import type { FaultWords } from '../host-labels.ts';
import { ended, refusal } from './causes.ts';
import { database } from './database.ts';
import { file } from './files.ts';
import { ownQuestions } from './own-questions.ts';
import { typeset } from '../../label-text.ts';

const BUILD_AGAIN = 'relancez npm run embed';

export const faults: FaultWords = {
  corpus: ({ facts }) => ({ problem: corpusProblem(facts), remedy: corpusRemedy(facts) }),
  model: ({ facts }) => ({ problem: modelProblem(facts), remedy: modelRemedy(facts) }),
  system: ({ facts }) => ({ problem: systemProblem(facts), remedy: systemRemedy(facts) }),
  database,
  build: ({ facts }) => ({ problem: buildProblem(facts), remedy: buildRemedy(facts) }),
  reading: ({ facts }) => ({ problem: readingProblem(facts), remedy: readingRemedy(facts) }),
  questions: ownQuestions,
  bug: (message) => ({
    problem: typeset`Quelque chose s’est mal passé dans beleg : ${message}`,
    remedy: 'Relancez avec DEBUG=beleg pour voir la trace, et signalez l’erreur.',
  }),
};

function corpusProblem(facts: CorpusFacts): string {
  switch (facts.kind) {
    case 'no-folder':
      return `Le dossier des articles ${facts.folder} n’existe pas.`;
    case 'not-a-folder':
      return `${facts.folder} est un fichier et non un dossier.`;
    case 'closed-folder':
      return typeset`Le dossier des articles ${facts.folder} ne peut pas être ouvert : ${file(facts.why, facts.folder).problem}`;
    case 'no-article': {
      const seen = facts.problems.map(
        ({ path, facts: why }) => typeset`\n  ${path} : ${file(why, path).problem}`,
      );
      const ignored =
        facts.ignored === 0 ? '' : ` Son .belegignore y passe sur ${facts.ignored} fichiers ou dossiers.`;
      return `Le dossier ${facts.folder} ne contient aucun article.${ignored}${seen.join('')}`;
    }
    case 'closed-ignore-file':
      return typeset`${facts.path}, qui dit ce qui n’est pas un article, ne peut pas être lu : ${file(facts.why, facts.path).problem}`;
    case 'large-ignore-file':
      return `${facts.path} a ${facts.bytes} octets, plus que les ${facts.most} permis.`;
    case 'bad-ignore-pattern':
      return typeset`La ligne ${facts.line} de ${facts.path} n’est pas un motif : ${facts.pattern}`;
    case 'process-ended':
      return typeset`Les articles n’ont pas pu être lus : le processus qui les lit s’est arrêté trop tôt (${ended(facts.how)}).`;
  }
}

function corpusRemedy(facts: CorpusFacts): string {
  switch (facts.kind) {
    case 'no-folder':
      return 'Créez un dossier de ce nom et mettez-y au moins un article (.md, .txt, .html, .pdf, .docx ou .epub).';
    case 'not-a-folder':
      return `Indiquez dans ${SETTING_OF.corpus} le dossier qui contient les articles.`;
    case 'closed-folder':
      return file(facts.why, facts.folder).remedy;
    case 'no-article':
      return typeset`Mettez-y au moins un article (.md, .txt, .html, .pdf, .docx ou .epub) ; corpus/README.md de beleg montre à quoi il doit ressembler.`;
    case 'closed-ignore-file':
      return file(facts.why, facts.path).remedy;
    case 'large-ignore-file':
      return 'Nommez-y des dossiers plutôt que des fichiers. D’ici là rien n’est lu, pour ne rien citer de ce qu’il écarte.';
    case 'bad-ignore-pattern':
      return typeset`Écrivez les motifs comme dans un .gitignore : des chemins depuis le dossier des articles, avec / et sans ./ devant, les [ ] fermés, ** trois fois au plus, pas de { }, et \\ seulement devant * ? [ ] { } ! # et les espaces. D’ici là rien n’est lu, pour ne rien citer de ce qu’il écarte.`;
    case 'process-ended':
      return `Vérifiez qu’il reste de la mémoire (il en faut environ 150 Mo), puis ${BUILD_AGAIN}.`;
  }
}

const MODEL_NOUNS = { embedder: 'modèle d’embedding', reader: 'modèle de lecture' } as const;

function modelProblem(facts: ModelFacts): string {
  const [setting, noun] = [SETTING_OF[facts.role], MODEL_NOUNS[facts.role]];
  switch (facts.kind) {
    case 'no-such-folder':
      return typeset`${setting} nomme un dossier qui n’existe pas : ${facts.model}`;
    case 'download-not-allowed':
      return `${setting}=${facts.model} n’est pas un dossier de cette machine, et le télécharger depuis ${facts.hub} n’est pas autorisé.`;
    case 'download-failed':
      return typeset`Le ${noun} n’a pas pu être téléchargé : ${refusal(facts.how)} (${facts.address}).`;
    case 'unreadable-file':
      return `Le fichier du modèle ${facts.path} manque ou est illisible.`;
    case 'malformed-file':
      return `Le fichier du modèle ${facts.path} n’est pas ce qu’il devrait être.`;
    case 'unlisted-file':
      return `Le fichier du modèle ${facts.path} ne figure pas dans la liste des sommes de contrôle du modèle.`;
    case 'altered-file': {
      const { path, bytes, expected } = facts;
      const how = bytes === expected ? 'a été modifié' : `a ${bytes} octets au lieu de ${expected}`;
      return `Le fichier du modèle ${path} ${how}.`;
    }
    case 'unknown-kind': {
      const { folder, path, named } = facts;
      const what = named.length === 0 ? 'n’en nomme aucune' : `nomme ${named.join(', ')}`;
      return typeset`Le ${noun} du dossier ${folder} n’est d’aucune sorte que beleg puisse utiliser : ${path} ${what}.`;
    }
    case 'unusable':
      return typeset`Le ${noun} du dossier ${facts.folder} ne peut pas être chargé. Le message : « ${facts.why} »`;
  }
}

function modelRemedy({ role, kind, downloaded }: ModelFacts): string {
  const [setting, noun] = [SETTING_OF[role], MODEL_NOUNS[role]];
  switch (kind) {
    case 'no-such-folder':
      return typeset`Corrigez ${setting}, ou retirez-le pour utiliser le ${noun} fourni avec beleg ; « git checkout -- model » le rétablit.`;
    case 'download-not-allowed':
      return `Mettez ${SETTING_OF.downloads}=true pour le télécharger une fois, ou placez ses fichiers dans un dossier et indiquez-le dans ${setting}.`;
    case 'download-failed':
      return typeset`Vérifiez le réseau et le nom dans ${setting}, et réessayez ; ou placez vous-même les fichiers dans un dossier et indiquez-le dans ${setting}.`;
    case 'unreadable-file':
    case 'malformed-file':
    case 'altered-file':
    case 'unlisted-file':
      if (downloaded !== undefined) {
        return typeset`Supprimez le dossier ${downloaded} et relancez avec ${SETTING_OF.downloads}=true : le modèle sera téléchargé de nouveau.`;
      }
      return typeset`Rétablissez-le : « git checkout -- model » pour le ${noun} fourni avec beleg, sinon recopiez le vôtre. ${setting} dit lequel est utilisé.`;
    case 'unknown-kind':
      return typeset`Indiquez dans ${setting} un modèle de questions-réponses, dont le config.json nomme une architecture qui finit par ForQuestionAnswering ; ou, si c’est un modèle de lecture tel que le décrit model/README.md, placez dans le dossier le ${KIND_FILE} qui y est montré.`;
    case 'unusable':
      return role === 'reader'
        ? `Vérifiez que c’est un modèle de lecture tel que le décrit model/README.md, ou retirez ${setting} pour utiliser celui qui est fourni.`
        : `Vérifiez que c’est un modèle d’embedding de phrases au format ONNX, avec un tokenizer que lit @xenova/transformers, ou retirez ${setting} pour utiliser celui qui est fourni.`;
  }
}

function systemProblem(facts: FolderFacts): string {
  switch (facts.kind) {
    case 'no-permission':
      return `Cet utilisateur n’a pas le droit d’écrire ${facts.path}.`;
    case 'reads-back-differently':
      return `${facts.path} ne se relit pas comme il a été écrit.`;
    case 'not-a-file':
      return `${facts.path} devrait être un fichier et est autre chose.`;
    case 'in-use':
      return `Un autre processus écrit déjà dans ${facts.path}.`;
    case 'in-data-folder':
      return typeset`Le dossier de données ${facts.folder} est inutilisable : ${facts.code} pour ${facts.path}.`;
    case 'data-folder':
      return {
        'read-only': `Le dossier de données ${facts.folder} est sur un disque en lecture seule.`,
        full: `Il n’y a plus de place pour le dossier de données ${facts.folder}.`,
        limited: `Le dossier de données ${facts.folder} n’accepte aucun fichier aussi grand que l’index.`,
        'no-folder': `Le dossier de données ${facts.folder} n’est pas un dossier.`,
        'cannot-be-made': `Le dossier de données ${facts.folder} ne peut pas être créé.`,
      }[facts.problem];
  }
}

const PLACE_OF_DATA = `Choisissez dans ${SETTING_OF.data} un dossier, ou un chemin où l’on peut en créer un.`;

function systemRemedy(facts: FolderFacts): string {
  switch (facts.kind) {
    case 'no-permission':
      return 'Donnez le droit d’y écrire à l’utilisateur qui exécute beleg.';
    case 'reads-back-differently':
      return `Vérifiez le disque, puis ${BUILD_AGAIN}.`;
    case 'not-a-file':
      return typeset`Déplacez-le : un fichier sera créé à sa place au prochain démarrage.`;
    case 'in-use':
      return `Arrêtez l’autre bot qui utilise ce dossier, ou donnez à chaque bot son propre ${SETTING_OF.data}.`;
    case 'in-data-folder':
      return 'Vérifiez ce qui s’y trouve, et le disque ou le montage qui le porte.';
    case 'data-folder':
      return {
        'read-only': `Choisissez dans ${SETTING_OF.data} un dossier où l’on peut écrire.`,
        full: 'Libérez de la place et relancez.',
        limited:
          'Relevez la limite de taille des fichiers (ulimit -f, LimitFSIZE de systemd), ou utilisez un autre système de fichiers.',
        'no-folder': PLACE_OF_DATA,
        'cannot-be-made': PLACE_OF_DATA,
      }[facts.problem];
  }
}

function buildProblem(facts: BuildFacts): string {
  switch (facts.kind) {
    case 'nothing-to-index': {
      const listed = facts.problems.map(({ path, facts: why }) => {
        const { problem, remedy } = file(why, path);
        return typeset`\n  ${path} : ${problem} ${remedy}`;
      });
      const end = listed.length === 0 ? '.' : typeset` :${listed.join('')}`;
      return `Aucune phrase à indexer n’a été trouvée dans ${facts.folder}${end}`;
    }
    case 'unsound-vector':
      return typeset`Le modèle ${facts.model} n’a pas donné de vecteur de ${facts.dimension} nombres finis pour : ${facts.text}`;
    case 'child-ended':
      return typeset`L’index n’a pas pu être construit : le processus qui le construit s’est arrêté trop tôt (${ended(facts.how)}).`;
    case 'told':
      return facts.told.fr.problem;
  }
}

function buildRemedy(facts: BuildFacts): string {
  switch (facts.kind) {
    case 'nothing-to-index':
      return `Mettez-y au moins un article lisible, puis ${BUILD_AGAIN}.`;
    case 'unsound-vector':
      return 'Vérifiez que le modèle est complet et convient aux phrases, ou choisissez-en un autre.';
    case 'child-ended':
      return typeset`Vérifiez que la mémoire et le disque suffisent, puis lancez npm run embed ; il reprend où il s’est arrêté.`;
    case 'told':
      return facts.told.fr.remedy;
  }
}

function readingProblem(facts: ReadingFacts): string {
  switch (facts.kind) {
    case 'calibration-unreadable':
      return `La calibration ${facts.path} manque ou est illisible.`;
    case 'calibration-broken':
      return `La calibration ${facts.path} est abîmée ou vient d’une autre version de beleg.`;
    case 'verdict-calibration-broken':
      return `Ce qui a été compté d’un modèle de langage, ${facts.path}, est illisible, abîmé ou vient d’une autre version de beleg.`;
    case 'calibration-of-other-reader':
      return `La calibration ${facts.path} a été faite pour un autre état du modèle de lecture (${facts.reader}).`;
    case 'own-calibration-broken':
      return `Votre calibration ${facts.path} est illisible, abîmée ou d’une autre version de beleg.`;
    case 'process-ended':
      return `Le processus qui lit pour beleg s’est arrêté trop tôt (${ended(facts.how)}).`;
  }
}

function readingRemedy({ kind }: ReadingFacts): string {
  switch (kind) {
    case 'calibration-unreadable':
    case 'calibration-broken':
    case 'calibration-of-other-reader':
      return typeset`Lancez npm run calibrate (cela prend quelques minutes) avec les mêmes ${SETTING_OF.reader} et ${SETTING_OF.embedder} ; pour le modèle de lecture fourni, « git checkout -- model » suffit.`;
    case 'verdict-calibration-broken':
      return typeset`Lancez npm run calibrate -- --sample 200 pour recompter, ou supprimez ce fichier : les verdicts sont alors donnés comme incertains.`;
    case 'own-calibration-broken':
      return typeset`Lancez npm run calibrate -- --reset, qui l’enlève ; celle qui est fournie vaut alors, jusqu’à ce que npm run calibrate -- --corpus en fasse une autre.`;
    case 'process-ended':
      return typeset`Posez de nouveau la question : il est relancé. S’il s’arrête toujours, vérifiez qu’il reste de la mémoire (il en faut environ 200 Mo).`;
  }
}
