import { describeFitness } from 'archfit/jest-globals';

describeFitness('architecture', { config: 'open.config.yaml' });
