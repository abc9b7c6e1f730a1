// Compares two API descriptions and prints every change as JSON, as the changelog of a peer does.
import { diffOpenApi } from '../../dist/esm/facts/openapi/diff-openapi.js';

const [old, newer] = process.argv.slice(2);
const { verdict, changes, problems } = await diffOpenApi(old, newer);
process.stdout.write(JSON.stringify({ verdict, changes, problems }));
