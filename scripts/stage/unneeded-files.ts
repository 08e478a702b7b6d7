/** A machine that beleg runs on, as Node.js names it: `linux` and `arm64`. */
export interface Platform {
  readonly platform: string;
  readonly arch: string;
}

/** What of a package never runs, by paths in it; `keeps` are the exceptions. */
interface Unneeded {
  readonly paths: RegExp;
  readonly keeps?: (platform: Platform) => RegExp;
}

/** Of every package: what only compilers and debuggers read. */
const OF_EVERY = /\.(?:map|d\.[cm]?ts)$/;

const OF: Readonly<Record<string, Unneeded>> = {
  // One library for each platform, and what reaches graphics cards on Windows.
  'onnxruntime-node': {
    paths: /^bin\//,
    keeps: ({ platform, arch }) => new RegExp(`^bin/napi-v3/${platform}/${arch}/`),
  },
  // The same for browsers; transformers.js imports this one file of it on every platform, and uses it nowhere but there.
  'onnxruntime-web': { paths: /^(?:dist|lib|docs)\//, keeps: () => /^dist\/ort-web\.node\.js$/ },
  // In Node.js its src/ runs.
  '@xenova/transformers': { paths: /^(?:dist|types)\// },
  // What draws pages; what reads them is the build for Node.js, with the shapes of fonts and the names of Asian characters.
  'pdfjs-dist': {
    paths: /^(?:build|legacy|web|image_decoders|types|wasm|iccs)\//,
    keeps: () => /^legacy\/build\/pdf(?:\.worker\.min)?\.mjs$/,
  },
  // What it is compiled from.
  'hnswlib-node': { paths: /^(?:src|build)\//, keeps: () => /^build\/Release\/addon\.node$/ },
};

/** Whether a file of a package, by its path in it, is one that beleg never reads on this platform. */
export function isUnneeded(name: string, path: string, on: Platform): boolean {
  if (OF_EVERY.test(path)) return true;
  const known = OF[name];
  return known !== undefined && known.paths.test(path) && known.keeps?.(on).test(path) !== true;
}
