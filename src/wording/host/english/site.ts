import type { Told } from '../../../indexing/build-fault.ts';
import { type SiteFacts, SETTING_OF } from '../host-facts.ts';
import type { SiteLabels } from '../program-labels.ts';

export const site: SiteLabels = {
  written: ({ folder, articles, site: address }) => {
    const pages = articles === 1 ? 'a page for the article' : `pages for ${articles} articles`;
    const next =
      address === undefined
        ? `Set ${SETTING_OF.site} to the address where you publish it, and citations of articles without an address lead there.`
        : `Publish it at ${address}: citations of articles without an address lead there.`;
    return `${folder} holds a front page and ${pages}.\n${next}`;
  },
  serving: (address) => `They can be read at ${address}, on this machine alone. Ctrl+C ends it.`,
};

/** Why no site can be written to a folder. */
export function siteFault(facts: SiteFacts): Told {
  switch (facts.kind) {
    case 'site-folder-taken':
      return {
        problem: `The folder ${facts.folder} holds ${facts.found}, which does not belong to a site of beleg's.`,
        remedy:
          'Nothing was changed. A site replaces all of its folder: move what is yours elsewhere, or name another folder with --out.',
      };
    case 'site-no-folder':
      return {
        problem: `${facts.folder} is no folder.`,
        remedy: 'Name another one with --out; it need not be there yet.',
      };
    case 'site-among-articles':
      return {
        problem: `The folder ${facts.folder} lies among the articles, and its pages might be taken for some.`,
        remedy: 'Name one elsewhere with --out.',
      };
    case 'site-unwritable':
      return {
        problem: `The site cannot be written to ${facts.folder} (${facts.code}).`,
        remedy:
          facts.code === 'EBUSY' || facts.code === 'EXDEV'
            ? 'It is where a disk is mounted, and cannot be replaced: name a folder in it with --out.'
            : 'Let the user that runs beleg write to the folder above it, see whether the disk has space left, or name another folder with --out.',
      };
  }
}
