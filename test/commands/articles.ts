/** Articles about which the embedded model is sure. */
export const LIBRARY = `---
title: Bücherei öffnet sonntags
publisher: Musterstädter Bote
language: de
source: https://example.org/buecherei
---

Der Stadtrat hat am Dienstag neue Öffnungszeiten beschlossen. Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.

## Kosten

Der Ausweis kostet 12 Euro im Jahr. Die Leiterin Anna Lenz rechnet mit 2.000 neuen Gästen.
`;

export const MUSEUM = `# Museum reopens

The city museum reopens on Monday after two years of repairs. A ticket costs nine pounds.
`;
