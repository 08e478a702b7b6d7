// Runs in the page: shows the rows that are chosen. Without it all of them stand there.
const form = document.querySelector('#filter');
const rows = [...document.querySelectorAll('#rows > li')];
const texts = new Map();

function textOf(row) {
  const known = texts.get(row) ?? row.textContent.toLowerCase();
  texts.set(row, known);
  return known;
}

function show() {
  const { words = '', ...chosen } = Object.fromEntries(new FormData(form));
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    row.hidden = !(
      Object.entries(chosen).every(([name, value]) => value === '' || row.dataset[name] === value) &&
      wanted.every((word) => textOf(row).includes(word))
    );
    if (!row.hidden) count += 1;
  }
  form.querySelector('output').textContent = `${count} of ${rows.length} shown`;
}

if (form !== null) {
  let frame = 0;
  form.hidden = false;
  form.addEventListener('input', () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(show);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(show));
  // A browser may have kept what was chosen before the page was loaded again.
  addEventListener('pageshow', show);
}
