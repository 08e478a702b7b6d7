/** What kind of thing a question asks for. `undefined` in its place means: it cannot be told. */
export type AnswerType = 'number' | 'money' | 'time' | 'person' | 'reason' | 'place';
