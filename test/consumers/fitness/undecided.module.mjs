import { describeFitness } from 'archfit/jest-globals';

describeFitness('architecture', { config: 'broken.config.yaml' });
