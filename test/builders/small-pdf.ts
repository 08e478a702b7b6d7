/** A PDF of these objects, of which the first is its catalog; each is numbered by its place, from 1. */
export function smallPdf(objects: readonly (string | Uint8Array)[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  }
  const table = Buffer.concat(parts).length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${entries}`),
    Buffer.from(`trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`),
  );
  return new Uint8Array(Buffer.concat(parts));
}

export function pdfStream(entries: string, data: string | Uint8Array): Uint8Array {
  const bytes = Buffer.from(data);
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** In the encoding that Windows had: the bytes of the characters that Latin-1 lacks. */
const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94 };

/** A page with each line in its place below the one before, the first of them larger. */
export function pageOfLines(lines: readonly string[]): Uint8Array {
  const content = lines.map((line, at) => {
    const hex = Array.from(line, (character) =>
      (WINDOWS[character] ?? character.charCodeAt(0)).toString(16).padStart(2, '0'),
    );
    return `BT /F ${at === 0 ? 20 : 10} Tf 40 ${700 - 40 * at} Td <${hex.join('')}> Tj ET`;
  });
  return smallPdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>',
    pdfStream('', content.join('\n')),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ]);
}
