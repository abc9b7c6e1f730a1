import { defineConfig, definePack, kubernetes } from 'archfit';

export default defineConfig({
  sources: kubernetes({ manifests: 'shop/rendered-faulty/prod' }),
  policies: [definePack({ policies: 'policy', timeLimitMs: 60_000 })],
});
