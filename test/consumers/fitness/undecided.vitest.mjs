import { describeFitness } from 'archfit/vitest';

describeFitness('architecture', { config: 'broken.config.yaml' });
