import { posix } from 'node:path';
import type { Archive } from './open-archive.ts';
import { attributeOf, childrenNamed, readXml, type XmlElement } from './read-xml.ts';

/** The parts of an office document (ISO/IEC 29500-2): which part is what, others say. */
export interface Part {
  /** Its name in the archive. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The parts that a part names as of a kind ("styles", "footnotes"); '' is the document as a whole. */
export type RelatedParts = (kind: string) => readonly Part[];

/** Reads what a part says of others. What is not there, or lies outside of the archive, is left out. */
export function relatedParts(archive: Archive, of: string): RelatedParts {
  const folder = posix.dirname(of);
  const relationships = childrenNamed(rootOf(archive, relationshipsOf(of)), 'Relationship');
  return (kind) =>
    relationships
      .filter((one) => attributeOf(one, 'Type')?.endsWith(`/${kind}`) === true)
      .flatMap((one) => {
        const target = attributeOf(one, 'Target') ?? '';
        const name = withinArchive(target.startsWith('/') ? target.slice(1) : posix.join(folder, target));
        const bytes = archive.read(name);
        return bytes === undefined ? [] : [{ name, bytes }];
      });
}

function relationshipsOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

function rootOf(archive: Archive, name: string): XmlElement | undefined {
  const bytes = archive.read(name);
  return bytes === undefined ? undefined : readXml(bytes).root;
}

/** A path without its detours; what leads out of the archive names nothing in it. */
export function withinArchive(path: string): string {
  return posix.normalize(path).replace(/^(?:\.\/|\/)+/u, '');
}
