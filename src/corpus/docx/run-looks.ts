import { attributeOf, childAt, type XmlElement } from '../archive/read-xml.ts';
import { styleChains } from './style-chains.ts';
import { isOn } from './word-xml.ts';

/** What keeps text from being read that stands in a document; undefined where nothing does. */
type Unread = 'hidden' | 'struck' | undefined;

/** Tells it of a run, by the properties of its paragraph and its own. */
export type RunLooks = (paragraph: XmlElement | undefined, run: XmlElement | undefined) => Unread;

type Switch = 'vanish' | 'strike' | 'dstrike';
type Switches = Readonly<Record<Switch, boolean | undefined>>;

/** Where the styles of a paragraph and of its text both turn it on, it is off (ECMA-376, 17.7.3). */
const TOGGLES: ReadonlySet<Switch> = new Set(['vanish', 'strike']);

/** Reads what the styles of a document (`styles.xml`) hide and strike: a run may do so itself, or by a style alone. */
export function runLooks(root: XmlElement | undefined): RunLooks {
  const styles = styleChains(root);
  const byDefault = switchesIn([childAt(root, 'docDefaults', 'rPrDefault', 'rPr')]);
  const known = new Map<string | undefined, Switches>();
  const switchesOf = (id: string | undefined): Switches => {
    const found = known.get(id) ?? switchesIn(styles.chainOf(id).map((style) => style.textProperties));
    known.set(id, found);
    return found;
  };
  return (paragraph, run) => {
    const named = valueOf(childAt(paragraph, 'pStyle'));
    const ofParagraph = switchesOf(styles.styleOf(named) === undefined ? styles.paragraphDefault : named);
    const ofText = switchesOf(valueOf(childAt(run, 'rStyle')));
    const own = switchesIn([run]);
    const isSet = (name: Switch): boolean => {
      const said = own[name];
      if (said !== undefined) return said;
      const [outer, inner, always] = [ofParagraph[name], ofText[name], byDefault[name] ?? false];
      if (!TOGGLES.has(name)) return inner ?? outer ?? always;
      return always || (outer ?? false) !== (inner ?? false);
    };
    if (isSet('vanish')) return 'hidden';
    return isSet('strike') || isSet('dstrike') ? 'struck' : undefined;
  };
}

/** What the first says that says anything. */
function switchesIn(properties: readonly (XmlElement | undefined)[]): Switches {
  const said = (name: Switch): boolean | undefined => {
    const found = properties.map((some) => childAt(some, name)).find((one) => one !== undefined);
    return found && isOn(found);
  };
  return { vanish: said('vanish'), strike: said('strike'), dstrike: said('dstrike') };
}

function valueOf(element: XmlElement | undefined): string | undefined {
  return attributeOf(element, 'val');
}
