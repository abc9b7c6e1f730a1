import { describeFitness } from 'archfit/vitest';

describeFitness('architecture');
