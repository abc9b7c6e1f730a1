import { describeFitness } from 'archfit/vitest';

describeFitness('architecture', { config: 'open.config.yaml' });
