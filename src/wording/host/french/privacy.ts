import type { Told } from '../../../indexing/build-fault.ts';
import { counting, typeset } from '../../label-text.ts';
import type { ForgettingFacts, UsageFacts } from '../host-facts.ts';
import type { PrivacyLabels, UsageLabels } from '../privacy-labels.ts';

const counted = counting('fr');

export const privacy: PrivacyLabels = {
  help: {
    description: typeset`Efface tout ce qui est conservé d’utilisateurs du bot dans Discord : leurs réponses avec les questions, et leurs votes.`,
    user: typeset`les identifiants des utilisateurs, de 17 à 20 chiffres chacun ; - les lit de l’entrée standard, un par ligne`,
    yes: 'ne rien demander',
    closing:
      'Un bot qui tourne sur le dossier de données le fait aussitôt. Dans Discord, chacun le fait pour soi avec /oublier.\ndocs/privacy.md dit ce qui est conservé où, et ce qui reste.',
  },
  question: (users) =>
    typeset`Effacer tout ce qui est conservé de ${counted(users, 'utilisateur', 'utilisateurs')} ? Rien ne pourra en être rétabli. [o/N]`,
  declined: 'Rien n’a été effacé.',
  asked: typeset`Un bot tourne sur ce dossier ; c’est à lui qu’on le demande.`,
  removed: (user, answers, votes) =>
    typeset`${user} : effacé, ${counted(answers, 'réponse avec sa question', 'réponses avec leurs questions')}, ${counted(votes, 'vote', 'votes')}.`,
  nothing: (user) => typeset`${user} : rien n’est conservé.`,
};

export const usage: UsageLabels = {
  help: {
    description: typeset`Montre comment le bot a été utilisé dans Discord : questions par jour, ce qu’elles sont devenues, votes, sujets sans réponse.`,
    days: typeset`tant de jours, aujourd’hui compris, au lieu de 7 ; 30 au plus`,
    questions:
      'montre aussi les questions auxquelles les articles ne répondent pas, là où tout le monde pouvait les voir',
    json: typeset`en JSON, pour des programmes ; docs/json.md le décrit`,
    closing: typeset`Cette commande lit ce que le bot a conservé et ne change rien ; le bot peut tourner pendant ce temps.`,
  },
  title: (days) =>
    days === 1 ? 'Questions dans Discord aujourd’hui' : `Questions dans Discord des ${days} derniers jours`,
  none: 'De cette période, aucune question n’est conservée.',
  outcomes: { good: 'convient bien', unsure: 'incertain', none: 'absent des articles' },
  headings: {
    questions: 'Questions',
    languages: 'Langues',
    votes: 'Votes',
    shared: 'Partagées',
    latency: 'Attente',
    refused: 'Absent des articles, par sujet',
    quoted: 'Les plus cités',
  },
  votes: (helpful, unhelpful) => `${helpful} utile, ${unhelpful} pas utile`,
  latency: (half, most) => `la moitié en ${half}, 95 sur 100 en ${most}`,
  furtherTopics: (questions) => `et ${counted(questions, 'autre question', 'autres questions')}`,
  unseen: (questions) =>
    counted(
      questions,
      'question sans mot-clé, ou vue de son seul auteur',
      'questions sans mot-clé, ou vues de leurs seuls auteurs',
    ),
  furtherArticles: (articles) => `et ${counted(articles, 'autre article', 'autres articles')}`,
  kept: (days, most) =>
    typeset`Est compté ce que le bot a conservé : de ${days} jours au plus, et ${counted(most, 'réponse', 'réponses')} au plus. Ce qui a été effacé, les politesses et les questions par HTTP, par MCP ou dans le terminal ne sont pas conservés.`,
  full: typeset`Rien de plus n’est conservé : des questions plus anciennes de cette période ont cédé la place à de plus récentes.`,
};

/** Why nothing was forgotten, and why such a command means nothing. */
export function privacyFault(
  facts: ForgettingFacts | Extract<UsageFacts, { kind: 'no-user-id' | 'days' }>,
): Told {
  switch (facts.kind) {
    case 'no-user-id':
      return {
        problem:
          facts.given === undefined
            ? 'Il n’est pas dit de quel utilisateur il s’agit.'
            : typeset`« ${facts.given} » n’est pas l’identifiant d’un utilisateur : il compte de 17 à 20 chiffres.`,
        remedy: typeset`Dans Discord : Paramètres > Avancés > Mode développeur, puis clic droit sur l’utilisateur > Copier l’identifiant. Voici comment l’appeler : ${facts.usage}`,
      };
    case 'days':
      return {
        problem: typeset`--days prend un nombre de 1 à ${facts.most}, et non « ${facts.given} » : rien n’est gardé plus longtemps.`,
        remedy: typeset`Voici comment l’appeler : ${facts.usage}`,
      };
    case 'forgetting':
      return forgettingFault(facts);
  }
}

function forgettingFault(facts: ForgettingFacts): Told {
  switch (facts.why) {
    case 'unheeded':
      return {
        problem: typeset`Le bot qui tourne sur ce dossier ne l’a pas fait à temps ; la demande a été retirée.`,
        remedy: typeset`Arrêtez le bot, relancez cette commande, puis redémarrez-le ; s’il est d’une version plus ancienne, mettez-le à jour.`,
      };
    case 'still-there':
      return {
        problem: 'Tout n’a pas pu être effacé du disque.',
        remedy: 'Vérifiez la place sur le disque et le journal du bot, puis relancez la commande.',
      };
    case 'nobody-asked':
      return {
        problem: typeset`Personne ne peut être interrogé ici pour confirmer ; rien n’a été effacé.`,
        remedy: 'Lancez-la dans un terminal, ou avec --yes.',
      };
    case 'given-up':
      return {
        problem: typeset`La commande a été interrompue pendant qu’on le demandait à un bot ; la demande a été retirée.`,
        remedy: 'Relancez-la pour voir s’il reste quelque chose.',
      };
    case 'no-key':
      return {
        problem: typeset`${facts.path} manque ou est abîmé ; sans ce fichier, personne ne sait de qui sont les réponses conservées.`,
        remedy:
          'Rétablissez-le d’une sauvegarde. Ou bien arrêtez le bot et supprimez answers.jsonl et feedback.jsonl à côté, ce qui efface tout ce qui est conservé de tous.',
      };
  }
}
