import { ComponentType } from 'discord.js';
import { z } from 'zod';

/** A component of a message or a modal, with only the fields that the rules and the drawing look at. */
export interface Component {
  readonly type: ComponentType;
  readonly id?: number | null | undefined;
  readonly custom_id?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly style?: number | null | undefined;
  readonly disabled?: boolean | null | undefined;
  readonly emoji?: unknown;
  readonly content?: string | null | undefined;
  readonly components?: Component[] | null | undefined;
  readonly component?: Component | null | undefined;
  readonly accessory?: Component | null | undefined;
}

const componentSchema: z.ZodType<Component> = z.looseObject({
  type: z.enum(ComponentType),
  id: z.number().nullish(),
  custom_id: z.string().nullish(),
  label: z.string().nullish(),
  url: z.string().nullish(),
  style: z.number().nullish(),
  disabled: z.boolean().nullish(),
  content: z.string().nullish(),
  get components() {
    return z.array(componentSchema).nullish();
  },
  get component() {
    return componentSchema.nullish();
  },
  get accessory() {
    return componentSchema.nullish();
  },
});
const listSchema = z.array(componentSchema);

/** Reads the `components` of a message or a modal; none if the field is missing. */
export function readComponents(components: unknown): Component[] {
  return components === undefined || components === null ? [] : listSchema.parse(components);
}

export interface PlacedComponent {
  readonly component: Component;
  /** Where it stands in the body, from `components` on. */
  readonly path: readonly (string | number)[];
}

/** Every component, nested ones after the one that holds them, in reading order. */
export function* walkComponents(
  components: readonly Component[],
  path: readonly (string | number)[] = ['components'],
): Generator<PlacedComponent> {
  for (const [index, component] of components.entries()) yield* walkComponent(component, [...path, index]);
}

function* walkComponent(
  component: Component,
  path: readonly (string | number)[],
): Generator<PlacedComponent> {
  yield { component, path };
  yield* walkComponents(component.components ?? [], [...path, 'components']);
  if (component.component) yield* walkComponent(component.component, [...path, 'component']);
  if (component.accessory) yield* walkComponent(component.accessory, [...path, 'accessory']);
}

/** The text that all text displays show, one entry each, in reading order. */
export function shownTexts(components: readonly Component[]): string[] {
  return [...walkComponents(components)]
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .map(({ component }) => component.content ?? '');
}
