import { parseMarkdown } from './src/corpus/markdown/parse-markdown.ts';
const strip=(n:any)=>{delete n.position; n.children?.forEach(strip);return n};
for (const md of process.argv.slice(2)) console.log(JSON.stringify(strip(parseMarkdown(md.replaceAll('\\n','\n'))).children));
