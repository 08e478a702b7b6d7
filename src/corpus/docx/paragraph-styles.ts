import { attributeOf, childAt, type XmlElement } from '../archive/read-xml.ts';
import { styleChains } from './style-chains.ts';

/** What a paragraph is by its style. */
export type ParagraphRole =
  | { readonly kind: 'title' | 'date' | 'contents' | 'quote' | 'code' | 'text' }
  | { readonly kind: 'heading'; readonly level: number };

/** A list that a paragraph belongs to; `level` from 0. */
export interface NumberingPlace {
  readonly numbering: string;
  readonly level: number;
}

export interface ParagraphStyles {
  readonly roleOf: (properties: XmlElement | undefined) => ParagraphRole;
  /** What a paragraph or its style says of numbering; with the style's id where the style says it. */
  readonly numberingOf: (
    properties: XmlElement | undefined,
  ) => (NumberingPlace & { readonly style: string | undefined }) | undefined;
  /** The numbering that a style of lists stands for. */
  readonly numberingOfStyle: (style: string) => string | undefined;
}

/** The outline knows nine levels; the tenth is text. */
const OUTLINE_LEVELS = 9;

/** The names of the styles that programs bring along; Word writes them in English whatever language it speaks. */
const ROLES: readonly (readonly [name: RegExp, role: ParagraphRole])[] = [
  [/^title$/u, { kind: 'title' }],
  [/^date$/u, { kind: 'date' }],
  [/^(?:toc|contents|table of figures|illustration index) ?(?:\d+|heading)?$/u, { kind: 'contents' }],
  [/^(?:index heading|index \d+|user index .{0,20}|bibliography heading)$/u, { kind: 'contents' }],
  [/^(?:(?:intense )?quote|quotations|block text)$/u, { kind: 'quote' }],
  [/^source code$/u, { kind: 'code' }],
  [/^heading$/u, { kind: 'heading', level: 1 }],
];

const TEXT: ParagraphRole = { kind: 'text' };

/** Reads what the styles of a document (`styles.xml`) say of its paragraphs. */
export function paragraphStyles(root: XmlElement | undefined): ParagraphStyles {
  const { chainOf, styleOf } = styleChains(root);
  return {
    roleOf: (properties) => {
      const outline = outlineRole(properties);
      if (outline !== undefined) return outline;
      const id = valueOf(childAt(properties, 'pStyle'), 'val');
      for (const style of chainOf(id)) {
        const role = roleByName(style.name) ?? outlineRole(style.properties);
        if (role !== undefined) return role;
      }
      return TEXT;
    },
    numberingOf: (properties) => {
      const own = childAt(properties, 'numPr');
      const [numbering, level] = [idOf(own, 'numId'), levelOf(own)];
      if (numbering !== undefined) return { numbering, level: level ?? 0, style: undefined };
      for (const style of chainOf(valueOf(childAt(properties, 'pStyle'), 'val'))) {
        const given = childAt(style.properties, 'numPr');
        const inStyle = idOf(given, 'numId');
        if (inStyle === undefined) continue;
        return { numbering: inStyle, level: level ?? levelOf(given) ?? 0, style: style.id };
      }
      return undefined;
    },
    numberingOfStyle: (id) => idOf(childAt(styleOf(id)?.properties, 'numPr'), 'numId'),
  };
}

function roleByName(name: string): ParagraphRole | undefined {
  const level = /^heading ([1-9])$/u.exec(name)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  return ROLES.find(([pattern]) => pattern.test(name))?.[1];
}

function outlineRole(properties: XmlElement | undefined): ParagraphRole | undefined {
  const outline = numberOf(childAt(properties, 'outlineLvl'));
  if (outline === undefined) return undefined;
  return outline < OUTLINE_LEVELS ? { kind: 'heading', level: outline + 1 } : TEXT;
}

function idOf(properties: XmlElement | undefined, name: string): string | undefined {
  return valueOf(childAt(properties, name), 'val');
}

function levelOf(numbering: XmlElement | undefined): number | undefined {
  return numberOf(childAt(numbering, 'ilvl'));
}

function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return attributeOf(element, name);
}

/** The whole number that an element's `val` is. */
export function numberOf(element: XmlElement | undefined): number | undefined {
  const value = valueOf(element, 'val');
  return value !== undefined && /^\d{1,6}$/u.test(value) ? Number(value) : undefined;
}
