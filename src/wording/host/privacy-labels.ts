/** What is said while all that is stored of people is removed. */
export interface PrivacyLabels {
  readonly help: Readonly<Record<'description' | 'user' | 'yes' | 'closing', string>>;
  /** Whether all that is stored of so many users is to go. */
  readonly question: (users: number) => string;
  readonly declined: string;
  /** A bot runs on the folder, and is asked to do it. */
  readonly asked: string;
  /** What was removed of a user. */
  readonly removed: (user: string, answers: number, votes: number) => string;
  readonly nothing: (user: string) => string;
}

/** What a host is told who asks how beleg is used. */
export interface UsageLabels {
  readonly help: Readonly<Record<'description' | 'days' | 'questions' | 'json' | 'closing', string>>;
  readonly title: (days: number) => string;
  /** Nothing is stored of that time. */
  readonly none: string;
  /** What became of a question. */
  readonly outcomes: Readonly<Record<'good' | 'unsure' | 'none', string>>;
  readonly headings: Readonly<
    Record<'questions' | 'languages' | 'votes' | 'shared' | 'latency' | 'refused' | 'quoted', string>
  >;
  readonly votes: (helpful: number, unhelpful: number) => string;
  readonly latency: (half: string, most: string) => string;
  /** So many questions about something else each. */
  readonly furtherTopics: (questions: number) => string;
  /** So many questions of no word that may be shown: only their askers have seen them, or they name nothing. */
  readonly unseen: (questions: number) => string;
  readonly furtherArticles: (articles: number) => string;
  /** How long and how much is kept, and what is not counted. */
  readonly kept: (days: number, most: number) => string;
  /** As many are stored as may be: older ones have given way. */
  readonly full: string;
}
