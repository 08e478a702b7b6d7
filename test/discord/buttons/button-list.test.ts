import { describe, expect, it } from 'vitest';
import { BUTTONS, MODALS } from '../../../src/discord/buttons/buttons.ts';
import { customIdSchema } from '../../../src/discord/rendering/custom-id.ts';

describe('the list of buttons', () => {
  it('holds one button for each action that a custom id may name', () => {
    const actions = customIdSchema.options.map(({ shape }) => shape.action.value);
    expect(BUTTONS.map(({ action }) => action).toSorted()).toEqual(actions.toSorted());
  });

  it('opens every modal with a button of its action', () => {
    const pressed = new Set(BUTTONS.map(({ action }) => action));
    expect(MODALS.filter(({ action }) => !pressed.has(action))).toEqual([]);
  });
});
