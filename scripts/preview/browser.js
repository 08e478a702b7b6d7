// Runs in the page: the component library, and the switches for theme, width and language. The address can set them,
// as `#light,phone,fr`, so that a picture of each can be taken.
// oxlint-disable-next-line import/no-unassigned-import -- importing it defines the elements
import '@skyra/discord-components-core';

const state = { theme: 'dark', width: 'desktop', language: 'de' };
const buttons = [...document.querySelectorAll('[data-switch]')];

for (const value of location.hash.slice(1).split(',')) {
  const button = buttons.find((candidate) => candidate.value === value);
  if (button) state[button.dataset.switch] = value;
}

function show() {
  const light = state.theme === 'light';
  document.documentElement.classList.toggle('light', light);
  document.querySelector('main').classList.toggle('phone', state.width === 'phone');
  // The library's elements read the theme once, when they are connected: tell each.
  for (const element of document.querySelectorAll('main *')) {
    if ('lightTheme' in element) element.lightTheme = light;
  }
  for (const section of document.querySelectorAll('[data-language]')) {
    section.hidden = section.dataset.language !== state.language;
  }
  for (const button of buttons) {
    button.setAttribute('aria-pressed', String(state[button.dataset.switch] === button.value));
  }
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    state[button.dataset.switch] = button.value;
    show();
  });
}
show();
