import wrapAnsi from 'wrap-ansi';
import type { SourceCheck } from '../../collecting/check-source.ts';
import type { Article } from '../../corpus/article.ts';
import { worded } from '../../wording/fault-words.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { paletteOf, type Screen } from '../screen.ts';

/** Sentences of each kind that are shown; data/drift.json has them all. */
const SENTENCES_SHOWN = 20;
const INDENT = '  ';
const BULLET = '- ';

/** What came of holding an article against its source. */
export function renderCheck(
  { id, title }: Pick<Article, 'id' | 'title'>,
  check: SourceCheck,
  { sentences, screen }: { readonly sentences: number; readonly screen: Screen },
): string {
  const { drift, add } = HOST_LABELS[screen.language].collecting;
  const { bold } = paletteOf(screen);
  const head = `${bold(printableLine(title))} (${id})`;
  const listed = (label: string, texts: readonly string[]): string[] => {
    if (texts.length === 0) return [];
    const further = texts.length - SENTENCES_SHOWN;
    const shown = texts.slice(0, SENTENCES_SHOWN).map((text) => BULLET + printableLine(text));
    return [
      label,
      ...shown.map((text) => INDENT + text),
      ...(further > 0 ? [INDENT + add.further(further)] : []),
    ];
  };
  const lines = ((): string[] => {
    if (check.kind === 'failed') {
      const told = worded(check.fault, screen.language);
      return [told?.message ?? check.fault.message, told?.remedy ?? ''];
    }
    const { finding } = check;
    switch (finding.kind) {
      case 'same':
        return [drift.same];
      case 'gone':
        return [drift.gone(finding.status)];
      case 'changed': {
        const { missing, added } = finding;
        const isAnother = missing.length === sentences;
        return [
          drift.changed(finding, sentences),
          ...(isAnother ? [drift.movedTo(check.from)] : []),
          ...listed(
            drift.missing,
            missing.map(({ text }) => text),
          ),
          ...listed(drift.added, isAnother ? [] : added),
        ];
      }
    }
  })();
  return [head, ...lines.flatMap((line) => indented(line, screen))].join('\n');
}

function indented(line: string, screen: Screen): string[] {
  const text = line.trimStart();
  const indent = INDENT + ' '.repeat(line.length - text.length);
  const hanging = indent + (text.startsWith(BULLET) ? ' '.repeat(BULLET.length) : '');
  const columns = Math.max(SHORTEST_LINE, screen.width - hanging.length);
  return wrapAnsi(text, columns, { hard: true })
    .split('\n')
    .map((row, at) => (at === 0 ? indent : hanging) + row);
}

const SHORTEST_LINE = 20;
