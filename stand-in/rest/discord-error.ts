/** One thing wrong with a request body. */
export interface FormIssue {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** The JSON that Discord answers with when it refuses a request. */
interface DiscordErrorBody {
  readonly code: number;
  readonly message: string;
  readonly errors?: unknown;
}

/** A refusal, as Discord words it: an HTTP status, its own error code and, for a bad body, the faulty fields. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: number;
  readonly code: number;
  readonly issues: readonly FormIssue[];

  constructor(options: { status: number; code: number; message: string; issues?: readonly FormIssue[] }) {
    super(options.message);
    this.status = options.status;
    this.code = options.code;
    this.issues = options.issues ?? [];
  }

  /** The response body, with the issues nested by field as Discord nests them. */
  toBody(): DiscordErrorBody {
    const base = { code: this.code, message: this.message };
    return this.issues.length === 0 ? base : { ...base, errors: nestIssues(this.issues) };
  }
}

/** Discord's answer to a body it does not accept. */
export function invalidForm(issues: readonly FormIssue[]): DiscordError {
  return new DiscordError({ status: 400, code: 50035, message: 'Invalid Form Body', issues });
}

interface IssueTree {
  [field: string]: IssueTree | { code: string; message: string }[];
}

function nestIssues(issues: readonly FormIssue[]): IssueTree {
  const root: IssueTree = {};
  for (const { path, code, message } of issues) {
    let node = root;
    for (const step of path) {
      const next = node[step];
      node = next === undefined || Array.isArray(next) ? (node[step] = {}) : next;
    }
    const known = node['_errors'];
    node['_errors'] = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
}

/** The refusals the bot can meet outside a faulty body, by what went wrong. */
export const refusals = {
  unauthorized: () => new DiscordError({ status: 401, code: 0, message: '401: Unauthorized' }),
  notFound: () => new DiscordError({ status: 404, code: 0, message: '404: Not Found' }),
  unknownChannel: () => new DiscordError({ status: 404, code: 10003, message: 'Unknown Channel' }),
  unknownGuild: () => new DiscordError({ status: 404, code: 10004, message: 'Unknown Guild' }),
  unknownMember: () => new DiscordError({ status: 404, code: 10007, message: 'Unknown Member' }),
  unknownMessage: () => new DiscordError({ status: 404, code: 10008, message: 'Unknown Message' }),
  unknownUser: () => new DiscordError({ status: 404, code: 10013, message: 'Unknown User' }),
  unknownWebhook: () => new DiscordError({ status: 404, code: 10015, message: 'Unknown Webhook' }),
  unknownInteraction: () => new DiscordError({ status: 404, code: 10062, message: 'Unknown interaction' }),
  alreadyAcknowledged: () =>
    new DiscordError({ status: 400, code: 40060, message: 'Interaction has already been acknowledged.' }),
  missingAccess: () => new DiscordError({ status: 403, code: 50001, message: 'Missing Access' }),
  editOfAnother: () =>
    new DiscordError({ status: 403, code: 50005, message: 'Cannot edit a message authored by another user' }),
  emptyMessage: () => new DiscordError({ status: 400, code: 50006, message: 'Cannot send an empty message' }),
  cannotMessageUser: () =>
    new DiscordError({ status: 403, code: 50007, message: 'Cannot send messages to this user' }),
  missingPermissions: () => new DiscordError({ status: 403, code: 50013, message: 'Missing Permissions' }),
  cannotReply: () =>
    new DiscordError({
      status: 403,
      code: 160002,
      message: 'Cannot reply without permission to read message history',
    }),
  invalidWebhookToken: () => new DiscordError({ status: 401, code: 50027, message: 'Invalid Webhook Token' }),
  wrongChannelType: () =>
    new DiscordError({ status: 400, code: 50024, message: 'Cannot execute action on this channel type' }),
  threadExists: () =>
    new DiscordError({
      status: 400,
      code: 160004,
      message: 'A thread has already been created for this message',
    }),
  tooManyThreads: () =>
    new DiscordError({ status: 400, code: 160006, message: 'Maximum number of active threads reached' }),
  invalidJson: () =>
    new DiscordError({ status: 400, code: 50109, message: 'The request body contains invalid JSON.' }),
} as const;
