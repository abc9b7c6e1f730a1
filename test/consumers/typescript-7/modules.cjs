const { evaluate, layered, modules, readModules } = require('archfit');

const layers = layered({ http: 'src/http', domain: 'src/domain', persistence: 'src/persistence' });
const compiler = /[\\/]node_modules[\\/]typescript[\\/]/;

async function main() {
  const { edges, unresolved } = await readModules('.', { files: 'src' });
  const { checks } = await evaluate([modules({ files: 'src', layers })]);
  const broken = checks.filter(({ findings }) => findings.length > 0).map(({ rule }) => rule);
  const loaded = Object.keys(require.cache).filter((file) => compiler.test(file));
  console.log(
    JSON.stringify({ edges: edges.length, unresolved: unresolved.length, broken, loaded }),
  );
}

main();
