import { LABEL_LANGUAGES, type LabelLanguage } from '../../src/language/label-language.ts';
import { escapeHtml } from '../escape-html.ts';
import { drawMessage, drawModal } from './draw-message.ts';
import type { Sample } from './samples.ts';

interface PageContent {
  readonly samples: Readonly<Record<LabelLanguage, readonly Sample[]>>;
  /** The moment at which the page is read. */
  readonly now: Date;
  readonly css: string;
  /** The component library and the page's switches, bundled. */
  readonly script: string;
}

/** The whole page in one file: it loads nothing. */
export function drawPage({ samples, now, css, script }: PageContent): string {
  const sections = LABEL_LANGUAGES.map(
    (language) =>
      `<section lang="${language}" data-language="${language}">${samples[language]
        .map((sample) => drawSample(sample, language, now))
        .join('')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>beleg in Discord: preview</title>
<style>${css}</style>
</head>
<body>
<header class="bar"><p>Drawn from beleg's own renderer, not by Discord.</p>${switches()}</header>
<main>${sections.join('\n')}</main>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}

function switches(): string {
  const groups = { theme: ['dark', 'light'], width: ['desktop', 'phone'], language: LABEL_LANGUAGES };
  return Object.entries(groups)
    .map(([name, values]) => {
      const buttons = values.map(
        (value) => `<button data-switch="${name}" value="${value}">${value}</button>`,
      );
      return `<span>${buttons.join(' ')}</span>`;
    })
    .join('');
}

function drawSample(
  { title, command, ephemeral = false, shows }: Sample,
  language: LabelLanguage,
  now: Date,
): string {
  const heading = `<h2 class="kind" lang="en">${escapeHtml(title)}</h2>`;
  if ('title' in shows) return heading + drawModal(shows);
  const asker = avatar('M', '#eb459e');
  const reply =
    command === undefined
      ? ''
      : `<discord-command slot="reply" author="Mara" avatar="${asker}" command="${escapeHtml(command.slice(1))}"></discord-command>`;
  const message = drawMessage(shows, { language, now });
  return (
    `${heading}<discord-messages><discord-message author="beleg" bot avatar="${avatar('b', '#248046')}" ` +
    `timestamp="12:00"${ephemeral ? ' ephemeral' : ''}>${reply}${message}</discord-message></discord-messages>`
  );
}

function avatar(letter: string, colour: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${colour}"/>` +
    `<text x="20" y="28" font-size="24" font-family="sans-serif" fill="white" text-anchor="middle">${letter}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
