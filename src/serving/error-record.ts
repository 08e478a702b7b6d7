import { parsedUrl } from '../system/web-address.ts';

/* What a log may hold of an error: named fields alone, since libraries hang requests and their bodies on the errors they throw. */

/** What the log says of an error. */
export interface ErrorRecord {
  readonly type: string;
  readonly message: string;
  /** Where it was made: the lines of its trace, which hold no text of anyone. None of what is outside. */
  readonly stack?: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  /** The path of the request that failed, without ids and tokens. */
  readonly route?: string;
  readonly cause?: ErrorRecord;
  readonly errors?: readonly ErrorRecord[];
}

/** Causes of causes that are told. */
const DEPTH = 4;
/** Errors of one that holds several, and fields that a server refuses in one request. */
export const SIDE_BY_SIDE = 8;
const MESSAGE_CHARACTERS = 1_000;
const STACK_LINES = 20;

/** What a face knows of the errors of its own library. */
export interface ErrorKnowledge {
  /** What an error says, without what someone asked. */
  readonly wordsOf: (fault: Error) => string;
  /** A text without what would let its reader act in the name of someone. */
  readonly cleaned: (text: string) => string;
  /** Whether nothing in the code is to blame, so that its trace tells nothing. */
  readonly isOutside: (fault: Error) => boolean;
  /** The path of an address, without ids and tokens. */
  readonly routeOf: (url: string) => string;
}

/** What is parsed came from outside, and the engine quotes it. */
export function plainWordsOf(fault: Error): string {
  return fault instanceof SyntaxError ? 'a text could not be parsed' : fault.message;
}

const PLAIN: ErrorKnowledge = {
  wordsOf: plainWordsOf,
  cleaned: (text) => text,
  isOutside: () => false,
  routeOf: (url) => parsedUrl(url)?.pathname ?? '',
};

/** An error of which no library's errors are part that carry what someone asked. */
export function plainErrorRecord(thrown: unknown): ErrorRecord {
  return errorRecord(thrown, PLAIN);
}

/** An error as the log may hold it: what is kept is named here, and all else left out. */
export function errorRecord(fault: unknown, knowledge: ErrorKnowledge, depth: number = DEPTH): ErrorRecord {
  const cleaned = (text: string, most: number = MESSAGE_CHARACTERS): string =>
    shortened(knowledge.cleaned(text), most);
  if (!(fault instanceof Error))
    return { type: typeof fault, message: typeof fault === 'string' ? cleaned(fault) : NO_ERROR };
  const within = (cause: unknown): ErrorRecord => errorRecord(cause, knowledge, depth - 1);
  const [code, status, method, url] = ['code', 'status', 'method', 'url'].map((name): unknown =>
    Reflect.get(fault, name),
  );
  const { stack, cause } = fault;
  const errors = fault instanceof AggregateError ? fault.errors.slice(0, SIDE_BY_SIDE) : [];
  return {
    type: fault.constructor.name,
    message: cleaned(knowledge.wordsOf(fault)),
    ...(stack !== undefined &&
      !knowledge.isOutside(fault) && { stack: cleaned(framesOf(stack, fault.message), Infinity) }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof status === 'number' && { status }),
    ...(typeof method === 'string' && { method }),
    ...(typeof url === 'string' && { route: knowledge.routeOf(url) }),
    ...(depth > 0 && cause !== undefined && { cause: within(cause) }),
    ...(depth > 0 && errors.length > 0 && { errors: errors.map(within) }),
  };
}

/** Said of a thrown value that is neither an error nor a text, such as the trace of another process. */
const NO_ERROR = 'no error was thrown, but something else';

function framesOf(stack: string, message: string): string {
  const below = stack.slice(stack.indexOf(message) + message.length);
  const frames = below.split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, STACK_LINES).join('\n');
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
